using System.Globalization;
using RcmAnalytics.Simulator;
using RcmAnalytics.Warehouse;

namespace RcmAnalytics.Tests.Simulator;

/// <summary>What planted stories cost, line by line as the simulator tells it, against what the models make of the files.</summary>
public sealed class UnderpaymentTruthTests(ITestOutputHelper output)
{
    private static readonly SimulationOptions Options =
        TruthTests.Asked(new() { Claims = 20_000, Practices = 5, Months = 18, Seed = 11 });

    private static readonly Lazy<List<SimulatedFile>> Files = new(() => [.. Simulation.Run(Options)]);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task PlantedStories_WithContracts_CostWhatTheyCostToTheCent()
    {
        await using var warehouse = DuckDbWarehouse.Open(new DuckDbOptions { Path = ":memory:" });
        await TruthTests.FillAsync(warehouse, Loaded(), Cancellation);

        var short7 = await SumsAsync(warehouse, """
            select claims.practice_id, lines.procedure_code, month_start(lines.service_from_date), sum(lines.underpaid_amount)
            from fct_underpayments as lines
            inner join fct_claims as claims on lines.claim_key = claims.claim_key
            where lines.is_underpaid and lines.variance_rate = -0.07
            group by 1, 2, 3
            """);
        Compare("payer_underpays", short7, Standing("payer_underpays").Where(row => row.Underpaid != 0));

        var first = Told("outcomes_").ToDictionary(row => (row[0], row[1]), row => row[5]);
        var bundled = await SumsAsync(warehouse, $"""
            select practice_id, procedure_code, month_start(service_from_date), sum(expected_denied_amount)
            from fct_denials
            where payer_id = 'ATLS5' and reason_code = '97' and modifiers = '25' and service_from_date >= date '{From("modifiers_off")}'
            group by 1, 2, 3
            """);
        Compare("modifiers_off", bundled, Decided("modifiers_off").Where(row => first.GetValueOrDefault((row.Claim, row.Practice)) == row.Adjudicated));
    }

    [Fact]
    public async Task PlantedStory_WithoutContracts_IsBelowUsualAndCleanLinesAreNot()
    {
        await using var warehouse = DuckDbWarehouse.Open(new DuckDbOptions { Path = ":memory:" });
        await TruthTests.FillAsync(warehouse, Loaded().Where(file => !file.Path.StartsWith("contracts/", StringComparison.Ordinal)), Cancellation);

        var rows = (await warehouse.ReadAsync(
            """
            select claims.patient_control_number, claims.practice_id, lines.procedure_code, lines.is_below_usual
            from fct_below_usual as lines
            inner join fct_claims as claims on lines.claim_key = claims.claim_key
            """,
            [], Cancellation)).Rows.ToLookup(row => ((string)row[0]!, (string)row[1]!, (string)row[2]!), row => (bool)row[3]!);
        var planted = Standing("payer_underpays").Where(row => row.Underpaid != 0).Select(row => (row.Claim, row.Practice, row.Code)).ToHashSet();
        var found = planted.Count(line => rows[line].Contains(true));
        var clean = rows.Where(line => !planted.Contains(line.Key)).ToList();
        var flagged = clean.Count(line => line.Contains(true));

        output.WriteLine($"{found} of {planted.Count} planted lines are below usual; {flagged} of {clean.Count} clean ones are");
        ((double)found / planted.Count).ShouldBeGreaterThanOrEqualTo(0.9);
        ((double)flagged / clean.Count).ShouldBeLessThan(0.02);
        (await warehouse.ReadAsync("select 1 from fct_underpayments", [], Cancellation)).Rows.ShouldBeEmpty("no contract says so");
    }

    private static IEnumerable<SimulatedFile> Loaded() =>
        Files.Value.Where(file => TruthTests.IsLoaded(file) && !file.Path.StartsWith("pm/", StringComparison.Ordinal));

    private void Compare(string story, Dictionary<string, decimal> actual, IEnumerable<Line> happened)
    {
        var expected = happened.GroupBy(line => $"{line.Practice} {line.Code} {line.Month}").ToDictionary(group => group.Key, group => group.Sum(line => line.Underpaid));
        output.WriteLine($"{story}: {expected.Values.Sum():0.00} happened, {actual.Values.Sum():0.00} read, in {expected.Count} and {actual.Count} cells");
        expected.ShouldNotBeEmpty();
        expected.Keys.Union(actual.Keys).Where(key => expected.GetValueOrDefault(key) != actual.GetValueOrDefault(key))
            .Select(key => $"{key}: {expected.GetValueOrDefault(key)} happened, {actual.GetValueOrDefault(key)} read").ShouldBeEmpty();
    }

    private static async Task<Dictionary<string, decimal>> SumsAsync(IWarehouse warehouse, string sql) =>
        (await warehouse.ReadAsync(sql, [], Cancellation)).Rows.ToDictionary(
            row => string.Create(CultureInfo.InvariantCulture, $"{row[0]} {row[1]} {(DateOnly)row[2]!:yyyy-MM}"), row => (decimal)row[3]!);

    private static string From(string story) => Told("stories").First(row => row[0] == story)[6];

    /// <summary>What stands at the end: a line taken back is none.</summary>
    private static IEnumerable<Line> Standing(string story) =>
        Lines(story).GroupBy(row => row.Line with { Adjudicated = "" }).Where(group => group.Sum(row => row.Sign) > 0).Select(group => group.Key);

    private static IEnumerable<Line> Decided(string story) => Lines(story).Where(row => row.Sign > 0).Select(row => row.Line);

    private static IEnumerable<(Line Line, int Sign)> Lines(string story) =>
        Told("underpaid_lines_").Where(row => row[0] == story).Select(row => (
            new Line(row[1], row[2], row[5], row[4][..7], row[7], decimal.Parse(row[10], CultureInfo.InvariantCulture)),
            int.Parse(row[11], CultureInfo.InvariantCulture)));

    private static IEnumerable<string[]> Told(string name) =>
        Files.Value.Where(file => file.Path.StartsWith($"truth/{name}", StringComparison.Ordinal))
            .SelectMany(file => file.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1)).Select(row => row.Split(','));

    private sealed record Line(string Claim, string Practice, string Code, string Month, string Adjudicated, decimal Underpaid);
}
