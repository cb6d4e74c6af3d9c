using RcmAnalytics.Metrics;

namespace RcmAnalytics.Reports;

/// <summary>
/// Puts in the periods without rows, so that a line has no silent hole, and the one row of an answer without periods.
/// Only where the answer is one row a period: with dimensions a combination without rows is left out.
/// </summary>
internal static class PeriodGaps
{
    public static IReadOnlyList<MetricRow> Fill(
        IReadOnlyList<MetricRow> rows,
        MetricRequest request,
        IReadOnlyList<MetricSummary> metrics,
        RunContext context)
    {
        if (request.Grain == MetricGrain.All && request.By.Count == 0 && rows.Count == 0)
        {
            return [new MetricRow(null, [], Nothing(metrics))];
        }

        if (request.Grain == MetricGrain.All || request.By.Count > 0 || request.OrderBy is not null
            || request.Limit is not null || rows.Count == 0)
        {
            return rows;
        }

        var byPeriod = rows.ToDictionary(row => row.Period!.Value); // a row of a grain has a period
        var first = Later(request.From, context.FirstDate) is { } from && request.From is not null
            ? PeriodMath.Start(from, request.Grain)
            : byPeriod.Keys.Min();
        var last = Max(byPeriod.Keys.Max(), PeriodMath.Start(request.To ?? context.AsOf, request.Grain));
        List<MetricRow> filled = [];
        for (var period = Min(first, byPeriod.Keys.Min()); period <= last; period = PeriodMath.Next(period, request.Grain))
        {
            filled.Add(byPeriod.TryGetValue(period, out var row)
                ? row
                : new MetricRow(period, [], Nothing(metrics)));
        }

        return filled;
    }

    private static IReadOnlyList<MetricCell> Nothing(IReadOnlyList<MetricSummary> metrics) =>
        [.. metrics.Select(metric => new MetricCell { Value = metric.IsAdditive ? 0 : null })];

    private static DateOnly? Later(DateOnly? left, DateOnly right) => left is { } day ? Max(day, right) : right;

    private static DateOnly Max(DateOnly left, DateOnly right) => left > right ? left : right;

    private static DateOnly Min(DateOnly left, DateOnly right) => left < right ? left : right;
}
