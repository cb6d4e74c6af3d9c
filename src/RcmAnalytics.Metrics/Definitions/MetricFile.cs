namespace RcmAnalytics.Metrics.Definitions;

/// <summary>One file of <c>sql/metrics</c>: a model, how it is dated and cut, and the numbers defined on it.</summary>
internal sealed class MetricFile
{
    public required string Model { get; init; }

    /// <summary>The column that tells the model's rows apart within a cell; pages of rows are ordered by it.</summary>
    public required string Key { get; init; }

    /// <summary>The rows that any metric of the file may count.</summary>
    public string? Where { get; init; }

    /// <summary>Date column by basis.</summary>
    public required Dictionary<string, string> Dates { get; init; }

    public required string DefaultBasis { get; init; }

    /// <summary>The rows are balances: a period has the figures of its last snapshot.</summary>
    public bool Snapshot { get; init; }

    /// <summary>Column by dimension name.</summary>
    public required Dictionary<string, string> Dimensions { get; init; }

    /// <summary>Columns shown of the rows behind a figure.</summary>
    public required List<string> Drill { get; init; }

    /// <summary>An amount: rows come largest first. Null leaves them in the order of the key.</summary>
    public string? LargestFirst { get; init; }

    public required Dictionary<string, MetricDefinition> Metrics { get; init; }
}

/// <summary>A number: exactly one of an aggregate, or a numerator with a denominator.</summary>
internal sealed class MetricDefinition
{
    public required string Label { get; init; }

    public required string Description { get; init; }

    /// <summary>Whose definition it follows, or which rule of a standard.</summary>
    public string? Source { get; init; }

    /// <summary>What is left out on purpose.</summary>
    public string? Excludes { get; init; }

    /// <summary>Figures that can be followed with a pencil.</summary>
    public string? Example { get; init; }

    public required string Format { get; init; }

    public required MetricDirection Direction { get; init; }

    /// <summary>Format of numerator and denominator, where what is summed is no money.</summary>
    public string? PartFormat { get; init; }

    public PartDefinition? Value { get; init; }

    public PartDefinition? Numerator { get; init; }

    public PartDefinition? Denominator { get; init; }

    /// <summary>A basis other than the file's.</summary>
    public string? DefaultBasis { get; init; }

    /// <summary>The bases of the file that make sense for it; empty is all of them.</summary>
    public List<string> Bases { get; init; } = [];

    /// <summary>Dimensions of the file that make no sense for it.</summary>
    public List<string> Without { get; init; } = [];

    public RipenessDefinition? Ripe { get; init; }

    public List<string> Benchmarks { get; init; } = [];
}

/// <summary>What is counted: <c>count: rows</c>, a <c>sum</c> or quantile of an expression, or another metric.</summary>
internal sealed class PartDefinition
{
    public string? Count { get; init; }

    public string? Sum { get; init; }

    public string? Median { get; init; }

    public string? P75 { get; init; }

    public string? P90 { get; init; }

    /// <summary>The Kaplan-Meier median of the days of a span: what has not ended yet counts as long as it lasts.</summary>
    public SpanDefinition? KmMedian { get; init; }

    /// <summary>The figure of another metric that is no ratio.</summary>
    public string? Metric { get; init; }

    public string? Where { get; init; }

    /// <summary>Dimensions that do not cut this part: a rate by reason is over all adjudicated claims.</summary>
    public List<string> Unsplit { get; init; } = [];

    /// <summary>Sums the days up to the snapshot, and divides by them: an amount a day.</summary>
    public int? TrailingDays { get; init; }

    /// <summary>The date from which a row is known; comparisons at equal age leave out what came to be known later.</summary>
    public string? Known { get; init; }

    /// <summary>The date on which a row stops to count: what is open, at whatever age it is looked at.</summary>
    public string? Until { get; init; }
}

/// <summary>The dates a time lasts between; it lasts still where the second is missing.</summary>
internal sealed class SpanDefinition
{
    public required string From { get; init; }

    public required string To { get; init; }
}

/// <summary>The ratio that says how much of a cohort is known, and the bases on which the cohort is still growing.</summary>
internal sealed class RipenessDefinition
{
    public required string Metric { get; init; }

    public required List<string> Bases { get; init; }
}

/// <summary>The file <c>dimensions.yml</c>.</summary>
internal sealed class DimensionFile
{
    public required Dictionary<string, DimensionDefinition> Dimensions { get; init; }
}

/// <summary>A way to cut figures, and where its words come from.</summary>
internal sealed class DimensionDefinition
{
    public required string Label { get; init; }

    /// <summary>The values are codes that people know and are printed as they are.</summary>
    public bool Coded { get; init; }

    /// <summary>The codes are ours and say nothing beyond their names, so that people are shown the names alone.</summary>
    public bool NameOnly { get; init; }

    /// <summary>The model that names the values; none when the codes speak for themselves.</summary>
    public string? Table { get; init; }

    public string? Key { get; init; }

    public string? Name { get; init; }
}
