namespace RcmAnalytics.X12;

public enum X12Severity
{
    /// <summary>Worth knowing; nothing is missing or in doubt.</summary>
    Info,

    /// <summary>The file deviates from the guide; every value was read.</summary>
    Warning,

    /// <summary>A value or a segment could not be read and is missing from the records.</summary>
    Error,
}

/// <summary>A fault that a file can have. Name and message are fixed text: nothing of the file enters them.</summary>
public sealed record X12Rule(string Name, X12Severity Severity, string Message);

/// <summary>One fault found, and where. Element is null when the whole segment is meant.</summary>
public readonly record struct X12Issue(
    X12Rule Rule,
    int? TransactionOrdinal,
    long Offset,
    string? SegmentId,
    int? Element);

/// <summary>Every rule the readers report.</summary>
public static class X12Rules
{
    public static readonly X12Rule LeadingBytes = new(
        "leading_bytes", X12Severity.Warning, "Bytes stand before the first ISA header; they were skipped.");

    public static readonly X12Rule MissingIsa = new(
        "missing_isa", X12Severity.Warning, "No ISA header: delimiters were taken from the first segment.");

    public static readonly X12Rule SegmentUnterminated = new(
        "segment_unterminated", X12Severity.Error, "The file ends inside a segment; that segment was not read.");

    public static readonly X12Rule TrailerUnterminated = new(
        "trailer_unterminated", X12Severity.Warning, "The last segment, a trailer, has no terminator.");

    public static readonly X12Rule SegmentIdInvalid = new(
        "segment_id_invalid", X12Severity.Warning, "A segment id of two or three letters and digits was expected; the segment was skipped.");

    public static readonly X12Rule SegmentUnknown = new(
        "segment_unknown", X12Severity.Info, "This segment has no place in this transaction set; it was skipped.");

    public static readonly X12Rule SegmentOutsideTransaction = new(
        "segment_outside_transaction", X12Severity.Warning, "The segment stands outside ST..SE; it was skipped.");

    public static readonly X12Rule SegmentMisplaced = new(
        "segment_misplaced", X12Severity.Warning, "The segment needs a loop that is not open; it was skipped.");

    public static readonly X12Rule MissingSe = new(
        "missing_se", X12Severity.Warning, "The transaction set has no SE trailer: its end may be missing.");

    public static readonly X12Rule MissingGe = new(
        "missing_ge", X12Severity.Warning, "The functional group has no GE trailer.");

    public static readonly X12Rule MissingIea = new(
        "missing_iea", X12Severity.Warning, "The interchange has no IEA trailer: its end may be missing.");

    public static readonly X12Rule SegmentCountWrong = new(
        "segment_count_wrong", X12Severity.Warning, "SE01 differs from the number of segments read, ST and SE included.");

    public static readonly X12Rule TransactionCountWrong = new(
        "transaction_count_wrong", X12Severity.Warning, "GE01 differs from the number of transaction sets read.");

    public static readonly X12Rule GroupCountWrong = new(
        "group_count_wrong", X12Severity.Warning, "IEA01 differs from the number of functional groups read.");

    public static readonly X12Rule ControlNumberDiffers = new(
        "control_number_differs", X12Severity.Warning, "The trailer's control number differs from the header's.");

    public static readonly X12Rule ComponentSeparatorDiffers = new(
        "component_separator_differs", X12Severity.Warning, "Composites use another separator than ISA16 declares; the one used was taken.");

    public static readonly X12Rule AmountNotNumeric = new(
        "amount_not_numeric", X12Severity.Error, "An amount was expected; the value was left empty.");

    public static readonly X12Rule AmountRounded = new(
        "amount_rounded", X12Severity.Warning, "An amount with at most two decimals was expected; it was rounded half away from zero.");

    public static readonly X12Rule QuantityNotNumeric = new(
        "quantity_not_numeric", X12Severity.Error, "A quantity was expected; the value was left empty.");

    public static readonly X12Rule DateInvalid = new(
        "date_invalid", X12Severity.Error, "A date as CCYYMMDD (or a range of two) was expected; the value was left empty.");

    public static readonly X12Rule ElementMissing = new(
        "element_missing", X12Severity.Error, "The guide requires this element and it is empty.");

    public static readonly X12Rule PaymentUnbalanced = new(
        "payment_unbalanced", X12Severity.Warning, "BPR02 differs from the sum of CLP04 less the sum of the PLB amounts.");

    public static readonly X12Rule ClaimUnbalanced = new(
        "claim_unbalanced", X12Severity.Warning, "CLP03 less all CAS amounts differs from CLP04.");

    public static readonly X12Rule LineUnbalanced = new(
        "line_unbalanced", X12Severity.Warning, "SVC02 less the line's CAS amounts differs from SVC03.");

    public static readonly X12Rule LinesDifferFromClaim = new(
        "lines_differ_from_claim", X12Severity.Warning, "The sum of the line charges differs from CLM02.");

    public static readonly X12Rule PaymentNegative = new(
        "payment_negative", X12Severity.Warning, "BPR02 is negative; the guide moves a negative total to the next remittance with PLB FB.");
}
