using RcmAnalytics.Metrics;
using RcmAnalytics.Warehouse;

namespace RcmAnalytics.Reports.Benchmarks;

/// <summary>Reads what figures can be held against, by the same definitions as the figures themselves.</summary>
public static class BenchmarkReader
{
    private const int MostMonths = 12;
    private const int FewestMonths = 6;
    private const decimal RipeShare = 0.95m;

    /// <summary>The benchmarks of each metric of a request without dimensions, in its order.</summary>
    /// <param name="warehouse">The warehouse.</param>
    /// <param name="catalog">The catalog.</param>
    /// <param name="request">The figures: their period, filters, basis and scope.</param>
    /// <param name="withAllGrades">Published figures of vendors and of second hand too, not only of primary sources.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="MetricException">A name does not exist, or the request has dimensions.</exception>
    public static async Task<IReadOnlyList<MetricBenchmarks>> ReadAsync(
        IWarehouse warehouse,
        MetricCatalog catalog,
        MetricRequest request,
        bool withAllGrades,
        CancellationToken cancellation)
    {
        if (request.By.Count > 0 || request.Grain != MetricGrain.All)
        {
            throw new MetricException("Benchmarks are of figures of one period: neither dimensions nor a grain were expected.");
        }

        var metrics = request.Metrics.Select(catalog.Describe).ToList();
        var context = await MetricReader.ContextAsync(warehouse, cancellation).ConfigureAwait(false);
        var months = await MonthsAsync(warehouse, catalog, request, context, cancellation).ConfigureAwait(false);
        var published = await PublishedAsync(warehouse, metrics, withAllGrades, cancellation).ConfigureAwait(false);
        var peers = await PeerReader.ReadAsync(warehouse, catalog, request, cancellation).ConfigureAwait(false);
        return
        [
            .. metrics.Select((metric, index) => new MetricBenchmarks
            {
                Metric = metric.Name,
                Own = Band(metric, months, index, IsOneMonth(request)),
                Published = [.. published.Where(row => metric.Benchmarks.Contains(row.Metric)).Select(row => row.Figure)],
                Peers = peers[index],
            }),
        ];
    }

    /// <summary>The months that lie whole in the data and before the period, latest last.</summary>
    private static async Task<IReadOnlyList<MetricRow>> MonthsAsync(
        IWarehouse warehouse,
        MetricCatalog catalog,
        MetricRequest request,
        RunContext context,
        CancellationToken cancellation)
    {
        var before = PeriodMath.Start(request.From ?? context.AsOf.AddDays(1), MetricGrain.Month);
        var first = Later(before.AddMonths(-2 * MostMonths), FirstWholeMonth(context.FirstDate));
        if (first >= before)
        {
            return [];
        }

        var result = await MetricReader.ReadAsync(
            warehouse,
            catalog,
            request with { From = first, To = before.AddDays(-1), Grain = MetricGrain.Month, Compare = MetricComparison.None },
            cancellation).ConfigureAwait(false);
        return [.. result.Rows.Where(row => row.Period is { } month && PeriodMath.MonthEnd(month) <= context.AsOf)];
    }

    // Months' sums stand beside a month's sum only; rates, times and balances beside those of any period.
    private static OwnBand? Band(MetricSummary metric, IReadOnlyList<MetricRow> months, int index, bool isOneMonth)
    {
        var usable = months
            .Where(month => month.Cells[index] is { Value: not null } cell
                && cell.Ripe is null or >= RipeShare
                && IsOfEnough(metric, cell))
            .TakeLast(MostMonths)
            .ToList();
        if (usable.Count < FewestMonths || (metric.IsAdditive && !isOneMonth))
        {
            return null;
        }

        var sorted = usable.Select(month => month.Cells[index].Value).OfType<decimal>().Order().ToList();
        return new OwnBand(
            Quantile.At(sorted, 1),
            Quantile.At(sorted, 2),
            Quantile.At(sorted, 3),
            usable.Count,
            usable[0].Period.GetValueOrDefault(),
            usable[^1].Period.GetValueOrDefault());
    }

    /// <summary>A counted rate of a few cases says more about chance than about a practice.</summary>
    internal static bool IsOfEnough(MetricSummary metric, MetricCell cell) =>
        !metric.IsRatio || metric.PartFormat != "integer" || cell.Denominator >= PeerGroups.FewestCases;

    private static async Task<IReadOnlyList<(string Metric, PublishedFigure Figure)>> PublishedAsync(
        IWarehouse warehouse,
        IReadOnlyList<MetricSummary> metrics,
        bool withAllGrades,
        CancellationToken cancellation)
    {
        var names = metrics.SelectMany(metric => metric.Benchmarks).Distinct().ToList();
        if (names.Count == 0)
        {
            return [];
        }

        var table = await warehouse.ReadAsync(
            $"""
            select metric_name, benchmark_value, upper_value, population, benchmark_year, benchmark_source, grade
            from dim_benchmarks
            where (is_shown or $all) and metric_name in ({string.Join(", ", names.Select((_, index) => $"$name_{index}"))})
            order by metric_name, benchmark_year desc nulls last, population
            """,
            [new QueryParameter("all", withAllGrades), .. names.Select((name, index) => new QueryParameter($"name_{index}", name))],
            cancellation).ConfigureAwait(false);
        return
        [
            .. table.Rows.Select(row => (
                Text(row[0]),
                new PublishedFigure(
                    Convert.ToDecimal(row[1]),
                    row[2] is null ? null : Convert.ToDecimal(row[2]),
                    Text(row[3]),
                    row[4] is null ? null : Convert.ToInt32(row[4]),
                    Text(row[5]),
                    Text(row[6])))),
        ];
    }

    private static bool IsOneMonth(MetricRequest request) =>
        request is { From: { Day: 1 } from, To: { } to } && to == PeriodMath.MonthEnd(from);

    private static DateOnly FirstWholeMonth(DateOnly day) => day.Day == 1 ? day : PeriodMath.MonthEnd(day).AddDays(1);

    private static DateOnly Later(DateOnly left, DateOnly right) => left > right ? left : right;

    private static string Text(object? value) => value as string ?? "";
}
