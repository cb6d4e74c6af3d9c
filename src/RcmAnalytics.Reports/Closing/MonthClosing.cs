using RcmAnalytics.Metrics;

namespace RcmAnalytics.Reports.Closing;

/// <summary>A month whose figures were stored as they were reported.</summary>
public sealed record MonthClosing
{
    public long Id { get; init; }

    /// <summary>The month's first day.</summary>
    public required DateOnly Month { get; init; }

    public required DateTimeOffset ClosedAt { get; init; }

    public required string ClosedBy { get; init; }

    /// <summary>The day the data stood at.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>A hash of all models, seeds and metrics the figures came from.</summary>
    public required string Definitions { get; init; }

    /// <summary>Null while the closing stands.</summary>
    public MonthReopening? Reopening { get; init; }
}

/// <summary>Who opened a closed month again, when and why.</summary>
public sealed record MonthReopening(DateTimeOffset ReopenedAt, string ReopenedBy, ReopeningReason Why);

/// <summary>Why a month was opened again. A list and no free text, which might name a patient.</summary>
public enum ReopeningReason
{
    LateFiles,
    CorrectedFiles,
    Mapping,
    Contract,
    Mistake,
    Audit,
}

/// <summary>A figure of a month.</summary>
/// <param name="Practice">Null for all practices together; empty for rows without one.</param>
public readonly record struct FigureKey(string Metric, string? Practice);

/// <summary>A file that the figures of a build rest on.</summary>
/// <param name="Kind">What it brought; null where only its name is remembered.</param>
public sealed record BuiltFile(string LoadId, string Name, MoveReason? Kind = null);

/// <summary>Why a closed figure is another now, in the order in which the reasons are counted.</summary>
public enum MoveReason
{
    /// <summary>The program's models, seeds or metrics are others, or files were taken out or replaced.</summary>
    DefinitionsOrFilesReplaced,
    LateClaims,
    LateExports,
    LateRemittances,
    Reversals,
    LateAcknowledgements,
    Contracts,
    Mapping,

    /// <summary>The data stand at a later day: deadlines ran out, balances aged.</summary>
    LaterDay,

    /// <summary>The reasons were not computed for the figures as they are now.</summary>
    NotExplained,
}

/// <summary>Closed months are the application's own state: they lie beside the warehouse, and survive its builds and its loss.</summary>
public static class ClosedMonthText
{
    /// <summary>What people call a reason.</summary>
    public static string Label(MoveReason reason) => reason switch
    {
        MoveReason.DefinitionsOrFilesReplaced => "Definitions, files replaced",
        MoveReason.LateClaims => "Late claims",
        MoveReason.LateExports => "Late exports",
        MoveReason.LateRemittances => "Late remittances",
        MoveReason.Reversals => "Files with reversals",
        MoveReason.LateAcknowledgements => "Late acknowledgements",
        MoveReason.Contracts => "Contracts",
        MoveReason.Mapping => "Mapping and lists",
        MoveReason.LaterDay => "Later day",
        _ => "Not explained yet",
    };

    /// <exception cref="MetricException">The month is not closed.</exception>
    public static MonthClosing OrThrow(this MonthClosing? closing, DateOnly month) =>
        closing ?? throw new MetricException($"{month:yyyy-MM} is not closed. Close it with: rcm close {month:yyyy-MM}");
}
