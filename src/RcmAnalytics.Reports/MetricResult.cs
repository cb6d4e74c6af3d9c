using RcmAnalytics.Metrics;

namespace RcmAnalytics.Reports;

/// <summary>The answer to a <see cref="MetricRequest"/>. CLI, API, charts and packs all show this and nothing else.</summary>
public sealed record MetricResult
{
    public required MetricRequest Request { get; init; }

    /// <summary>The requested metrics, in the order of each row's cells.</summary>
    public required IReadOnlyList<MetricSummary> Metrics { get; init; }

    /// <summary>The requested dimensions, in the order of each row's values.</summary>
    public required IReadOnlyList<DimensionSummary> Dimensions { get; init; }

    /// <summary>The day the data stand at: figures know nothing later.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>The first day counted.</summary>
    public required DateOnly From { get; init; }

    /// <summary>The last day counted.</summary>
    public required DateOnly To { get; init; }

    public required IReadOnlyList<MetricRow> Rows { get; init; }
}

/// <param name="Period">The first day of the period; null when the request has no grain.</param>
public sealed record MetricRow(
    DateOnly? Period,
    IReadOnlyList<DimensionValue> Dimensions,
    IReadOnlyList<MetricCell> Cells);

/// <param name="Key">What filters and rows take; null for rows without a value.</param>
/// <param name="Name">What the answer prints: the readable name, or the code itself where the dimension is coded.</param>
/// <param name="Label">What a chart or page shows: the name, or the code with its words.</param>
public sealed record DimensionValue(string? Key, string? Name, string? Label);

/// <summary>One figure with what it is made of. Null means it does not exist: no rows, or nothing to divide by.</summary>
public sealed record MetricCell
{
    public required decimal? Value { get; init; }

    /// <summary>Null for metrics that are no ratio.</summary>
    public decimal? Numerator { get; init; }

    /// <summary>Null for metrics that are no ratio.</summary>
    public decimal? Denominator { get; init; }

    /// <summary>The share (0..1) of the cohort that is known already; null for metrics that do not ripen.</summary>
    public decimal? Ripe { get; init; }

    /// <summary>The figure of the period compared with; null when none was asked for or there is none.</summary>
    public decimal? Comparison { get; init; }

    /// <summary>Value less comparison; in points (0.01 = one point) for rates.</summary>
    public decimal? Delta { get; init; }
}
