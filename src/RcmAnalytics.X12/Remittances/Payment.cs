namespace RcmAnalytics.X12;

/// <summary>
/// One payment: what an 835 transaction set says outside its claims. Read after the last of them, so that its totals
/// are whole.
/// </summary>
public sealed class Payment
{
    internal TextArena Texts { get; } = new(1024);

    /// <summary>Byte offset of the BPR segment, or of ST when there is none.</summary>
    public long Offset { get; internal set; }

    /// <summary>BPR01; H and I are information only.</summary>
    public X12Text HandlingCode { get; internal set; }

    /// <summary>BPR02.</summary>
    public X12Amount? Amount { get; internal set; }

    public X12Text CreditDebitCode { get; internal set; }

    /// <summary>BPR04: ACH, CHK, NON, FWT, BOP.</summary>
    public X12Text MethodCode { get; internal set; }

    /// <summary>BPR16.</summary>
    public DateOnly? Date { get; internal set; }

    /// <summary>TRN02: the check or EFT number.</summary>
    public X12Text TraceNumber { get; internal set; }

    /// <summary>TRN03.</summary>
    public X12Text PayerOriginatorId { get; internal set; }

    /// <summary>DTM*405.</summary>
    public DateOnly? ProductionDate { get; internal set; }

    public X12Text PayerName { get; internal set; }

    public X12Text PayerIdentifier { get; internal set; }

    public X12Text PayeeName { get; internal set; }

    public X12Text PayeeNpi { get; internal set; }

    public X12Text PayeeTaxId { get; internal set; }

    public int ClaimCount { get; internal set; }

    /// <summary>Sum of CLP04.</summary>
    public X12Amount ClaimPaidAmount { get; internal set; }

    /// <summary>Sum of the PLB amounts as sent: positive reduces the payment.</summary>
    public X12Amount ProviderAdjustmentAmount { get; internal set; }

    public RecordList<ProviderAdjustment> ProviderAdjustments { get; } = new(() => new ProviderAdjustment());

    /// <summary>The sum of CLP04 less the sum of the PLB amounts is BPR02 (TR3 1.10.2.1).</summary>
    public bool IsBalanced => ClaimPaidAmount - ProviderAdjustmentAmount == (Amount ?? default);

    internal void Clear()
    {
        Texts.Clear();
        ProviderAdjustments.Clear();
        HandlingCode = CreditDebitCode = MethodCode = TraceNumber = PayerOriginatorId = default;
        PayerName = PayerIdentifier = PayeeName = PayeeNpi = PayeeTaxId = default;
        Amount = null;
        Date = ProductionDate = null;
        ClaimCount = 0;
        ClaimPaidAmount = ProviderAdjustmentAmount = default;
    }
}

/// <summary>One PLB pair.</summary>
public sealed class ProviderAdjustment
{
    public long Offset { get; internal set; }

    public X12Text ProviderIdentifier { get; internal set; }

    public DateOnly? FiscalPeriodDate { get; internal set; }

    /// <summary>WO, FB, L6, 72, CV, …</summary>
    public X12Text ReasonCode { get; internal set; }

    public X12Text ReferenceId { get; internal set; }

    /// <summary>Positive reduces the payment.</summary>
    public X12Amount? Amount { get; internal set; }
}
