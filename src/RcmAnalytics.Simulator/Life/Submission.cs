namespace RcmAnalytics.Simulator.Life;

internal enum SubmissionFate
{
    Accepted,

    /// <summary>With its whole batch, by the syntax check (999).</summary>
    BatchFailed,

    /// <summary>With its whole batch, by the receiver (277CA, level of the batch).</summary>
    BatchRefused,

    Rejected,
}

/// <summary>A claim as it is sent once.</summary>
internal sealed class Submission
{
    public required ClaimLife Life { get; init; }

    public required Chain Chain { get; init; }

    public required string ClaimNumber { get; init; }

    /// <summary>CLM05-3: 1 original, 7 replacement, 8 void.</summary>
    public required string Frequency { get; init; }

    /// <summary>REF*F8, of 7 and 8.</summary>
    public string? OriginalNumber { get; init; }

    public required DateOnly Day { get; init; }

    /// <summary>As billed this time; a correction may change them.</summary>
    public required VisitLine[] Lines { get; init; }

    /// <summary>Sent again while the first is still being decided: the payer calls it a duplicate.</summary>
    public Remit? DuplicateOf { get; init; }

    public bool IsFirst { get; init; }

    public SubmissionFate Fate { get; set; }

    /// <summary>Of a rejected one: category and status of the 277CA.</summary>
    public (string Category, string Status) Rejection { get; set; }

    public int Charge => Lines.Sum(line => line.Charge);

    /// <summary>The day on which the payer has it.</summary>
    public DateOnly Received => Day.AddDays(1);
}
