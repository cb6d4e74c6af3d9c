namespace RcmAnalytics.Metrics;

/// <summary>Which figure's rows are asked for: a metric, a part of it, and the cell of the answer it stands in.</summary>
public sealed record MetricRowsRequest
{
    /// <summary>The request that gave the figure, so that period, filters, basis and scope are the same.</summary>
    public required MetricRequest Figure { get; init; }

    public required string Metric { get; init; }

    public MetricPart Part { get; init; } = MetricPart.Numerator;

    /// <summary>The start of the figure's period; null when the request has no grain.</summary>
    public DateOnly? Period { get; init; }

    /// <summary>The figure's dimension keys, in the order of <see cref="MetricRequest.By"/>.</summary>
    public IReadOnlyList<string?> Keys { get; init; } = [];

    /// <summary>The <c>row_key</c> of the last row of the page before; null asks for the first page.</summary>
    public string? After { get; init; }

    public int Limit { get; init; } = 200;
}

/// <summary>A part of a ratio. A metric that is no ratio has only a numerator: the figure itself.</summary>
public enum MetricPart
{
    Numerator,
    Denominator,
}
