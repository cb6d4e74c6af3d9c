namespace RcmAnalytics.X12;

/// <summary>
/// What a 999 or 997 says of one transaction set (AK2..IK5), or of a whole functional group (AK1, AK9). The object is
/// used again for the next one.
/// </summary>
public sealed class SetAcknowledgement
{
    internal TextArena Texts { get; } = new(512);

    /// <summary>From 0 in the file.</summary>
    public int Ordinal { get; internal set; }

    /// <summary>Byte offset of the AK2 or AK9 segment.</summary>
    public long Offset { get; internal set; }

    /// <summary>True for AK9, which judges the group.</summary>
    public bool IsGroup { get; internal set; }

    public AcknowledgedGroup Group { get; internal set; } = new();

    /// <summary>AK201; empty at the group.</summary>
    public X12Text SetCode { get; internal set; }

    /// <summary>AK202, ST02 of the set; empty at the group.</summary>
    public X12Text SetControlNumber { get; internal set; }

    /// <summary>IK501, AK501 or AK901: A, E, P, R, M, W, X. Empty when it was not sent.</summary>
    public X12Text ResultCode { get; internal set; }

    /// <summary>IK502 to IK506 or AK905 to AK909, parted by commas.</summary>
    public X12Text ErrorCodes { get; internal set; }

    /// <summary>AK902; null at a set.</summary>
    public int? IncludedCount { get; internal set; }

    /// <summary>AK903; null at a set.</summary>
    public int? ReceivedCount { get; internal set; }

    /// <summary>AK904; null at a set.</summary>
    public int? AcceptedCount { get; internal set; }

    public RecordList<SyntaxError> Errors { get; } = new(() => new SyntaxError());

    internal void Clear()
    {
        Texts.Clear();
        Errors.Clear();
        SetCode = SetControlNumber = ResultCode = ErrorCodes = default;
        IncludedCount = ReceivedCount = AcceptedCount = null;
    }
}

/// <summary>AK1: the functional group that is acknowledged.</summary>
public sealed class AcknowledgedGroup
{
    internal TextArena Texts { get; } = new(128);

    /// <summary>AK101: HC for claims.</summary>
    public X12Text FunctionalCode { get; internal set; }

    /// <summary>AK102, GS06 of the group.</summary>
    public X12Text ControlNumber { get; internal set; }

    public X12Text Version { get; internal set; }

    internal void Clear()
    {
        Texts.Clear();
        FunctionalCode = ControlNumber = Version = default;
    }
}

/// <summary>One segment (IK3, AK3) or element (IK4, AK4) that a 999 or 997 objects to. Bad text itself is not kept.</summary>
public sealed class SyntaxError
{
    public long Offset { get; internal set; }

    public X12Text SegmentId { get; internal set; }

    /// <summary>Position of the segment in its set, ST being 1.</summary>
    public int? SegmentPosition { get; internal set; }

    public X12Text LoopId { get; internal set; }

    /// <summary>IK401-1; null for a segment.</summary>
    public int? ElementPosition { get; internal set; }

    /// <summary>IK401-2.</summary>
    public int? ComponentPosition { get; internal set; }

    /// <summary>IK402.</summary>
    public X12Text ElementReference { get; internal set; }

    /// <summary>IK304 or IK403.</summary>
    public X12Text Code { get; internal set; }

    /// <summary>CTX01-1: the name of the context, such as CLM01 or SITUATIONAL TRIGGER.</summary>
    public X12Text ContextName { get; internal set; }

    /// <summary>CTX01-2 where the context is CLM01: the claim that is meant.</summary>
    public X12Text PatientControlNumber { get; internal set; }

    internal void Clear()
    {
        SegmentId = LoopId = ElementReference = Code = ContextName = PatientControlNumber = default;
        SegmentPosition = ElementPosition = ComponentPosition = null;
    }
}

/// <summary>TA1: what became of a whole interchange.</summary>
public sealed class InterchangeAcknowledgement
{
    /// <summary>TA101, ISA13 of the interchange.</summary>
    public string? ControlNumber { get; internal set; }

    /// <summary>TA102.</summary>
    public DateOnly? Date { get; internal set; }

    /// <summary>TA104: A, E, R.</summary>
    public string? ResultCode { get; internal set; }

    /// <summary>TA105.</summary>
    public string? NoteCode { get; internal set; }
}
