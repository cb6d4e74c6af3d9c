namespace RcmAnalytics.X12;

/// <summary>
/// One CLP (835 loop 2100) with its lines and adjustments: one adjudication. The object is used again for the next
/// claim: copy what must outlive <see cref="X12Reader.Read"/>.
/// </summary>
public sealed class ClaimPayment
{
    internal ClaimPayment(RecordStore store)
    {
        Fields = new RecordFields<Field>(store.ClaimPayments, 0);
        Lines = new RecordList<PaymentLine>(store.PaymentLines, ordinal => new PaymentLine(store.PaymentLines, ordinal));
        Adjustments = new RecordList<Adjustment>(store.Adjustments, ordinal => new Adjustment(store.Adjustments, ordinal));
        Remarks = new RecordList<Remark>(store.Remarks, ordinal => new Remark(store.Remarks, ordinal));
    }

    internal enum Field
    {
        TransactionOrdinal, Ordinal, Offset, PatientControlNumber, StatusCode, ChargeAmount, PaidAmount, PatientResponsibilityAmount,
        FilingIndicatorCode, PayerClaimControlNumber, FacilityCode, FrequencyCode, DrgCode, PatientLastName,
        PatientFirstName, MemberId, RenderingNpi, CrossoverPayerName, CrossoverPayerIdentifier,
        CorrectedPriorityPayerName, OriginalReferenceNumber, PriorAuthorizationNumber, ReceivedDate, ServiceFrom,
        ServiceTo, CoverageExpirationDate, CoverageAmount, InterestAmount, PatientPaidAmount, LineCount, LineChargeAmount,
        LinePaidAmount, ClaimAdjustmentAmount, LineAdjustmentAmount,
    }

    internal readonly RecordFields<Field> Fields;

    /// <summary>From 0 in the file.</summary>
    public int Ordinal => Fields.Integer(Field.Ordinal) ?? 0;

    public long Offset => Fields.Number(Field.Offset) ?? 0;

    /// <summary>CLP01.</summary>
    public X12Text PatientControlNumber => Fields.Text(Field.PatientControlNumber);

    /// <summary>CLP02: 22 is a reversal, 25 a predetermination. It never says that a claim is denied.</summary>
    public X12Text StatusCode => Fields.Text(Field.StatusCode);

    public X12Amount? ChargeAmount => Fields.Amount(Field.ChargeAmount);

    public X12Amount? PaidAmount => Fields.Amount(Field.PaidAmount);

    public X12Amount? PatientResponsibilityAmount => Fields.Amount(Field.PatientResponsibilityAmount);

    public X12Text FilingIndicatorCode => Fields.Text(Field.FilingIndicatorCode);

    public X12Text PayerClaimControlNumber => Fields.Text(Field.PayerClaimControlNumber);

    public X12Text FacilityCode => Fields.Text(Field.FacilityCode);

    public X12Text FrequencyCode => Fields.Text(Field.FrequencyCode);

    public X12Text DrgCode => Fields.Text(Field.DrgCode);

    public X12Text PatientLastName => Fields.Text(Field.PatientLastName);

    public X12Text PatientFirstName => Fields.Text(Field.PatientFirstName);

    /// <summary>NM1*IL, else NM1*QC.</summary>
    public X12Text MemberId => Fields.Text(Field.MemberId);

    public X12Text RenderingNpi => Fields.Text(Field.RenderingNpi);

    public X12Text CrossoverPayerName => Fields.Text(Field.CrossoverPayerName);

    public X12Text CrossoverPayerIdentifier => Fields.Text(Field.CrossoverPayerIdentifier);

    public X12Text CorrectedPriorityPayerName => Fields.Text(Field.CorrectedPriorityPayerName);

    public X12Text OriginalReferenceNumber => Fields.Text(Field.OriginalReferenceNumber);

    public X12Text PriorAuthorizationNumber => Fields.Text(Field.PriorAuthorizationNumber);

    public DateOnly? ReceivedDate => Fields.Date(Field.ReceivedDate);

    /// <summary>DTM*232 and 233, else the earliest and latest line date.</summary>
    public DateOnly? ServiceFrom => Fields.Date(Field.ServiceFrom);

    public DateOnly? ServiceTo => Fields.Date(Field.ServiceTo);

    public DateOnly? CoverageExpirationDate => Fields.Date(Field.CoverageExpirationDate);

    /// <summary>AMT*AU.</summary>
    public X12Amount? CoverageAmount => Fields.Amount(Field.CoverageAmount);

    public X12Amount? InterestAmount => Fields.Amount(Field.InterestAmount);

    public X12Amount? PatientPaidAmount => Fields.Amount(Field.PatientPaidAmount);

    public X12Amount LineChargeAmount => Fields.Amount(Field.LineChargeAmount) ?? default;

    public X12Amount LinePaidAmount => Fields.Amount(Field.LinePaidAmount) ?? default;

    /// <summary>Sum of the CAS triples of loop 2100.</summary>
    public X12Amount ClaimAdjustmentAmount => Fields.Amount(Field.ClaimAdjustmentAmount) ?? default;

    /// <summary>Sum of the CAS triples of all lines. The two levels add up, they never repeat.</summary>
    public X12Amount LineAdjustmentAmount => Fields.Amount(Field.LineAdjustmentAmount) ?? default;

    public RecordList<PaymentLine> Lines { get; }

    public RecordList<Adjustment> Adjustments { get; }

    public RecordList<Remark> Remarks { get; }

    /// <summary>CLP03 less every CAS amount is CLP04 (TR3 1.10.2.1).</summary>
    public bool IsBalanced =>
        (ChargeAmount ?? default) - ClaimAdjustmentAmount - LineAdjustmentAmount == (PaidAmount ?? default);
}

/// <summary>One SVC (835 loop 2110).</summary>
public sealed class PaymentLine
{
    internal PaymentLine(RecordRows rows, int ordinal) => Fields = new RecordFields<Field>(rows, ordinal);

    internal enum Field
    {
        TransactionOrdinal, ClaimOrdinal, Ordinal, Offset, RevenueCode, ChargeAmount, PaidAmount, PaidQuantity, BilledQuantity, ServiceFrom, ServiceTo,
        ControlNumber, RenderingNpi, AllowedAmount, AdjustmentAmount, ProcedureQualifier, ProcedureCode, Modifier1,
        Modifier2, Modifier3, Modifier4, SubmittedQualifier, SubmittedCode, SubmittedModifier1, SubmittedModifier2,
        SubmittedModifier3, SubmittedModifier4,
    }

    internal readonly RecordFields<Field> Fields;

    public long Offset => Fields.Number(Field.Offset) ?? 0;

    /// <summary>As adjudicated (SVC01).</summary>
    public Procedure Procedure => Fields.Procedure(Field.ProcedureQualifier);

    /// <summary>As billed (SVC06), when the payer changed it.</summary>
    public Procedure SubmittedProcedure => Fields.Procedure(Field.SubmittedQualifier);

    public X12Text RevenueCode => Fields.Text(Field.RevenueCode);

    public X12Amount? ChargeAmount => Fields.Amount(Field.ChargeAmount);

    public X12Amount? PaidAmount => Fields.Amount(Field.PaidAmount);

    /// <summary>SVC05; 1 when it was not sent.</summary>
    public X12Quantity? PaidQuantity => Fields.Quantity(Field.PaidQuantity);

    public X12Quantity? BilledQuantity => Fields.Quantity(Field.BilledQuantity);

    public DateOnly? ServiceFrom => Fields.Date(Field.ServiceFrom);

    public DateOnly? ServiceTo => Fields.Date(Field.ServiceTo);

    /// <summary>REF*6R of the claim's line.</summary>
    public X12Text ControlNumber => Fields.Text(Field.ControlNumber);

    public X12Text RenderingNpi => Fields.Text(Field.RenderingNpi);

    /// <summary>AMT*B6.</summary>
    public X12Amount? AllowedAmount => Fields.Amount(Field.AllowedAmount);

    public X12Amount AdjustmentAmount => Fields.Amount(Field.AdjustmentAmount) ?? default;

    /// <summary>SVC02 less the line's CAS amounts is SVC03.</summary>
    public bool IsBalanced => (ChargeAmount ?? default) - AdjustmentAmount == (PaidAmount ?? default);
}

/// <summary>One CAS triple. Positive reduces the payment.</summary>
public sealed class Adjustment
{
    internal Adjustment(RecordRows rows, int ordinal) => Fields = new RecordFields<Field>(rows, ordinal);

    internal enum Field
    {
        TransactionOrdinal, ClaimOrdinal, Ordinal, Offset, Level, LineOrdinal, GroupCode, ReasonCode, Amount, Quantity,
    }

    internal readonly RecordFields<Field> Fields;

    public long Offset => Fields.Number(Field.Offset) ?? 0;

    /// <summary>Index into <see cref="ClaimPayment.Lines"/>; null at claim level.</summary>
    public int? LineOrdinal => Fields.Integer(Field.LineOrdinal);

    public X12Text GroupCode => Fields.Text(Field.GroupCode);

    public X12Text ReasonCode => Fields.Text(Field.ReasonCode);

    public X12Amount? Amount => Fields.Amount(Field.Amount);

    public X12Quantity? Quantity => Fields.Quantity(Field.Quantity);
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
    internal Remark(RecordRows rows, int ordinal) => Fields = new RecordFields<Field>(rows, ordinal);

    internal enum Field
    {
        ClaimOrdinal, Ordinal, Offset, Level, LineOrdinal, Source, Qualifier, Code,
    }

    internal readonly RecordFields<Field> Fields;

    public long Offset => Fields.Number(Field.Offset) ?? 0;

    public int? LineOrdinal => Fields.Integer(Field.LineOrdinal);

    public RemarkSource Source => (RemarkSource)(Fields.Integer(Field.Source) ?? 0);

    /// <summary>LQ01; HE is a remittance advice remark code.</summary>
    public X12Text Qualifier => Fields.Text(Field.Qualifier);

    public X12Text Code => Fields.Text(Field.Code);
}
