namespace RcmAnalytics.Metrics;

/// <summary>What a metric is, for lists, help texts and clients: everything but its SQL.</summary>
public sealed record MetricSummary
{
    public required string Name { get; init; }

    /// <summary>The file it is defined in: <c>denials</c>, <c>receivables</c>, …</summary>
    public required string Subject { get; init; }

    public required string Label { get; init; }

    /// <summary>The definition in words, with its source.</summary>
    public required string Description { get; init; }

    /// <summary>A key of the formats in <c>theme.json</c>: integer, money, percent, days, number.</summary>
    public required string Format { get; init; }

    public required MetricDirection Direction { get; init; }

    /// <summary>The dimensions it can be split and filtered by, without the time grains.</summary>
    public required IReadOnlyList<string> Dimensions { get; init; }

    public required IReadOnlyList<string> Bases { get; init; }

    public required string DefaultBasis { get; init; }

    /// <summary>It has a numerator and a denominator; figures of several rows are the ratio of their sums.</summary>
    public required bool IsRatio { get; init; }

    /// <summary>The format of a ratio's numerator and denominator: money or integer; the metric's own where it is no ratio.</summary>
    public required string PartFormat { get; init; }

    /// <summary>Figures of several rows may be added up: sums and counts of events, not ratios, medians or balances.</summary>
    public required bool IsAdditive { get; init; }

    /// <summary>
    /// A change of it is the sum of what the members of a dimension contribute: all but medians and percentiles, of which
    /// no member has a part.
    /// </summary>
    public required bool Decomposes { get; init; }

    /// <summary>The date bases on which a period keeps growing after its end, so that its figures have a ripe share.</summary>
    public required IReadOnlyList<string> RipeBases { get; init; }

    /// <summary>Ids of published figures to stand beside it; empty when there are none.</summary>
    public required IReadOnlyList<string> Benchmarks { get; init; }
}

/// <summary>Which way is good.</summary>
public enum MetricDirection
{
    None,
    Up,
    Down,
}

/// <summary>A dimension of the catalog.</summary>
/// <param name="IsCoded">
/// Its values are codes people know (a CARC, a CPT), printed as they are; others print the name of what the id stands for.
/// </param>
public sealed record DimensionSummary(string Name, string Label, bool IsCoded);
