namespace RcmAnalytics.Metrics;

/// <summary>The days the data span: the one row of <c>run_context</c>.</summary>
/// <param name="AsOf">The day the data stand at. It is data, not the clock, so a rebuild gives the same figures.</param>
public sealed record RunContext(DateOnly FirstDate, DateOnly AsOf);
