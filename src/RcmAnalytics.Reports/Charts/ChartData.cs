using RcmAnalytics.Metrics;

namespace RcmAnalytics.Reports.Charts;

/// <summary>A result as a chart draws it: categories along one axis, and a number or nothing for each in every series.</summary>
/// <param name="Omitted">How many bars or series the limit leaves out.</param>
internal sealed record ChartData(IReadOnlyList<string> Categories, IReadOnlyList<ChartSeries> Series, int Omitted)
{
    private const string NoValue = "(none)";
    private const int LongestLabel = 36;

    public static ChartData Of(ChartSpec spec, MetricResult result) =>
        spec.Kind switch
        {
            ChartKind.Bar => Bars(spec, result),
            _ when result.Request.Grain == MetricGrain.All =>
                throw new MetricException($"A {Words(spec.Kind)} chart runs over time: ask for a grain."),
            _ => OverTime(spec, result),
        };

    /// <summary>The start of a period in words.</summary>
    public static string PeriodLabel(DateOnly period, MetricGrain grain) => grain switch
    {
        MetricGrain.Year => period.ToString("yyyy"),
        MetricGrain.Quarter => $"Q{((period.Month - 1) / 3) + 1} ’{period:yy}",
        MetricGrain.Month => period.ToString("MMM ’yy"),
        _ => period.ToString("d MMM ’yy"),
    };

    private static ChartData Bars(ChartSpec spec, MetricResult result)
    {
        var metric = result.Metrics[0];
        var rows = result.Rows.Where(row => row.Cells[0].Value is not null)
            .Select(row => (Label: RowLabel(row, result), row.Cells[0].Value, Age: AgeOf(row, result)))
            .OrderBy(bar => bar.Age)
            .ThenByDescending(bar => bar.Value)
            .ToList();
        var shown = rows.Take(spec.Limit).ToList();
        return new ChartData(
            [.. shown.Select(bar => Shortened(bar.Label))],
            [new ChartSeries(metric.Label, metric.Format, [.. shown.Select(bar => (double?)bar.Value)])],
            rows.Count - shown.Count);
    }

    private static ChartData OverTime(ChartSpec spec, MetricResult result)
    {
        var periods = result.Rows.Select(row => row.Period!.Value).Distinct().Order().ToList(); // a grain gives periods
        var labels = periods.Select(period => PeriodLabel(period, result.Request.Grain)).ToList();
        if (result.Dimensions.Count == 0)
        {
            return new ChartData(
                labels,
                [
                    .. result.Metrics.Select((metric, index) => new ChartSeries(
                        metric.Label,
                        metric.Format,
                        [.. result.Rows.OrderBy(row => row.Period).Select(row => (double?)row.Cells[index].Value)])),
                ],
                0);
        }

        var first = result.Metrics[0];
        var all = result.Rows.GroupBy(row => RowLabel(row, result))
            .Select(group => (group.Key, Age: AgeOf(group.First(), result), Values: InOrder(group, periods)))
            .OrderBy(series => series.Age)
            .ThenByDescending(series => series.Values.Sum(value => value ?? 0))
            .Select(series => new ChartSeries(Shortened(series.Key), first.Format, series.Values))
            .ToList();
        var limit = Math.Min(spec.Limit, ChartPlots.MostSeries);
        if (all.Count <= limit)
        {
            return new ChartData(labels, all, 0);
        }

        // The rest can be summed where parts make a whole; rates and medians can only be left out.
        return spec.Kind == ChartKind.StackedBar
            ? new ChartData(labels, [.. all.Take(limit - 1), Rest(all.Skip(limit - 1).ToList())], 0)
            : new ChartData(labels, [.. all.Take(limit)], all.Count - limit);
    }

    private static IReadOnlyList<double?> InOrder(IEnumerable<MetricRow> rows, IReadOnlyList<DateOnly> periods)
    {
        var byPeriod = rows.ToDictionary(row => row.Period!.Value, row => (double?)row.Cells[0].Value);
        return [.. periods.Select(period => byPeriod.GetValueOrDefault(period))];
    }

    private static ChartSeries Rest(List<ChartSeries> series) =>
        new(
            $"{series.Count} others",
            series[0].Format,
            [.. Enumerable.Range(0, series[0].Values.Count).Select(at => (double?)series.Sum(one => one.Values[at] ?? 0))]);

    private static string RowLabel(MetricRow row, MetricResult result) =>
        row.Dimensions.Count == 0
            ? row.Period is { } period ? PeriodLabel(period, result.Request.Grain) : result.Metrics[0].Label
            : string.Join(", ", row.Dimensions.Select(value => value.Label ?? NoValue));

    /// <summary>Ages keep their order; other values are sorted by their figures.</summary>
    private static int AgeOf(MetricRow row, MetricResult result) =>
        result.Dimensions is [{ Name: "age_bucket" }, ..] ? AgeBuckets.Order(row.Dimensions[0].Key) : 0;

    private static string Shortened(string label) =>
        label.Length <= LongestLabel ? label : label[..(LongestLabel - 1)].TrimEnd() + "…";

    private static string Words(ChartKind kind) => kind == ChartKind.StackedBar ? "stacked bar" : kind.ToString().ToLowerInvariant();
}

internal sealed record ChartSeries(string Label, string Format, IReadOnlyList<double?> Values);
