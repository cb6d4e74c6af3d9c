using System.Globalization;
using RcmAnalytics.Simulator;
using RcmAnalytics.Transform;
using RcmAnalytics.Warehouse;

namespace RcmAnalytics.Tests.Simulator;

/// <summary>A payer that changes at every practice at once shows in all of them together before it shows in one.</summary>
public sealed class PooledShiftTests(ITestOutputHelper output)
{
    // A practice has some four claims a month of a payer.
    private static readonly SimulationOptions Options = new() { Claims = 20_000, Practices = 12, Months = 18 };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(11)]
    [InlineData(29)]
    [InlineData(47)]
    public async Task PayersChanges_OverManyPractices_ShowWeeksBeforeOneSeesThemAndLittleElse(int seed)
    {
        var files = Simulation.Run(Options with { Seed = (ulong)seed }).ToList();
        await using var warehouse = DuckDbWarehouse.Open(new DuckDbOptions { Path = ":memory:" });
        await TruthTests.FillAsync(warehouse, files.Where(IsSent), Cancellation);
        var planted = files.Single(file => file.Path == "truth/stories.csv").Text.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Skip(1).Select(line => line.Split(',')).ToDictionary(story => story[0], story => (Payer: story[3], From: Day(story[6])));

        var shifts = await ShiftsAsync(warehouse);

        shifts.ForEach(shift => output.WriteLine($"seed {seed}: {shift}"));
        var slow = shifts.Where(shift => shift.Kind == "turnaround" && shift.Payer == planted["payer_slows"].Payer).ShouldHaveSingleItem();
        var low = shifts.Where(shift => shift.Kind == "allowed_amount" && shift.Payer == planted["payer_underpays"].Payer).ToList();
        low.ShouldNotBeEmpty();
        foreach (var (shift, from) in low.Select(shift => (shift, planted["payer_underpays"].From)).Append((slow, planted["payer_slows"].From)))
        {
            // It shows in decisions, which come weeks after the services that it begins with.
            shift.From.ShouldBeInRange(from, from.AddDays(45));
            (shift.Alone ?? DateOnly.MaxValue).ShouldBeGreaterThanOrEqualTo(shift.Noticed.AddDays(14), "a practice saw it as early");
        }

        shifts.Except([slow, .. low]).Where(shift => shift is not { Kind: "denial_rate", About: "bundling" or "timely_filing" })
            .ShouldBeEmpty("nothing else was planted at several practices");
    }

    [Fact]
    public async Task PayerSlows_BuiltOnTheDayItIsNoticed_IsToldByThePoolAlone()
    {
        var files = Simulation.Run(Options with { Seed = 11 }).Where(IsSent).ToList();
        var day = new DateOnly(2025, 12, 21);
        await using var warehouse = DuckDbWarehouse.Open(new DuckDbOptions { Path = ":memory:" });

        await TruthTests.FillAsync(warehouse, files.Where(file => TruthTests.IsKnown(file.Path, day)), Cancellation, AsOf.On(day));

        var slow = (await ShiftsAsync(warehouse)).Where(shift => shift.Kind == "turnaround").ShouldHaveSingleItem();
        output.WriteLine($"{slow}");
        slow.Noticed.ShouldBe(day);
        slow.Alone.ShouldBeNull();
        slow.Agreeing.ShouldBeGreaterThanOrEqualTo(3);
        var own = await warehouse.ReadAsync("select * from fct_payer_shifts where shift_kind = 'turnaround'", [], Cancellation);
        own.Rows.ShouldBeEmpty();
    }

    private static bool IsSent(SimulatedFile file) => TruthTests.IsLoaded(file) && !file.Path.StartsWith("pm/", StringComparison.Ordinal);

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static async Task<List<Shift>> ShiftsAsync(DuckDbWarehouse warehouse)
    {
        const string sql = """
            select shift_kind, payer_id, coalesce(denial_category, procedure_code, ''), shift_date, noticed_date, min(own_noticed_date),
                max(practice_count), max(agreeing_count), max(pooled_rate_before), max(pooled_rate_after)
            from fct_pooled_shifts
            group by shift_kind, payer_id, denial_category, procedure_code, shift_date, noticed_date
            order by 1, 2, 3, 4
            """;
        return [.. (await warehouse.ReadAsync(sql, [], Cancellation)).Rows.Select(row => new Shift(
            (string)row[0]!, (string)row[1]!, (string)row[2]!, (DateOnly)row[3]!, (DateOnly)row[4]!, (DateOnly?)row[5],
            (long)row[6]!, (long)row[7]!, (double)row[8]!, (double)row[9]!))];
    }

    /// <param name="Alone">When the first practice alone sees it.</param>
    private sealed record Shift(
        string Kind, string Payer, string About, DateOnly From, DateOnly Noticed, DateOnly? Alone, long Practices, long Agreeing, double Before, double After);
}
