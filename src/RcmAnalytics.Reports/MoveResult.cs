using RcmAnalytics.Metrics;

namespace RcmAnalytics.Reports;

/// <summary>The answer to a <see cref="MoveRequest"/>.</summary>
public sealed record MoveResult
{
    public required MoveRequest Request { get; init; }

    public required MetricSummary Metric { get; init; }

    public required DimensionSummary Dimension { get; init; }

    public required DateOnly AsOf { get; init; }

    /// <summary>All together in the first period.</summary>
    public required MetricCell Before { get; init; }

    public required MetricCell After { get; init; }

    /// <summary>The second figure less the first, in points for rates; null when one of them does not exist.</summary>
    public required decimal? Change { get; init; }

    /// <summary>The largest contribution first, whichever way it goes. Their changes sum to the change, to the last digit.</summary>
    public required IReadOnlyList<MoveMember> Members { get; init; }
}

/// <summary>One member of the dimension and its part of the change.</summary>
public sealed record MoveMember
{
    public required DimensionValue Member { get; init; }

    /// <summary>Its own figure; a cell without values where it had no rows.</summary>
    public required MetricCell Before { get; init; }

    public required MetricCell After { get; init; }

    /// <summary>What it contributed to the change of all together.</summary>
    public required decimal Change { get; init; }

    /// <summary>The part that comes from its weight; null for metrics that are no ratio.</summary>
    public decimal? Mix { get; init; }

    /// <summary>The part that comes from its own rate; null for metrics that are no ratio.</summary>
    public decimal? Rate { get; init; }
}
