using RcmAnalytics.Metrics;
using RcmAnalytics.Reports;

namespace RcmAnalytics.Tests.Reports;

/// <summary>Answers made by hand, for what draws and writes them.</summary>
internal static class Results
{
    public static MetricCatalog Catalog { get; } = MetricCatalog.Load(Repo.Path("sql"));

    public static MetricResult Monthly(string[] metrics, int months, Func<int, int, decimal?> value) =>
        Of(metrics, null, MetricGrain.Month, Enumerable.Range(0, months).Select(month => Row(
            new DateOnly(2024, 6, 1).AddMonths(month),
            null,
            [.. metrics.Select((_, metric) => value(metric, month))])));

    public static MetricResult By(string metric, string dimension, params (string? Name, decimal? Value)[] values) =>
        Of([metric], dimension, MetricGrain.All, values.Select(pair => Row(null, pair.Name, [pair.Value])));

    public static MetricResult MonthlyBy(string metric, string dimension, string[] names, int months, Func<int, int, decimal?> value) =>
        Of([metric], dimension, MetricGrain.Month, Enumerable.Range(0, months).SelectMany(month =>
            names.Select((name, index) => Row(new DateOnly(2024, 6, 1).AddMonths(month), name, [value(index, month)]))));

    private static MetricResult Of(string[] metrics, string? by, MetricGrain grain, IEnumerable<MetricRow> rows) => new()
    {
        Request = new MetricRequest { Metrics = metrics, By = by is null ? [] : [by], Grain = grain },
        Metrics = [.. metrics.Select(Catalog.Describe)],
        Dimensions = by is null ? [] : [Catalog.DescribeDimension(by)],
        AsOf = new DateOnly(2025, 6, 30),
        From = new DateOnly(2024, 6, 1),
        To = new DateOnly(2025, 6, 30),
        Rows = [.. rows],
    };

    private static MetricRow Row(DateOnly? period, string? name, IReadOnlyList<decimal?> values) => new(
        period,
        name is null ? [] : [new DimensionValue(name, name, name)],
        [.. values.Select(value => new MetricCell { Value = value })]);
}
