using RcmAnalytics.Metrics;
using RcmAnalytics.Warehouse;

namespace RcmAnalytics.Reports.Benchmarks;

/// <summary>
/// Compares practices with one another. It alone reads past the asker's scope; of what lies outside it only what
/// <see cref="PeerGroups"/> lets through leaves this class.
/// </summary>
internal static class PeerReader
{
    private const string Practice = "practice";

    /// <summary>One comparison for each metric of the request, in its order.</summary>
    /// <exception cref="MetricException">A name does not exist.</exception>
    public static async Task<IReadOnlyList<PeerComparison>> ReadAsync(
        IWarehouse warehouse,
        MetricCatalog catalog,
        MetricRequest request,
        CancellationToken cancellation)
    {
        var metrics = request.Metrics.Select(catalog.Describe).ToList();
        var comparable = metrics.Where(PeerGroups.IsComparable).Select(metric => metric.Name).ToList();
        var context = await MetricReader.ContextAsync(warehouse, cancellation).ConfigureAwait(false);
        if (comparable.Count == 0 || !IsWholeMonths(request, context))
        {
            return [.. metrics.Select(metric => PeerComparison.None(Reason(metric)))];
        }

        var asked = request with
        {
            Metrics = comparable,
            By = [Practice],
            Where = [.. request.Where.Where(filter => filter.Dimension != Practice)],
            Compare = MetricComparison.None,
            PracticeScope = null,
        };
        var cell = await MetricReader.ReadAsync(warehouse, catalog, asked, cancellation).ConfigureAwait(false);
        var all = asked.Where.Count == 0
            ? cell
            : await MetricReader.ReadAsync(warehouse, catalog, asked with { Where = [] }, cancellation).ConfigureAwait(false);
        return
        [
            .. metrics.Select(metric => comparable.IndexOf(metric.Name) is >= 0 and var index
                ? Compare(metric, Figures(all, metric, index), Figures(cell, metric, index), request)
                : PeerComparison.None(Reason(metric))),
        ];
    }

    private static PeerComparison Compare(
        MetricSummary metric, IReadOnlyList<Figure> all, IReadOnlyList<Figure> asked, MetricRequest request)
    {
        var counted = PeerGroups.Count(
            all.Select(figure => figure.Id), asked.Select(figure => figure.Id).ToHashSet(), request.PracticeScope);
        if (counted.Count == 0)
        {
            return PeerComparison.None(all.Count < PeerGroups.Fewest
                ? $"Fewer than {PeerGroups.Fewest} practices have this figure."
                : "So few practices would be left out or unknown that one could be worked out.");
        }

        var peers = asked.Where(figure => counted.Contains(figure.Id)).ToList();
        var sorted = peers.Select(figure => figure.Rounded).Order().ToList();
        return new PeerComparison
        {
            Withheld = null,
            Practices = peers.Count,
            Low = Quantile.At(sorted, 1),
            Median = Quantile.At(sorted, 2),
            High = Quantile.At(sorted, 3),
            Standings =
            [
                .. peers.Where(figure => IsAskedFor(figure, request))
                    .Select(figure => Standing(metric, figure, sorted))
                    .OrderBy(standing => standing.Rank)
                    .ThenBy(standing => standing.PracticeId, StringComparer.Ordinal),
            ],
        };
    }

    private static PeerStanding Standing(MetricSummary metric, Figure figure, List<decimal> sorted)
    {
        var better = sorted.Count(other =>
            metric.Direction == MetricDirection.Up ? other > figure.Rounded : other < figure.Rounded);
        return new PeerStanding(figure.Id, figure.Name, figure.Value, better + 1, (better * 4 / sorted.Count) + 1);
    }

    private static IReadOnlyList<Figure> Figures(MetricResult result, MetricSummary metric, int index) =>
    [
        .. result.Rows
            .Where(row => row.Cells[index].Value is not null && BenchmarkReader.IsOfEnough(metric, row.Cells[index]))
            .Select(row => (row.Dimensions[0], Value: row.Cells[index].Value.GetValueOrDefault()))
            .Where(pair => pair.Item1.Key is not null)
            .Select(pair => new Figure(
                pair.Item1.Key ?? "", pair.Item1.Name, pair.Value, PeerGroups.Rounded(pair.Value, metric.Format))),
    ];

    /// <summary>A practice named in the filters, or all when none is; always of the scope.</summary>
    private static bool IsAskedFor(Figure figure, MetricRequest request) =>
        request.PracticeScope?.Contains(figure.Id) != false
        && request.Where.Where(filter => filter.Dimension == Practice)
            .All(filter => filter.Values.Contains(figure.Id) || filter.Values.Contains(figure.Name));

    // Periods that differ by a day would tell what happened on it.
    private static bool IsWholeMonths(MetricRequest request, RunContext context) =>
        request.From is null or { Day: 1 }
        && (request.To is not { } to || to >= context.AsOf || to == PeriodMath.MonthEnd(to));

    private static string Reason(MetricSummary metric) => PeerGroups.IsComparable(metric)
        ? "Peers are compared over whole months."
        : "Peers are compared by rates, times and amounts per claim that have a good side, not by what grows with a practice.";

    private sealed record Figure(string Id, string? Name, decimal Value, decimal Rounded);
}
