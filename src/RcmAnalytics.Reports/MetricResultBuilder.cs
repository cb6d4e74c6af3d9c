using RcmAnalytics.Metrics;
using RcmAnalytics.Warehouse;

namespace RcmAnalytics.Reports;

/// <summary>Turns the columns of a compiled query's answer into rows and cells.</summary>
internal static class MetricResultBuilder
{
    public static MetricResult Build(
        MetricCatalog catalog,
        CompiledQuery query,
        RunContext context,
        ResultTable table)
    {
        var request = query.Request;
        var metrics = request.Metrics.Select(catalog.Describe).ToList();
        var dimensions = request.By.Select(catalog.DescribeDimension).ToList();
        var rows = table.Rows.Select(row => Row(query, request, dimensions, row)).ToList();
        return new MetricResult
        {
            Request = request,
            Metrics = metrics,
            Dimensions = dimensions,
            AsOf = context.AsOf,
            From = request.From ?? context.FirstDate,
            To = request.To ?? context.AsOf,
            Rows = PeriodGaps.Fill(rows, request, metrics, context),
        };
    }

    private static MetricRow Row(
        CompiledQuery query,
        MetricRequest request,
        IReadOnlyList<DimensionSummary> dimensions,
        object?[] values)
    {
        object? Find(MetricColumnKind kind, string? metric, string? name = null)
        {
            for (var column = 0; column < query.Columns.Count; column++)
            {
                var candidate = query.Columns[column];
                if (candidate.Kind == kind && candidate.Metric == metric && (name is null || candidate.Name == name))
                {
                    return values[column];
                }
            }

            return null;
        }

        decimal? Number(MetricColumnKind kind, string metric) => ToDecimal(Find(kind, metric));

        return new MetricRow(
            (DateOnly?)Find(MetricColumnKind.Period, null),
            [
                .. dimensions.Select(dimension =>
                {
                    var name = (string?)Find(MetricColumnKind.Dimension, null, dimension.Name);
                    return new DimensionValue(
                        (string?)Find(MetricColumnKind.DimensionKey, null, dimension.Name + "_key"),
                        name,
                        (string?)Find(MetricColumnKind.DimensionLabel, null, dimension.Name + "_label")
                            ?? (dimension.IsCoded ? Words(name) : name));
                }),
            ],
            [
                .. request.Metrics.Select(metric => new MetricCell
                {
                    Value = Number(MetricColumnKind.Value, metric),
                    Numerator = Number(MetricColumnKind.Numerator, metric),
                    Denominator = Number(MetricColumnKind.Denominator, metric),
                    Ripe = Number(MetricColumnKind.Ripe, metric),
                    Comparison = Number(MetricColumnKind.Comparison, metric),
                    Delta = Number(MetricColumnKind.Delta, metric),
                }),
            ]);
    }

    /// <summary>Ratios come as doubles; 15 digits are what a double holds, so nothing is lost.</summary>
    private static decimal? ToDecimal(object? value) => value switch
    {
        null => null,
        long whole => whole,
        decimal exact => exact,
        double number when double.IsFinite(number) => (decimal)number,
        _ => null,
    };

    /// <summary>A code such as <c>medicare_advantage</c> in words.</summary>
    private static string? Words(string? code) =>
        string.IsNullOrEmpty(code) || !char.IsAsciiLetterLower(code[0])
            ? code
            : char.ToUpperInvariant(code[0]) + code[1..].Replace('_', ' ');
}
