namespace RcmAnalytics.Metrics;

/// <summary>One SQL statement with its values. Every value is bound to <c>$name</c>; no text of a request is in the SQL.</summary>
public sealed record CompiledQuery(
    string Sql,
    IReadOnlyDictionary<string, object?> Parameters,
    IReadOnlyList<MetricColumn> Columns)
{
    /// <summary>The request as it was understood: a grain asked for as a dimension has become the grain.</summary>
    public required MetricRequest Request { get; init; }
}

/// <summary>A column of a compiled query's result, in order.</summary>
/// <param name="Metric">The metric it belongs to; null for the period and for dimensions.</param>
public sealed record MetricColumn(string Name, MetricColumnKind Kind, string? Metric);

public enum MetricColumnKind
{
    Period,

    /// <summary>What the dimension's value is called; the same as its key when the dimension is coded.</summary>
    Dimension,

    /// <summary>The dimension's value as rows hold it; null for rows without one.</summary>
    DimensionKey,

    /// <summary>The value with words: a code and its name.</summary>
    DimensionLabel,
    Value,
    Numerator,
    Denominator,
    Ripe,
    Comparison,
    Delta,

    /// <summary>A column of a row behind a figure.</summary>
    Detail,
}
