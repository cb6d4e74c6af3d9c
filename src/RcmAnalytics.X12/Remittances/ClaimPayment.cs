namespace RcmAnalytics.X12;

/// <summary>
/// One CLP (835 loop 2100) with its lines and adjustments: one adjudication. The object is used again for the next
/// claim: copy what must outlive <see cref="X12Reader.Read"/>.
/// </summary>
public sealed class ClaimPayment
{
    internal ClaimPayment(RecordTexts texts)
    {
        Fields = new RecordFields<Field>(texts);
        Lines = new RecordList<PaymentLine>(() => new PaymentLine(texts));
        Adjustments = new RecordList<Adjustment>(() => new Adjustment(texts));
        Remarks = new RecordList<Remark>(() => new Remark(texts));
    }

    internal enum Field
    {
        Ordinal, Offset, PatientControlNumber, StatusCode, ChargeAmount, PaidAmount, PatientResponsibilityAmount,
        FilingIndicatorCode, PayerClaimControlNumber, FacilityCode, FrequencyCode, DrgCode, PatientLastName,
        PatientFirstName, MemberId, RenderingNpi, CrossoverPayerName, CrossoverPayerIdentifier,
        CorrectedPriorityPayerName, OriginalReferenceNumber, PriorAuthorizationNumber, ReceivedDate, ServiceFrom,
        ServiceTo, CoverageExpirationDate, CoverageAmount, InterestAmount, PatientPaidAmount, LineChargeAmount,
        LinePaidAmount, ClaimAdjustmentAmount, LineAdjustmentAmount,
    }

    internal readonly RecordFields<Field> Fields;

    /// <summary>From 0 in the file.</summary>
    public int Ordinal { get => Fields.Count(Field.Ordinal) ?? 0; internal set => Fields.Set(Field.Ordinal, value); }

    public long Offset { get => Fields.Number(Field.Offset) ?? 0; internal set => Fields.Set(Field.Offset, value); }

    /// <summary>CLP01.</summary>
    public X12Text PatientControlNumber { get => Fields.Text(Field.PatientControlNumber); internal set => Fields.Set(Field.PatientControlNumber, value); }

    /// <summary>CLP02: 22 is a reversal, 25 a predetermination. It never says that a claim is denied.</summary>
    public X12Text StatusCode { get => Fields.Text(Field.StatusCode); internal set => Fields.Set(Field.StatusCode, value); }

    public X12Amount? ChargeAmount { get => Fields.Amount(Field.ChargeAmount); internal set => Fields.Set(Field.ChargeAmount, value); }

    public X12Amount? PaidAmount { get => Fields.Amount(Field.PaidAmount); internal set => Fields.Set(Field.PaidAmount, value); }

    public X12Amount? PatientResponsibilityAmount { get => Fields.Amount(Field.PatientResponsibilityAmount); internal set => Fields.Set(Field.PatientResponsibilityAmount, value); }

    public X12Text FilingIndicatorCode { get => Fields.Text(Field.FilingIndicatorCode); internal set => Fields.Set(Field.FilingIndicatorCode, value); }

    public X12Text PayerClaimControlNumber { get => Fields.Text(Field.PayerClaimControlNumber); internal set => Fields.Set(Field.PayerClaimControlNumber, value); }

    public X12Text FacilityCode { get => Fields.Text(Field.FacilityCode); internal set => Fields.Set(Field.FacilityCode, value); }

    public X12Text FrequencyCode { get => Fields.Text(Field.FrequencyCode); internal set => Fields.Set(Field.FrequencyCode, value); }

    public X12Text DrgCode { get => Fields.Text(Field.DrgCode); internal set => Fields.Set(Field.DrgCode, value); }

    public X12Text PatientLastName { get => Fields.Text(Field.PatientLastName); internal set => Fields.Set(Field.PatientLastName, value); }

    public X12Text PatientFirstName { get => Fields.Text(Field.PatientFirstName); internal set => Fields.Set(Field.PatientFirstName, value); }

    /// <summary>NM1*IL, else NM1*QC.</summary>
    public X12Text MemberId { get => Fields.Text(Field.MemberId); internal set => Fields.Set(Field.MemberId, value); }

    public X12Text RenderingNpi { get => Fields.Text(Field.RenderingNpi); internal set => Fields.Set(Field.RenderingNpi, value); }

    public X12Text CrossoverPayerName { get => Fields.Text(Field.CrossoverPayerName); internal set => Fields.Set(Field.CrossoverPayerName, value); }

    public X12Text CrossoverPayerIdentifier { get => Fields.Text(Field.CrossoverPayerIdentifier); internal set => Fields.Set(Field.CrossoverPayerIdentifier, value); }

    public X12Text CorrectedPriorityPayerName { get => Fields.Text(Field.CorrectedPriorityPayerName); internal set => Fields.Set(Field.CorrectedPriorityPayerName, value); }

    public X12Text OriginalReferenceNumber { get => Fields.Text(Field.OriginalReferenceNumber); internal set => Fields.Set(Field.OriginalReferenceNumber, value); }

    public X12Text PriorAuthorizationNumber { get => Fields.Text(Field.PriorAuthorizationNumber); internal set => Fields.Set(Field.PriorAuthorizationNumber, value); }

    public DateOnly? ReceivedDate { get => Fields.Date(Field.ReceivedDate); internal set => Fields.Set(Field.ReceivedDate, value); }

    /// <summary>DTM*232 and 233, else the earliest and latest line date.</summary>
    public DateOnly? ServiceFrom { get => Fields.Date(Field.ServiceFrom); internal set => Fields.Set(Field.ServiceFrom, value); }

    public DateOnly? ServiceTo { get => Fields.Date(Field.ServiceTo); internal set => Fields.Set(Field.ServiceTo, value); }

    public DateOnly? CoverageExpirationDate { get => Fields.Date(Field.CoverageExpirationDate); internal set => Fields.Set(Field.CoverageExpirationDate, value); }

    /// <summary>AMT*AU.</summary>
    public X12Amount? CoverageAmount { get => Fields.Amount(Field.CoverageAmount); internal set => Fields.Set(Field.CoverageAmount, value); }

    public X12Amount? InterestAmount { get => Fields.Amount(Field.InterestAmount); internal set => Fields.Set(Field.InterestAmount, value); }

    public X12Amount? PatientPaidAmount { get => Fields.Amount(Field.PatientPaidAmount); internal set => Fields.Set(Field.PatientPaidAmount, value); }

    public X12Amount LineChargeAmount { get => Fields.Amount(Field.LineChargeAmount) ?? default; internal set => Fields.Set(Field.LineChargeAmount, (X12Amount?)value); }

    public X12Amount LinePaidAmount { get => Fields.Amount(Field.LinePaidAmount) ?? default; internal set => Fields.Set(Field.LinePaidAmount, (X12Amount?)value); }

    /// <summary>Sum of the CAS triples of loop 2100.</summary>
    public X12Amount ClaimAdjustmentAmount { get => Fields.Amount(Field.ClaimAdjustmentAmount) ?? default; internal set => Fields.Set(Field.ClaimAdjustmentAmount, (X12Amount?)value); }

    /// <summary>Sum of the CAS triples of all lines. The two levels add up, they never repeat.</summary>
    public X12Amount LineAdjustmentAmount { get => Fields.Amount(Field.LineAdjustmentAmount) ?? default; internal set => Fields.Set(Field.LineAdjustmentAmount, (X12Amount?)value); }

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
    internal PaymentLine(RecordTexts texts) => Fields = new RecordFields<Field>(texts);

    internal enum Field
    {
        Offset, RevenueCode, ChargeAmount, PaidAmount, PaidQuantity, BilledQuantity, ServiceFrom, ServiceTo,
        ControlNumber, RenderingNpi, AllowedAmount, AdjustmentAmount, ProcedureQualifier, ProcedureCode, Modifier1,
        Modifier2, Modifier3, Modifier4, SubmittedQualifier, SubmittedCode, SubmittedModifier1, SubmittedModifier2,
        SubmittedModifier3, SubmittedModifier4,
    }

    internal readonly RecordFields<Field> Fields;

    public long Offset { get => Fields.Number(Field.Offset) ?? 0; internal set => Fields.Set(Field.Offset, value); }

    /// <summary>As adjudicated (SVC01).</summary>
    public Procedure Procedure => Fields.Procedure(Field.ProcedureQualifier);

    /// <summary>As billed (SVC06), when the payer changed it.</summary>
    public Procedure SubmittedProcedure => Fields.Procedure(Field.SubmittedQualifier);

    public X12Text RevenueCode { get => Fields.Text(Field.RevenueCode); internal set => Fields.Set(Field.RevenueCode, value); }

    public X12Amount? ChargeAmount { get => Fields.Amount(Field.ChargeAmount); internal set => Fields.Set(Field.ChargeAmount, value); }

    public X12Amount? PaidAmount { get => Fields.Amount(Field.PaidAmount); internal set => Fields.Set(Field.PaidAmount, value); }

    /// <summary>SVC05; 1 when it was not sent.</summary>
    public X12Quantity? PaidQuantity { get => Fields.Quantity(Field.PaidQuantity); internal set => Fields.Set(Field.PaidQuantity, value); }

    public X12Quantity? BilledQuantity { get => Fields.Quantity(Field.BilledQuantity); internal set => Fields.Set(Field.BilledQuantity, value); }

    public DateOnly? ServiceFrom { get => Fields.Date(Field.ServiceFrom); internal set => Fields.Set(Field.ServiceFrom, value); }

    public DateOnly? ServiceTo { get => Fields.Date(Field.ServiceTo); internal set => Fields.Set(Field.ServiceTo, value); }

    /// <summary>REF*6R of the claim's line.</summary>
    public X12Text ControlNumber { get => Fields.Text(Field.ControlNumber); internal set => Fields.Set(Field.ControlNumber, value); }

    public X12Text RenderingNpi { get => Fields.Text(Field.RenderingNpi); internal set => Fields.Set(Field.RenderingNpi, value); }

    /// <summary>AMT*B6.</summary>
    public X12Amount? AllowedAmount { get => Fields.Amount(Field.AllowedAmount); internal set => Fields.Set(Field.AllowedAmount, value); }

    public X12Amount AdjustmentAmount { get => Fields.Amount(Field.AdjustmentAmount) ?? default; internal set => Fields.Set(Field.AdjustmentAmount, (X12Amount?)value); }

    /// <summary>SVC02 less the line's CAS amounts is SVC03.</summary>
    public bool IsBalanced => (ChargeAmount ?? default) - AdjustmentAmount == (PaidAmount ?? default);
}

/// <summary>One CAS triple. Positive reduces the payment.</summary>
public sealed class Adjustment
{
    internal Adjustment(RecordTexts texts) => Fields = new RecordFields<Field>(texts);

    internal enum Field
    {
        Offset, LineOrdinal, GroupCode, ReasonCode, Amount, Quantity,
    }

    internal readonly RecordFields<Field> Fields;

    public long Offset { get => Fields.Number(Field.Offset) ?? 0; internal set => Fields.Set(Field.Offset, value); }

    /// <summary>Index into <see cref="ClaimPayment.Lines"/>; null at claim level.</summary>
    public int? LineOrdinal { get => Fields.Count(Field.LineOrdinal); internal set => Fields.Set(Field.LineOrdinal, value); }

    public X12Text GroupCode { get => Fields.Text(Field.GroupCode); internal set => Fields.Set(Field.GroupCode, value); }

    public X12Text ReasonCode { get => Fields.Text(Field.ReasonCode); internal set => Fields.Set(Field.ReasonCode, value); }

    public X12Amount? Amount { get => Fields.Amount(Field.Amount); internal set => Fields.Set(Field.Amount, value); }

    public X12Quantity? Quantity { get => Fields.Quantity(Field.Quantity); internal set => Fields.Set(Field.Quantity, value); }
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
    internal Remark(RecordTexts texts) => Fields = new RecordFields<Field>(texts);

    internal enum Field
    {
        Offset, LineOrdinal, Qualifier, Code,
    }

    internal readonly RecordFields<Field> Fields;

    public long Offset { get => Fields.Number(Field.Offset) ?? 0; internal set => Fields.Set(Field.Offset, value); }

    public int? LineOrdinal { get => Fields.Count(Field.LineOrdinal); internal set => Fields.Set(Field.LineOrdinal, value); }

    public RemarkSource Source { get; internal set; }

    /// <summary>LQ01; HE is a remittance advice remark code.</summary>
    public X12Text Qualifier { get => Fields.Text(Field.Qualifier); internal set => Fields.Set(Field.Qualifier, value); }

    public X12Text Code { get => Fields.Text(Field.Code); internal set => Fields.Set(Field.Code, value); }
}
