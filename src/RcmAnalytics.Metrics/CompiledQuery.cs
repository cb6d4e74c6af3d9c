namespace RcmAnalytics.Metrics;

/// <summary>One SQL statement with its values. Every value is bound to <c>$name</c>; no text of a request is in the SQL.</summary>
public sealed record CompiledQuery(
    string Sql,
    IReadOnlyDictionary<string, object?> Parameters,
    IReadOnlyList<MetricColumn> Columns);

/// <summary>A column of a compiled query's result, in order.</summary>
/// <param name="Metric">The metric it belongs to; null for the period and for dimensions.</param>
public sealed record MetricColumn(string Name, MetricColumnKind Kind, string? Metric);

public enum MetricColumnKind
{
    Period,
    Dimension,
    Value,
    Numerator,
    Denominator,
    Ripe,
    Comparison,
    Delta,
}
