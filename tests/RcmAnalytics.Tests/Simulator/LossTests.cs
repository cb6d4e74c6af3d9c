using System.Globalization;
using RcmAnalytics.Simulator;
using RcmAnalytics.Transform;
using RcmAnalytics.Warehouse;

namespace RcmAnalytics.Tests.Simulator;

/// <summary>
/// What nobody goes after in time is on the worklist while something can still be done, with its last day. The list is built
/// of what was known on one day: the one on which most claims are about to miss the payer's new limit.
/// </summary>
public sealed class LossTests(ITestOutputHelper output)
{
    // So many visits a day that files come every day: what happened on a day is known on it.
    private static readonly SimulationOptions Options = TruthTests.Asked(new() { Claims = 6500, Practices = 2, Months = 12, Seed = 11 });

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task PlantedLosses_BeforeTheyExpire_AreOnTheWorklistWithTheirLastDay()
    {
        var files = Simulation.Run(Options).ToList();
        var losses = Told(files).ToList();
        var day = Enumerable.Range(0, Options.Months * 31).Select(Options.Start.AddDays)
            .MaxBy(candidate => losses.Count(loss => loss.Story.Length > 0 && loss.IsAlive(candidate)));
        var alive = losses.Where(loss => loss.IsAlive(day)).ToList();
        var known = files.Where(file => TruthTests.IsLoaded(file) && TruthTests.IsKnown(file.Path, day)).ToList();
        await using var warehouse = DuckDbWarehouse.Open(new DuckDbOptions { Path = ":memory:" });

        // Of claims and remits alone, since books give up denials long before they expire.
        await TruthTests.FillAsync(warehouse, known.Where(file => !file.Path.StartsWith("pm/", StringComparison.Ordinal)), Cancellation, AsOf.On(day));
        var wrong = await CompareAsync(warehouse, day, alive.Where(loss => loss.Kind != "unbilled"));
        await TruthTests.FillAsync(warehouse, known.Where(file => file.Path.StartsWith("pm/", StringComparison.Ordinal)), Cancellation, AsOf.On(day));
        wrong.AddRange(await CompareAsync(warehouse, day, alive.Where(loss => loss.Kind == "unbilled")));

        wrong.ShouldBeEmpty();
        alive.Select(loss => loss.Kind).Distinct().Order(StringComparer.Ordinal).ShouldBe(["denied", "rejected", "unanswered", "unbilled"]);
        alive.Count(loss => loss is { Story: "filing_limit_cliff", Kind: "unbilled" }).ShouldBeGreaterThan(0);
    }

    private async Task<List<string>> CompareAsync(IWarehouse warehouse, DateOnly day, IEnumerable<Loss> expected)
    {
        var rows = (await warehouse.ReadAsync(
            "select ltrim(patient_control_number, '0'), practice_id, work_kind, due_date from fct_worklist where payer_sequence = 1", [], Cancellation))
            .Rows.ToLookup(row => ((string)row[0]!, (string)row[1]!), row => ($"{row[2]}", (DateOnly?)row[3]));
        List<string> wrong = [];
        // What was entered before a practice's first claim may have been claimed in a file from before those loaded.
        var first = (await warehouse.ReadAsync("select practice_id, min(first_submitted_date) from fct_claims group by 1", [], Cancellation))
            .Rows.ToDictionary(row => (string)row[0]!, row => (DateOnly)row[1]!);
        foreach (var kind in expected.Where(loss => loss.Kind != "unbilled" || loss.Visible > first[loss.Practice].AddDays(7)).GroupBy(loss => loss.Kind))
        {
            var missed = kind.Where(loss => !rows[(loss.Claim, loss.Practice)].Contains((loss.Kind, loss.Expiry))).ToList();
            output.WriteLine($"{day:yyyy-MM-dd}: {kind.Key,-10} {kind.Count(),4} planted, {missed.Count} not listed with their last day, {kind.Sum(loss => loss.Amount),12:0.00}");
            wrong.AddRange(missed.Select(loss => $"{loss}: listed as {string.Join("; ", rows[(loss.Claim, loss.Practice)])}"));
        }

        return wrong;
    }

    private static IEnumerable<Loss> Told(List<SimulatedFile> files) =>
        files.Where(file => file.Path.StartsWith("truth/losses_", StringComparison.Ordinal))
            .SelectMany(file => file.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1))
            .Select(row => row.Split(','))
            .Select(row => new Loss(
                row[0], row[1], row[2], row[3], row[4], Day(row[6]), Day(row[7]), decimal.Parse(row[8], CultureInfo.InvariantCulture)));

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private sealed record Loss(
        string Kind, string Story, string Claim, string Practice, string Payer, DateOnly Visible, DateOnly Expiry, decimal Amount)
    {
        public bool IsAlive(DateOnly day) => Visible <= day && day < Expiry;
    }
}
