using RcmAnalytics.Simulator;
using RcmAnalytics.Warehouse;

namespace RcmAnalytics.Tests.Simulator;

/// <summary>A payer that changes at every practice at once shows in all of them together before it shows in one.</summary>
public sealed class PooledShiftTests(ITestOutputHelper output)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(11)]
    [InlineData(29)]
    [InlineData(47)]
    public async Task PayersChanges_OverManyPractices_ShowWeeksBeforeOneSeesThem(int seed)
    {
        var options = new SimulationOptions { Claims = 20_000, Practices = 12, Months = 18, Seed = (ulong)seed };
        var files = Simulation.Run(options).ToList();
        await using var warehouse = DuckDbWarehouse.Open(new DuckDbOptions { Path = ":memory:" });
        await TruthTests.FillAsync(warehouse, files.Where(IsSent), Cancellation);
        var stories = files.Single(file => file.Path == "truth/stories.csv").Text.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Skip(1).Select(line => line.Split(',')).ToList();
        stories.ForEach(story => output.WriteLine($"planted {story[0]} payer {story[3]} from {story[6]}"));
        foreach (var shift in await ShiftsAsync(warehouse))
        {
            output.WriteLine($"seed {seed}: {shift}");
        }
    }

    private static bool IsSent(SimulatedFile file) => TruthTests.IsLoaded(file) && !file.Path.StartsWith("pm/", StringComparison.Ordinal);

    private static async Task<List<Shift>> ShiftsAsync(DuckDbWarehouse warehouse)
    {
        const string sql = """
            select shift_kind, payer_id, coalesce(denial_category, procedure_code, ''), shift_date, noticed_date, until_date,
                min(own_noticed_date), count(*), max(pooled_rate_before), max(pooled_rate_after), max(evidence), max(agreeing_count)
            from fct_pooled_shifts
            group by 1, 2, 3, 4, 5, 6
            order by 1, 2, 3, 4
            """;
        return [.. (await warehouse.ReadAsync(sql, [], Cancellation)).Rows.Select(row => new Shift(
            (string)row[0]!, (string)row[1]!, (string)row[2]!, (DateOnly)row[3]!, (DateOnly)row[4]!, (DateOnly?)row[5], (DateOnly?)row[6], (long)row[7]!,
            (double)row[8]!, (double)row[9]!, (double)row[10]!, (long)row[11]!))];
    }

    private sealed record Shift(
        string Kind, string Payer, string About, DateOnly From, DateOnly Noticed, DateOnly? Until, DateOnly? Alone, long Practices, double Before, double After, double Evidence, long Agreeing);
}
