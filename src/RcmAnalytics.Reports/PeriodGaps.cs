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
            || request.Limit is not null || (rows.Count == 0 && request.From is null))
        {
            return rows;
        }

        var byPeriod = rows.ToDictionary(row => row.Period!.Value); // a row of a grain has a period
        var asked = request.From is { } from ? PeriodMath.Start(Max(from, context.FirstDate), request.Grain) : DateOnly.MaxValue;
        var first = byPeriod.Keys.Append(asked).Min();
        var last = byPeriod.Keys.Append(PeriodMath.Start(request.To ?? context.AsOf, request.Grain)).Max();
        List<MetricRow> filled = [];
        for (var period = first; period <= last; period = PeriodMath.Next(period, request.Grain))
        {
            filled.Add(byPeriod.TryGetValue(period, out var row)
                ? row
                : new MetricRow(period, [], Nothing(metrics)));
        }

        return filled;
    }

    private static IReadOnlyList<MetricCell> Nothing(IReadOnlyList<MetricSummary> metrics) =>
        [.. metrics.Select(metric => new MetricCell { Value = metric.IsAdditive ? 0 : null })];

    private static DateOnly Max(DateOnly left, DateOnly right) => left > right ? left : right;
}
