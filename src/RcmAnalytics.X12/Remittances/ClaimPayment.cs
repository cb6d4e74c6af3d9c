namespace RcmAnalytics.X12;

/// <summary>
/// One CLP (835 loop 2100) with its lines and adjustments: one adjudication. The object is used again for the next
/// claim: copy what must outlive <see cref="X12Reader.Read"/>.
/// </summary>
public sealed class ClaimPayment
{
    /// <summary>From 0 in the file.</summary>
    public int Ordinal { get; internal set; }

    public long Offset { get; internal set; }

    /// <summary>CLP01.</summary>
    public X12Text PatientControlNumber { get; internal set; }

    /// <summary>CLP02: 22 is a reversal, 25 a predetermination. It never says that a claim is denied.</summary>
    public X12Text StatusCode { get; internal set; }

    public X12Amount? ChargeAmount { get; internal set; }

    public X12Amount? PaidAmount { get; internal set; }

    public X12Amount? PatientResponsibilityAmount { get; internal set; }

    public X12Text FilingIndicatorCode { get; internal set; }

    public X12Text PayerClaimControlNumber { get; internal set; }

    public X12Text FacilityCode { get; internal set; }

    public X12Text FrequencyCode { get; internal set; }

    public X12Text DrgCode { get; internal set; }

    public X12Text PatientLastName { get; internal set; }

    public X12Text PatientFirstName { get; internal set; }

    /// <summary>NM1*IL, else NM1*QC.</summary>
    public X12Text MemberId { get; internal set; }

    public X12Text RenderingNpi { get; internal set; }

    public X12Text CrossoverPayerName { get; internal set; }

    public X12Text CrossoverPayerIdentifier { get; internal set; }

    public X12Text CorrectedPriorityPayerName { get; internal set; }

    public X12Text OriginalReferenceNumber { get; internal set; }

    public X12Text PriorAuthorizationNumber { get; internal set; }

    public DateOnly? ReceivedDate { get; internal set; }

    /// <summary>DTM*232 and 233, else the earliest and latest line date.</summary>
    public DateOnly? ServiceFrom { get; internal set; }

    public DateOnly? ServiceTo { get; internal set; }

    public DateOnly? CoverageExpirationDate { get; internal set; }

    /// <summary>AMT*AU.</summary>
    public X12Amount? CoverageAmount { get; internal set; }

    public X12Amount? InterestAmount { get; internal set; }

    public X12Amount? PatientPaidAmount { get; internal set; }

    public X12Amount LineChargeAmount { get; internal set; }

    public X12Amount LinePaidAmount { get; internal set; }

    /// <summary>Sum of the CAS triples of loop 2100.</summary>
    public X12Amount ClaimAdjustmentAmount { get; internal set; }

    /// <summary>Sum of the CAS triples of all lines. The two levels add up, they never repeat.</summary>
    public X12Amount LineAdjustmentAmount { get; internal set; }

    public RecordList<PaymentLine> Lines { get; } = new();

    public RecordList<Adjustment> Adjustments { get; } = new();

    public RecordList<Remark> Remarks { get; } = new();

    /// <summary>CLP03 less every CAS amount is CLP04 (TR3 1.10.2.1).</summary>
    public bool IsBalanced =>
        (ChargeAmount ?? default) - ClaimAdjustmentAmount - LineAdjustmentAmount == (PaidAmount ?? default);
}

/// <summary>One SVC (835 loop 2110).</summary>
public sealed class PaymentLine
{
    // Read and written where they stand, as those of a claim's line.
    internal Procedure ProcedureField;
    internal Procedure SubmittedProcedureField;

    public long Offset { get; internal set; }

    /// <summary>As adjudicated (SVC01).</summary>
    public ref readonly Procedure Procedure => ref ProcedureField;

    /// <summary>As billed (SVC06), when the payer changed it.</summary>
    public ref readonly Procedure SubmittedProcedure => ref SubmittedProcedureField;

    public X12Text RevenueCode { get; internal set; }

    public X12Amount? ChargeAmount { get; internal set; }

    public X12Amount? PaidAmount { get; internal set; }

    /// <summary>SVC05; 1 when it was not sent.</summary>
    public X12Quantity? PaidQuantity { get; internal set; }

    public X12Quantity? BilledQuantity { get; internal set; }

    public DateOnly? ServiceFrom { get; internal set; }

    public DateOnly? ServiceTo { get; internal set; }

    /// <summary>REF*6R of the claim's line.</summary>
    public X12Text ControlNumber { get; internal set; }

    public X12Text RenderingNpi { get; internal set; }

    /// <summary>AMT*B6.</summary>
    public X12Amount? AllowedAmount { get; internal set; }

    public X12Amount AdjustmentAmount { get; internal set; }

    /// <summary>SVC02 less the line's CAS amounts is SVC03.</summary>
    public bool IsBalanced => (ChargeAmount ?? default) - AdjustmentAmount == (PaidAmount ?? default);

    internal void Clear()
    {
        ProcedureField = SubmittedProcedureField = default;
        RevenueCode = ControlNumber = RenderingNpi = default;
        ChargeAmount = PaidAmount = AllowedAmount = null;
        PaidQuantity = BilledQuantity = null;
        ServiceFrom = ServiceTo = null;
        AdjustmentAmount = default;
    }
}

/// <summary>One CAS triple. Positive reduces the payment.</summary>
public sealed class Adjustment
{
    public long Offset { get; internal set; }

    /// <summary>Index into <see cref="ClaimPayment.Lines"/>; null at claim level.</summary>
    public int? LineOrdinal { get; internal set; }

    public X12Text GroupCode { get; internal set; }

    public X12Text ReasonCode { get; internal set; }

    public X12Amount? Amount { get; internal set; }

    public X12Quantity? Quantity { get; internal set; }
}

public enum RemarkSource
{
    Mia,
    Moa,
    Lq,
}

/// <summary>One remark code, of the claim (MIA, MOA) or of a line (LQ).</summary>
public sealed class Remark
{
    public long Offset { get; internal set; }

    public int? LineOrdinal { get; internal set; }

    public RemarkSource Source { get; internal set; }

    /// <summary>LQ01; HE is a remittance advice remark code.</summary>
    public X12Text Qualifier { get; internal set; }

    public X12Text Code { get; internal set; }
}
