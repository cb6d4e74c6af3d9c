using RcmAnalytics.Api.Closing;
using RcmAnalytics.Cli;
using RcmAnalytics.Reports;
using RcmAnalytics.Reports.Closing;
using RcmAnalytics.Tests.Reports;
using RcmAnalytics.Warehouse;

namespace RcmAnalytics.Tests.Cli;

public sealed class DemoClosedMonthTests : IDisposable
{
    private static readonly DateOnly March = new(2026, 3, 1);

    private readonly string _folder = Directory.CreateTempSubdirectory("rcm-demo-closed-").FullName;

    private string Warehouse => Path.Combine(_folder, "rcm.duckdb");

    /// <summary>The demo's files, of which the contract and the remittances from April on come after the closing.</summary>
    [Fact]
    public async Task Restated_EveryMetricAndPractice_FirstReportedAndReasonsMakeUpWhatIsKnownNow()
    {
        var files = Directory.GetFiles(Repo.Path("sample-data"), "*.*", SearchOption.AllDirectories)
            .Where(file => Path.GetExtension(file) is ".edi" or ".csv" && !file.Contains("/bad/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .ToList();
        var late = files.Where(file => file.Contains("/contracts/", StringComparison.Ordinal)
            || (file.Contains("/835/", StringComparison.Ordinal) && string.CompareOrdinal(Path.GetFileName(file), "20260401") > 0)).ToList();
        await LoadAsync([.. files.Except(late)]);
        await RunAsync("close", "2026-03");
        var reported = await FiguresAsync();

        await LoadAsync(late);
        var known = await FiguresAsync();
        var restated = await ExplainAsync();

        restated.Reasons.ShouldBe([MoveReason.LateRemittances, MoveReason.Reversals, MoveReason.Contracts]);
        restated.Figures.Count.ShouldBe(reported.Keys.Union(known.Keys).Count());
        restated.Figures.Select(figure => figure.Metric).Distinct().ShouldBe(Results.Catalog.List().Select(metric => metric.Name));
        foreach (var figure in restated.Figures)
        {
            var key = new FigureKey(figure.Metric, figure.Practice);
            var first = reported.GetValueOrDefault(key)?.Value ?? 0;
            (figure.First?.Value ?? 0).ShouldBe(first, $"{key}");
            (first + figure.Amounts.Sum()).ShouldBe(known.GetValueOrDefault(key)?.Value ?? 0, $"{key}");
        }

        foreach (var metric in new[] { "net_collection_rate", "payer_turnaround_median_days", "underpaid_amount" })
        {
            restated.Figures.Where(figure => figure.Metric == metric).ShouldContain(figure => figure.Amounts.Any(amount => amount != 0), metric);
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private async Task<IReadOnlyDictionary<FigureKey, MetricCell>> FiguresAsync()
    {
        await using var warehouse = DuckDbWarehouse.Open(new DuckDbOptions { Path = Warehouse, ReadOnly = true });
        return await MonthFigures.ReadAsync(warehouse, Results.Catalog, March, null, Cancellation);
    }

    private async Task<RestatedMonth> ExplainAsync()
    {
        var closed = new ClosedMonths(ClosedMonths.FileOf(Warehouse), Path.Combine(AppContext.BaseDirectory, "sql"));
        await using var warehouse = DuckDbWarehouse.Open(new DuckDbOptions { Path = Warehouse, ReadOnly = true });
        return await MonthRestater.ExplainAsync(warehouse, Results.Catalog, closed, _folder, March, (_, _) => { }, Cancellation);
    }

    private async Task LoadAsync(IReadOnlyList<string> files)
    {
        await RunAsync(["load", .. files, "--no-build"]);
        await RunAsync("build", "--as-of", "2026-06-30");
    }

    private async Task RunAsync(params string[] args)
    {
        using var output = new MemoryStream();
        using var messages = new StringWriter();
        var terminal = new Terminal(output, messages, isInteractive: false);
        var exit = await CommandLine.RunAsync([.. args, "--warehouse", Warehouse], terminal, TimeProvider.System);
        exit.ShouldBe(0, messages.ToString());
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;
}
