using System.Globalization;
using RcmAnalytics.Api.Loads;
using RcmAnalytics.Ingest;
using RcmAnalytics.Metrics;
using RcmAnalytics.Reports;
using RcmAnalytics.Simulator;
using RcmAnalytics.Transform;
using RcmAnalytics.Warehouse;

namespace RcmAnalytics.Tests.Simulator;

/// <summary>
/// The simulator knows what happened and writes it as files; the models read the files. Every metric by month, practice and
/// payer is held to what happened.
/// </summary>
public sealed class TruthTests(ITestOutputHelper output)
{
    private static readonly SimulationOptions Options = Asked(new() { Claims = 20_000, Practices = 5, Months = 18, Seed = 11 });

    /// <summary>Files of the truth that tell no metrics.</summary>
    private static readonly string[] NotMetrics = ["outcomes_", "underpaid_lines_", "losses_", "stories", "faults", "practice_ledger", "books"];

    /// <summary>
    /// Expectations, which nothing that happens proves; changes, which ShiftTests and PooledShiftTests hold to the stories; ends
    /// of denials, which rest on write-offs that Tebra's export dates by the charge; and checks of the data. PracticeExportTests hold write-offs, postings and deposits to the books.
    /// </summary>
    private static readonly HashSet<string> Untold =
    [
        "adjudicated_expected_amount", "expected_denied_amount", "initial_denial_rate_expected", "denial_recovery_rate_expected",
        "denial_overturn_rate_dollars", "denial_recovery_rate", "recovered_denied_amount", "denial_resolution_median_days",
        "denial_resolution_p90_days", "open_denied_amount", "final_denial_rate", "denial_write_offs", "denial_write_off_rate",
        "denial_write_offs_posted_as_contractual", "contract_coverage", "data_fault_rate", "duplicate_transmissions",
        "missing_payer_payments", "remit_line_match_rate", "remit_match_rate_dollars", "unmapped_adjustment_amount",
        "unmapped_reason_amount", "cash_posted_rate", "cash_deposited_rate", "posting_difference_amount", "undeposited_amount",
        "unexplained_deposits", "unposted_amount", "charge_below_contract_amount", "identified_underpaid_amount",
        "recovered_underpaid_amount", "underpayment_recovery_rate", "below_usual_services", "below_usual_amount", "below_usual_rate",
        "usual_services",
        "cash_change", "cash_volume_effect", "cash_timing_effect", "cash_mix_effect", "cash_rate_effect", "cash_taken_back_effect",
        "cash_late_effect", "work_items", "work_expected_amount", "filing_risk_amount", "appeal_risk_amount", "no_response_amount",
        "expired_amount", "unowned_work_items", "untouched_work_share", "collection_costs", "cost_to_collect",
        "cash_forecast", "cash_forecast_quarter", "cash_forecast_month", "cash_forecast_charged", "cash_forecast_low",
        "cash_forecast_high", "cash_forecast_received", "cash_forecast_weeks", "cash_forecast_four_weeks",
        "cash_forecast_weeks_charged", "cash_forecast_weeks_low", "cash_forecast_weeks_high", "unpaid_charges", "unpaid_accounts",
        "unpaid_expected_cash", "unpaid_chance", "forecast_error", "forecast_bias", "forecast_in_band_rate",
        "forecast_error_weeks", "forecast_in_band_rate_weeks", "payer_changes", "payer_changes_unseen", "payer_change_amount",
        "practice_shifts",
    ];

    [Fact]
    public async Task EveryMetric_ByMonthPracticeAndPayer_IsWhatHappened()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var warehouse = DuckDbWarehouse.Open(new DuckDbOptions { Path = ":memory:" });
        var files = Simulation.Run(Options).ToList();
        var claims = Read(Told(files, path => !NotMetrics.Any(path.Contains)));
        var books = Read(Told(files, path => path == "truth/books.csv"));
        var metrics = MetricCatalog.Load(Path.Combine(AppContext.BaseDirectory, "sql")).List()
            .Where(metric => metric.Subject != "completeness") // what is usual at an age is an expectation, nothing that happens
            .Select(metric => metric.Name).ToHashSet();
        metrics.Except(Untold).Where(metric => !claims.ContainsKey(metric) && !books.ContainsKey(metric)).ShouldBeEmpty("the simulator tells no truth of them");

        output.WriteLine("Of claims and remits:");
        await FillAsync(warehouse, files.Where(file => IsLoaded(file) && !IsBook(file)), cancellation);
        var wrong = await CompareAsync(warehouse, claims, metrics, cancellation);
        await CompareOutcomesAsync(warehouse, files, cancellation);

        output.WriteLine("With the practices' own books:");
        await FillAsync(warehouse, files.Where(IsBook), cancellation);
        wrong.AddRange(await CompareAsync(warehouse, books, metrics, cancellation));
        wrong.ShouldBeEmpty();
    }

    private async Task<List<string>> CompareAsync(
        IWarehouse warehouse, Dictionary<string, Dictionary<string, (decimal, decimal)>> truth, HashSet<string> metrics, CancellationToken cancellation)
    {
        var catalog = MetricCatalog.Load(Path.Combine(AppContext.BaseDirectory, "sql"));
        List<string> wrong = [];
        foreach (var (metric, expected) in truth.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            metrics.ShouldContain(metric, "the truth tells of a metric that does not exist");
            var actual = await ReadAsync(warehouse, catalog, metric, cancellation);
            var (difference, where, cells) = Largest(expected, actual);
            output.WriteLine($"{metric,-34} {expected.Count,6} cells, {cells,5} differ, largest difference {difference,10:0.####} {where}");
            if (difference > (metric.StartsWith("days_in_ar", StringComparison.Ordinal) ? 0.01m : 0m))
            {
                wrong.Add($"{metric}: {cells} cells differ, most by {difference} at {where}");
            }
        }

        return wrong;
    }

    // Of the same warehouse: to fill it takes most of the time.
    private async Task CompareOutcomesAsync(IWarehouse warehouse, List<SimulatedFile> files, CancellationToken cancellation)
    {
        const string sql = """
            select
                ltrim(claims.patient_control_number, '0'), claims.practice_id, claims.payer_id, -- payers pad what only they tell
                claims.service_from_date, claims.first_submitted_date, claims.first_adjudicated_date,
                claims.first_adjudicated_charge_amount, claims.first_allowed_amount, answers.paid_amount,
                claims.is_denied_first_pass, claims.reason_code
            from fct_claims as claims
            inner join fct_adjudications as answers
                on claims.claim_key = answers.claim_key and answers.is_first_adjudication
            where claims.is_primary
            """;
        var result = await warehouse.ReadAsync(sql, [], cancellation);
        var actual = result.Rows.Select(row => string.Join(',', row.Select(Shown))).ToDictionary(Key);
        var expected = Told(files, path => path.Contains("outcomes_")).ToDictionary(Key);
        var wrong = expected.Keys.Union(actual.Keys)
            .Where(key => expected.GetValueOrDefault(key) != actual.GetValueOrDefault(key)).Order(StringComparer.Ordinal).ToList();
        output.WriteLine($"{expected.Count} outcomes, {actual.Count} adjudicated claims, {wrong.Count} differ");
        expected.ShouldNotBeEmpty();
        wrong.Take(20).Select(key => $"{expected.GetValueOrDefault(key)} happened, {actual.GetValueOrDefault(key)} read").ShouldBeEmpty();
    }

    private static string Key(string row) => string.Join(' ', row.Split(',').Take(3));

    private static string Shown(object? value) => value switch
    {
        bool flag => flag ? "true" : "false",
        decimal amount => amount.ToString("0.00", CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    private static IEnumerable<string> Told(List<SimulatedFile> files, Func<string, bool> isWanted) =>
        files.Where(file => file.Path.StartsWith("truth/", StringComparison.Ordinal) && isWanted(file.Path))
            .SelectMany(file => file.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1));

    /// <summary>Files are named by the day they came, exports by their month.</summary>
    internal static bool IsKnown(string path, DateOnly day)
    {
        var name = Path.GetFileNameWithoutExtension(path);
        return path.Split('/')[0] switch
        {
            "x12" => string.CompareOrdinal(name[..8], $"{day:yyyyMMdd}") <= 0,
            "pm" or "bank" => string.CompareOrdinal(name[^6..], $"{day:yyyyMM}") <= 0,
            _ => true,
        };
    }

    /// <summary>RCM_TRUTH_CLAIMS and RCM_TRUTH_SEED ask for another run than the usual one.</summary>
    internal static SimulationOptions Asked(SimulationOptions usual) => usual with
    {
        Claims = int.Parse(Environment.GetEnvironmentVariable("RCM_TRUTH_CLAIMS") ?? $"{usual.Claims}", CultureInfo.InvariantCulture),
        Seed = ulong.Parse(Environment.GetEnvironmentVariable("RCM_TRUTH_SEED") ?? $"{usual.Seed}", CultureInfo.InvariantCulture),
    };

    internal static async Task FillAsync(
        IWarehouse warehouse, IEnumerable<SimulatedFile> files, CancellationToken cancellation, AsOf? asOf = null)
    {
        var folder = Directory.CreateTempSubdirectory("rcm-truth-");
        try
        {
            using var keys = new PatientKeys(new byte[32]);
            var loader = new FileLoader(warehouse, new IngestOptions { Keys = keys, Time = TimeProvider.System });
            // All files of a kind in one, as an archive would be: a transaction each would cost most of the time.
            foreach (var kind in files.GroupBy(file => Kind(file.Path)))
            {
                var path = Path.Combine(folder.FullName, $"{kind.Key.Replace('/', '-')}.txt");
                await File.WriteAllTextAsync(path, string.Concat(kind.Select(file => file.Text)), cancellation);
                await loader.LoadAsync(path, cancellation);
            }

            await WarehouseBuilder.BuildAsync(
                warehouse, Path.Combine(AppContext.BaseDirectory, "sql"), new BuildOptions { AsOf = asOf ?? AsOf.Latest }, cancellation);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string Kind(string path) => path.Split('/')[0] switch
    {
        "x12" => Path.GetDirectoryName(path)!, // below a folder
        "pm" or "bank" => path[..path.LastIndexOf('_')],
        _ => path,
    };

    private static bool IsBook(SimulatedFile file) => file.Path.StartsWith("pm/", StringComparison.Ordinal);

    internal static bool IsLoaded(SimulatedFile file) =>
        !file.Path.StartsWith("truth/", StringComparison.Ordinal) && !file.Path.StartsWith("faults/", StringComparison.Ordinal);

    private static Dictionary<string, Dictionary<string, (decimal, decimal)>> Read(IEnumerable<string> rows)
    {
        var truth = new Dictionary<string, Dictionary<string, (decimal, decimal)>>();
        foreach (var row in rows.Select(line => line.Split(',')))
        {
            var cells = truth.TryGetValue(row[0], out var known) ? known : truth[row[0]] = [];
            var key = $"{row[1]} {row[2]} {row[3]}";
            var (numerator, denominator) = cells.GetValueOrDefault(key);
            cells[key] = row[6].Length > 0
                ? (Number(row[6]), 0)
                : (numerator + Number(row[4]), denominator + Number(row[5]));
        }

        return truth;
    }

    private static async Task<Dictionary<string, (decimal, decimal)>> ReadAsync(
        IWarehouse warehouse, MetricCatalog catalog, string metric, CancellationToken cancellation)
    {
        var request = new MetricRequest { Metrics = [metric], By = ["practice", "payer"], Grain = MetricGrain.Month };
        var result = await MetricReader.ReadAsync(warehouse, catalog, request, cancellation);
        // A share of nothing is told for payers with postings that come to nothing, and only for them.
        return result.Rows.Where(row => row.Cells[0].Value is not null || row.Cells[0].Numerator is not null)
            .Where(row => !metric.StartsWith("payer_mix", StringComparison.Ordinal) || row.Cells[0].Numerator != 0).ToDictionary(
            row => $"{row.Period:yyyy-MM-dd} {row.Dimensions[0].Key} {row.Dimensions[1].Key}",
            row => row.Cells[0] is { Numerator: { } numerator } cell ? (numerator, cell.Denominator ?? 0) : (row.Cells[0].Value ?? 0, 0m));
    }

    private static (decimal Difference, string Where, int Cells) Largest(
        Dictionary<string, (decimal, decimal)> expected, Dictionary<string, (decimal, decimal)> actual)
    {
        var (largest, at, count) = (0m, "", 0);
        foreach (var key in expected.Keys.Union(actual.Keys).Order(StringComparer.Ordinal))
        {
            var (one, other) = (expected.GetValueOrDefault(key), actual.GetValueOrDefault(key));
            var difference = Math.Max(Math.Abs(one.Item1 - other.Item1), Math.Abs(one.Item2 - other.Item2));
            count += difference > 0.01m ? 1 : 0;
            if (difference > largest)
            {
                (largest, at) = (difference, $"{key}: {one.Item1}/{one.Item2} happened, {other.Item1}/{other.Item2} read");
            }
        }

        return (largest, at, count);
    }

    private static decimal Number(string text) => text.Length == 0 ? 0 : decimal.Parse(text, CultureInfo.InvariantCulture);
}
