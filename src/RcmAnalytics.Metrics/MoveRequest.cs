namespace RcmAnalytics.Metrics;

/// <summary>What is asked: whose doing it is that a metric stands where it does, and no longer where it stood.</summary>
public sealed record MoveRequest
{
    public required string Metric { get; init; }

    /// <summary>The dimension whose members contribute.</summary>
    public required string By { get; init; }

    public required MetricPeriod Before { get; init; }

    public required MetricPeriod After { get; init; }

    public IReadOnlyList<MetricFilter> Where { get; init; } = [];

    /// <inheritdoc cref="MetricRequest.Basis"/>
    public string? Basis { get; init; }

    /// <inheritdoc cref="MetricRequest.PracticeScope"/>
    public IReadOnlyList<string>? PracticeScope { get; init; }
}

/// <summary>The days from the first to the last, both counted.</summary>
public readonly record struct MetricPeriod(DateOnly First, DateOnly Last)
{
    public static MetricPeriod Month(DateOnly day) => new(PeriodMath.Start(day, MetricGrain.Month), PeriodMath.MonthEnd(day));
}
