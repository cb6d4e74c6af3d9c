using System.Globalization;
using RcmAnalytics.Simulator;
using RcmAnalytics.Warehouse;

namespace RcmAnalytics.Tests.Simulator;

/// <summary>What the simulator plants is found by name and date, and little else is.</summary>
public sealed class ShiftTests(ITestOutputHelper output)
{
    private const int DaysOff = 14;

    [Theory]
    [InlineData(11)]
    [InlineData(29)]
    [InlineData(47)]
    public async Task PlantedStories_OfAYearAndAHalf_AreFoundAndLittleElse(int seed)
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var warehouse = DuckDbWarehouse.Open(new DuckDbOptions { Path = ":memory:" });
        var options = new SimulationOptions { Claims = 20_000, Practices = 5, Months = 18, Seed = (ulong)seed };
        var files = Simulation.Run(options).ToList();
        await TruthTests.FillAsync(warehouse, files.Where(TruthTests.IsLoaded), cancellation);
        var stories = files.Single(file => file.Path == "truth/stories.csv").Text
            .Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(Planted)
            .Where(story => story.Name != "payer_underpays") // found by fct_underpayments
            .ToDictionary(story => story.Name);

        var shifts = await ShiftsAsync(warehouse, cancellation);

        var found = stories.Values.ToDictionary(story => story.Name, story => shifts.Where(shift => Tells(shift, story)).ToList());
        var strange = shifts.Except(found.Values.SelectMany(told => told)).ToList();
        foreach (var (name, told) in found)
        {
            output.WriteLine($"seed {seed}: {name} from {stories[name].From:yyyy-MM-dd}: found {told.Count} times");
            told.ForEach(shift => output.WriteLine($"    {shift}"));
        }

        output.WriteLine($"seed {seed}: {found.Values.Count(told => told.Count > 0)} found of {found.Count} planted, {strange.Count} false");
        strange.ForEach(shift => output.WriteLine($"    false: {shift}"));
        // A payer is slow at all practices, and is found at those with enough claims of it.
        found["payer_slows"].Count.ShouldBeGreaterThanOrEqualTo(3);
        found["authorization_spike"].ShouldHaveSingleItem();
        found["charge_lag"].ShouldHaveSingleItem();
        found["batch_failed"].ShouldHaveSingleItem();
        found["batch_refused"].ShouldHaveSingleItem();
        found["modifiers_off"].ShouldNotBeEmpty();
        strange.Count.ShouldBeLessThanOrEqualTo(1);
    }

    private static bool Tells(Shift shift, Story story) => story.Name switch
    {
        "payer_slows" => shift.Kind == "turnaround" && shift.Payer == story.Payer && IsNear(shift.From, story.From)
            && Math.Abs(shift.Change - 12) <= 3,
        "authorization_spike" => shift is { Kind: "denial_rate", Category: "authorization" } && shift.Location == story.Location
            && IsNear(shift.From, story.From) && shift.Until is { } until && IsNear(until, story.To!.Value), // it has an end
        "charge_lag" => shift.Kind == "charge_lag" && shift.Practice == story.Practice && IsNear(shift.From, story.From)
            && Math.Abs(shift.Change - 8) <= 2,
        "batch_failed" or "batch_refused" => shift.Kind == "batch_rejected" && shift.Practice == story.Practice
            && shift.From >= story.From && IsNear(shift.From, story.From),
        "modifiers_off" => shift is { Kind: "denial_rate", Category: "bundling" } && shift.Payer == story.Payer,
        "filing_limit_cliff" => shift is { Kind: "denial_rate", Category: "timely_filing" } && shift.Payer == story.Payer,
        _ => false,
    };

    private static bool IsNear(DateOnly one, DateOnly other) => Math.Abs(one.DayNumber - other.DayNumber) <= DaysOff;

    private static Story Planted(string line)
    {
        var cells = line.Split(',');
        return new Story(cells[0], cells[2], cells[3], cells[4], Day(cells[6]), cells[7].Length == 0 ? null : Day(cells[7]));
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static async Task<List<Shift>> ShiftsAsync(DuckDbWarehouse warehouse, CancellationToken cancellation)
    {
        const string sql = """
            select shift_kind, practice_id, payer_id, location_id, denial_category, shift_date, until_date, value_before,
                value_change, affected_count
            from fct_payer_shifts
            order by shift_kind, practice_id, payer_id, location_id, denial_category, shift_date
            """;
        var result = await warehouse.ReadAsync(sql, [], cancellation);
        return [.. result.Rows.Select(row => new Shift(
            (string)row[0]!, (string)row[1]!, (string?)row[2], (string?)row[3], (string?)row[4], (DateOnly)row[5]!, (DateOnly?)row[6],
            Convert.ToDouble(row[7], CultureInfo.InvariantCulture),
            Convert.ToDouble(row[8], CultureInfo.InvariantCulture),
            Convert.ToInt64(row[9], CultureInfo.InvariantCulture)))];
    }

    private sealed record Story(string Name, string Practice, string Payer, string Location, DateOnly From, DateOnly? To);

    private sealed record Shift(
        string Kind, string Practice, string? Payer, string? Location, string? Category, DateOnly From, DateOnly? Until, double Before,
        double Change, long Affected);
}
