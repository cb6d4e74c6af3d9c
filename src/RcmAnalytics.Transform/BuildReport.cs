namespace RcmAnalytics.Transform;

/// <summary>What a build did. A report is only returned for a build that was published.</summary>
public sealed record BuildReport(
    IReadOnlyList<BuiltModel> Models,
    IReadOnlyList<CheckResult> Checks,
    DateOnly? AsOf,
    TimeSpan Duration);

/// <summary>A model and what it cost.</summary>
/// <param name="Rows">Null for a view: its rows are not counted.</param>
public sealed record BuiltModel(string Name, long? Rows, TimeSpan Duration);

/// <summary>The outcome of one check.</summary>
/// <param name="Samples">Keys of up to five offending rows, never other columns.</param>
public sealed record CheckResult(
    string Model,
    string Check,
    CheckSeverity Severity,
    long FailedRows,
    IReadOnlyList<string> Samples)
{
    public bool Passed => FailedRows == 0;
}

public enum CheckSeverity
{
    Warn,
    Error,
}
