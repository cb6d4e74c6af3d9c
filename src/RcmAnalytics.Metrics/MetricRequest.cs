namespace RcmAnalytics.Metrics;

/// <summary>What is asked: names of the catalog and values. The same record serves CLI, API, charts and packs.</summary>
public sealed record MetricRequest
{
    /// <summary>Names of metrics, in the order of the answer's columns.</summary>
    public required IReadOnlyList<string> Metrics { get; init; }

    /// <summary>Names of dimensions, in the order of the answer's columns.</summary>
    public IReadOnlyList<string> By { get; init; } = [];

    public IReadOnlyList<MetricFilter> Where { get; init; } = [];

    /// <summary>First day counted; null is the first day of the data.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Last day counted (inclusive); null is the as-of date.</summary>
    public DateOnly? To { get; init; }

    public MetricGrain Grain { get; init; } = MetricGrain.All;

    public MetricComparison Compare { get; init; } = MetricComparison.None;

    /// <summary>A date basis other than the metric's default: service, submission, adjudication, payment, posting.</summary>
    public string? Basis { get; init; }

    /// <summary>The practices the asker may see; null is all. Part of every statement.</summary>
    public IReadOnlyList<string>? PracticeScope { get; init; }

    /// <summary>Name of a requested metric or dimension to sort by; null sorts by period and dimensions.</summary>
    public string? OrderBy { get; init; }

    public bool Descending { get; init; }

    /// <summary>At most this many rows; null is all.</summary>
    public int? Limit { get; init; }
}

/// <summary>A dimension must have one of the values. A null value means rows without one.</summary>
public sealed record MetricFilter(string Dimension, IReadOnlyList<string?> Values);

public enum MetricGrain
{
    All,
    Day,
    Week,
    Month,
    Quarter,
    Year,
}

public enum MetricComparison
{
    None,
    Previous,
    PreviousYear,
    SameAge,
}

/// <summary>A name or value in a request or definition that does not exist. The message names those that do.</summary>
public sealed class MetricException : Exception
{
    public MetricException(string message)
        : base(message)
    {
    }
}
