namespace RcmAnalytics.X12;

/// <summary>One transaction set (ST..SE) of any kind, with the envelope it came in. A TA1 counts as one.</summary>
public sealed class TransactionSet
{
    /// <summary>From 0 in file order.</summary>
    public int Ordinal { get; internal set; }

    /// <summary>Byte offset of the ST (or TA1) segment.</summary>
    public long Offset { get; internal set; }

    /// <summary>837P, 837I, 837D, 835, 277CA, 277, 999, 997, TA1, 270, 271, …; ST01 where nothing is known of it.</summary>
    public string Kind { get; internal set; } = "";

    /// <summary>The implementation guide as sent: ST03, else GS08.</summary>
    public string? Version { get; internal set; }

    public Interchange Interchange { get; internal set; } = new();

    public string? GroupControlNumber { get; internal set; }

    public DateOnly? GroupDate { get; internal set; }

    public string? ControlNumber { get; internal set; }

    public string? PurposeCode { get; internal set; }

    public string? ReferenceId { get; internal set; }

    /// <summary>BHT04.</summary>
    public DateOnly? CreatedDate { get; internal set; }

    /// <summary>Segments read, ST and SE included.</summary>
    public int SegmentCount { get; internal set; }

    /// <summary>CLM or CLP segments read.</summary>
    public int ClaimCount { get; internal set; }

    /// <summary>When the set was made: BHT04, else GS04, else ISA09. Null when none of them is a date.</summary>
    public DateOnly? SubmittedDate => CreatedDate ?? GroupDate ?? Interchange.Date;
}

/// <summary>What an ISA header says. All null in a fragment without one.</summary>
public sealed class Interchange
{
    public string? ControlNumber { get; internal set; }

    public string? SenderId { get; internal set; }

    public string? ReceiverId { get; internal set; }

    public DateOnly? Date { get; internal set; }

    /// <summary>P for production, T for test.</summary>
    public string? UsageIndicator { get; internal set; }
}
