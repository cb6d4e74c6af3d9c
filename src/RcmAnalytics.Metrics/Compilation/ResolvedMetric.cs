using RcmAnalytics.Metrics.Definitions;

namespace RcmAnalytics.Metrics.Compilation;

/// <summary>A metric with all its names looked up.</summary>
internal sealed record ResolvedMetric
{
    public required MetricSummary Summary { get; init; }

    /// <summary>As the file gives it, for the handbook.</summary>
    public required MetricDefinition Definition { get; init; }

    /// <summary>The figure itself, or the numerator.</summary>
    public required Measure Numerator { get; init; }

    public required Measure? Denominator { get; init; }

    /// <summary>The ratio metric that says how much of a cohort is known; null when the metric does not ripen.</summary>
    public required string? RipeMetric { get; init; }
}

/// <summary>One aggregate over one subject's rows.</summary>
internal sealed record Measure
{
    public required Subject Subject { get; init; }

    public required Aggregate Aggregate { get; init; }

    /// <summary>The value of a row.</summary>
    public required string Expression { get; init; }

    /// <summary>The rows counted, beside the subject's own condition; null is all of them.</summary>
    public required string? Where { get; init; }

    /// <summary>Dimensions that do not cut it, joined with commas so that records compare.</summary>
    public required string Unsplit { get; init; }

    public required int? TrailingDays { get; init; }

    public required string? Known { get; init; }

    public required string? Until { get; init; }

    /// <summary>Of a Kaplan-Meier median; null of all others.</summary>
    public required Span? Span { get; init; }

    /// <summary>Computed from rows; of no rows there is none.</summary>
    public bool IsQuantile => Aggregate is not (Aggregate.Count or Aggregate.Sum);

    public bool IsSplitBy(string dimension) => !Unsplit.Split(',').Contains(dimension);

    public bool Has(string dimension) => !IsSplitBy(dimension) || Subject.Dimensions.ContainsKey(dimension);
}

internal enum Aggregate
{
    Count,
    Sum,
    Median,
    P75,
    P90,
    KmMedian,
}

/// <summary>The date columns a time lasts between.</summary>
internal sealed record Span(string From, string To);

/// <summary>A model as one file of metrics sees it.</summary>
internal sealed record Subject
{
    public required string Name { get; init; }

    public required string Model { get; init; }

    public required string Key { get; init; }

    public required string? Where { get; init; }

    public required IReadOnlyDictionary<string, string> Dates { get; init; }

    public required bool IsSnapshot { get; init; }

    public required IReadOnlyDictionary<string, string> Dimensions { get; init; }

    public required IReadOnlyList<string> Drill { get; init; }

    public required string? LargestFirst { get; init; }
}
