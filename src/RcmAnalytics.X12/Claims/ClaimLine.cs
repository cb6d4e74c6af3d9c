namespace RcmAnalytics.X12;

/// <summary>A procedure as a composite (SV101, SVC01, …): qualifier, code and up to four modifiers.</summary>
public struct Procedure
{
    /// <summary>HC, AD, N4, NU, ER, HP, WK, ZZ, …</summary>
    public X12Text Qualifier { get; internal set; }

    public X12Text Code { get; internal set; }

    public X12Text Modifier1 { get; internal set; }

    public X12Text Modifier2 { get; internal set; }

    public X12Text Modifier3 { get; internal set; }

    public X12Text Modifier4 { get; internal set; }
}

/// <summary>One service line of a claim (837 loop 2400).</summary>
public sealed class ClaimLine
{
    // Six texts: read and written where they stand, for a copy costs more than the rest of the line.
    internal Procedure ProcedureField;

    public long Offset { get; internal set; }

    public X12Text LineNumber { get; internal set; }

    /// <summary>REF*6R, which the payer returns.</summary>
    public X12Text ControlNumber { get; internal set; }

    public ref readonly Procedure Procedure => ref ProcedureField;

    public X12Text RevenueCode { get; internal set; }

    public X12Amount? ChargeAmount { get; internal set; }

    public X12Text UnitCode { get; internal set; }

    public X12Quantity? UnitQuantity { get; internal set; }

    public X12Text PlaceOfServiceCode { get; internal set; }

    /// <summary>The pointers of SV107, parted by commas.</summary>
    public X12Text DiagnosisPointers { get; internal set; }

    public DateOnly? ServiceFrom { get; internal set; }

    public DateOnly? ServiceTo { get; internal set; }

    public X12Text RenderingNpi { get; internal set; }

    public X12Text PriorAuthorizationNumber { get; internal set; }

    public X12Text NdcCode { get; internal set; }

    public X12Quantity? NdcQuantity { get; internal set; }

    public X12Text NdcUnitCode { get; internal set; }

    internal void Clear()
    {
        LineNumber = ControlNumber = RevenueCode = UnitCode = PlaceOfServiceCode = default;
        DiagnosisPointers = RenderingNpi = PriorAuthorizationNumber = NdcCode = NdcUnitCode = default;
        ProcedureField = default;
        ChargeAmount = null;
        UnitQuantity = NdcQuantity = null;
        ServiceFrom = ServiceTo = null;
    }
}

/// <summary>One HI composite: a diagnosis, procedure, occurrence, value, condition or DRG.</summary>
public sealed class ClaimCode
{
    public long Offset { get; internal set; }

    public X12Text Qualifier { get; internal set; }

    public X12Text Code { get; internal set; }

    public DateOnly? From { get; internal set; }

    public DateOnly? To { get; internal set; }

    public X12Amount? Amount { get; internal set; }

    public X12Text PresentOnAdmissionCode { get; internal set; }
}

/// <summary>Another payer of the same claim (loop 2320).</summary>
public sealed class OtherPayer
{
    public long Offset { get; internal set; }

    public X12Text PayerSequence { get; internal set; }

    public X12Text FilingIndicatorCode { get; internal set; }

    public X12Text PayerName { get; internal set; }

    public X12Text PayerIdentifier { get; internal set; }

    public X12Amount? PaidAmount { get; internal set; }

    public X12Amount? RemainingAmount { get; internal set; }

    public X12Amount? NonCoveredAmount { get; internal set; }

    public DateOnly? PaymentDate { get; internal set; }

    public X12Text ClaimControlNumber { get; internal set; }

    internal void Clear()
    {
        PayerSequence = FilingIndicatorCode = PayerName = PayerIdentifier = ClaimControlNumber = default;
        PaidAmount = RemainingAmount = NonCoveredAmount = null;
        PaymentDate = null;
    }
}

/// <summary>What another payer paid on a line (loop 2430).</summary>
public sealed class LineAdjudication
{
    public long Offset { get; internal set; }

    /// <summary>Index into <see cref="Claim.Lines"/>.</summary>
    public int LineOrdinal { get; internal set; }

    /// <summary>From 0 in the line.</summary>
    public int Ordinal { get; internal set; }

    public X12Text PayerIdentifier { get; internal set; }

    public X12Amount? PaidAmount { get; internal set; }

    public X12Text ProcedureCode { get; internal set; }

    public X12Quantity? PaidQuantity { get; internal set; }

    public DateOnly? AdjudicatedDate { get; internal set; }
}

/// <summary>One CAS triple of another payer, at claim (2320) or line (2430) level.</summary>
public sealed class OtherPayerAdjustment
{
    public long Offset { get; internal set; }

    /// <summary>Index into <see cref="Claim.OtherPayers"/>; null at line level.</summary>
    public int? OtherPayerOrdinal { get; internal set; }

    /// <summary>Index into <see cref="Claim.Lines"/>; null at claim level.</summary>
    public int? LineOrdinal { get; internal set; }

    public int? AdjudicationOrdinal { get; internal set; }

    public X12Text GroupCode { get; internal set; }

    public X12Text ReasonCode { get; internal set; }

    public X12Amount? Amount { get; internal set; }

    public X12Quantity? Quantity { get; internal set; }
}
