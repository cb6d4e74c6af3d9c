namespace RcmAnalytics.X12;

/// <summary>A procedure as a composite (SV101, SVC01, …): qualifier (HC, AD, N4, NU, …), code and up to four modifiers.</summary>
public readonly record struct Procedure(
    X12Text Qualifier, X12Text Code, X12Text Modifier1, X12Text Modifier2, X12Text Modifier3, X12Text Modifier4);

/// <summary>One service line of a claim (837 loop 2400).</summary>
public sealed class ClaimLine
{
    internal ClaimLine(RecordTexts texts) => Fields = new RecordFields<Field>(texts);

    internal enum Field
    {
        Offset, LineNumber, ControlNumber, RevenueCode, ChargeAmount, UnitCode, UnitQuantity, PlaceOfServiceCode,
        DiagnosisPointers, ServiceFrom, ServiceTo, RenderingNpi, PriorAuthorizationNumber, NdcCode, NdcQuantity,
        NdcUnitCode, ProcedureQualifier, ProcedureCode, Modifier1, Modifier2, Modifier3, Modifier4,
    }

    internal readonly RecordFields<Field> Fields;

    public long Offset { get => Fields.Number(Field.Offset) ?? 0; internal set => Fields.Set(Field.Offset, value); }

    public X12Text LineNumber { get => Fields.Text(Field.LineNumber); internal set => Fields.Set(Field.LineNumber, value); }

    /// <summary>REF*6R, which the payer returns.</summary>
    public X12Text ControlNumber { get => Fields.Text(Field.ControlNumber); internal set => Fields.Set(Field.ControlNumber, value); }

    public Procedure Procedure => Fields.Procedure(Field.ProcedureQualifier);

    public X12Text RevenueCode { get => Fields.Text(Field.RevenueCode); internal set => Fields.Set(Field.RevenueCode, value); }

    public X12Amount? ChargeAmount { get => Fields.Amount(Field.ChargeAmount); internal set => Fields.Set(Field.ChargeAmount, value); }

    public X12Text UnitCode { get => Fields.Text(Field.UnitCode); internal set => Fields.Set(Field.UnitCode, value); }

    public X12Quantity? UnitQuantity { get => Fields.Quantity(Field.UnitQuantity); internal set => Fields.Set(Field.UnitQuantity, value); }

    public X12Text PlaceOfServiceCode { get => Fields.Text(Field.PlaceOfServiceCode); internal set => Fields.Set(Field.PlaceOfServiceCode, value); }

    /// <summary>The pointers of SV107, parted by commas.</summary>
    public X12Text DiagnosisPointers { get => Fields.Text(Field.DiagnosisPointers); internal set => Fields.Set(Field.DiagnosisPointers, value); }

    public DateOnly? ServiceFrom { get => Fields.Date(Field.ServiceFrom); internal set => Fields.Set(Field.ServiceFrom, value); }

    public DateOnly? ServiceTo { get => Fields.Date(Field.ServiceTo); internal set => Fields.Set(Field.ServiceTo, value); }

    public X12Text RenderingNpi { get => Fields.Text(Field.RenderingNpi); internal set => Fields.Set(Field.RenderingNpi, value); }

    public X12Text PriorAuthorizationNumber { get => Fields.Text(Field.PriorAuthorizationNumber); internal set => Fields.Set(Field.PriorAuthorizationNumber, value); }

    public X12Text NdcCode { get => Fields.Text(Field.NdcCode); internal set => Fields.Set(Field.NdcCode, value); }

    public X12Quantity? NdcQuantity { get => Fields.Quantity(Field.NdcQuantity); internal set => Fields.Set(Field.NdcQuantity, value); }

    public X12Text NdcUnitCode { get => Fields.Text(Field.NdcUnitCode); internal set => Fields.Set(Field.NdcUnitCode, value); }
}

/// <summary>One HI composite: a diagnosis, procedure, occurrence, value, condition or DRG.</summary>
public sealed class ClaimCode
{
    internal ClaimCode(RecordTexts texts) => Fields = new RecordFields<Field>(texts);

    internal enum Field
    {
        Offset, Qualifier, Code, From, To, Amount, PresentOnAdmissionCode,
    }

    internal readonly RecordFields<Field> Fields;

    public long Offset { get => Fields.Number(Field.Offset) ?? 0; internal set => Fields.Set(Field.Offset, value); }

    public X12Text Qualifier { get => Fields.Text(Field.Qualifier); internal set => Fields.Set(Field.Qualifier, value); }

    public X12Text Code { get => Fields.Text(Field.Code); internal set => Fields.Set(Field.Code, value); }

    public DateOnly? From { get => Fields.Date(Field.From); internal set => Fields.Set(Field.From, value); }

    public DateOnly? To { get => Fields.Date(Field.To); internal set => Fields.Set(Field.To, value); }

    public X12Amount? Amount { get => Fields.Amount(Field.Amount); internal set => Fields.Set(Field.Amount, value); }

    public X12Text PresentOnAdmissionCode { get => Fields.Text(Field.PresentOnAdmissionCode); internal set => Fields.Set(Field.PresentOnAdmissionCode, value); }
}

/// <summary>Another payer of the same claim (loop 2320).</summary>
public sealed class OtherPayer
{
    internal OtherPayer(RecordTexts texts) => Fields = new RecordFields<Field>(texts);

    internal enum Field
    {
        Offset, PayerSequence, FilingIndicatorCode, PayerName, PayerIdentifier, PaidAmount, RemainingAmount,
        NonCoveredAmount, PaymentDate, ClaimControlNumber,
    }

    internal readonly RecordFields<Field> Fields;

    public long Offset { get => Fields.Number(Field.Offset) ?? 0; internal set => Fields.Set(Field.Offset, value); }

    public X12Text PayerSequence { get => Fields.Text(Field.PayerSequence); internal set => Fields.Set(Field.PayerSequence, value); }

    public X12Text FilingIndicatorCode { get => Fields.Text(Field.FilingIndicatorCode); internal set => Fields.Set(Field.FilingIndicatorCode, value); }

    public X12Text PayerName { get => Fields.Text(Field.PayerName); internal set => Fields.Set(Field.PayerName, value); }

    public X12Text PayerIdentifier { get => Fields.Text(Field.PayerIdentifier); internal set => Fields.Set(Field.PayerIdentifier, value); }

    public X12Amount? PaidAmount { get => Fields.Amount(Field.PaidAmount); internal set => Fields.Set(Field.PaidAmount, value); }

    public X12Amount? RemainingAmount { get => Fields.Amount(Field.RemainingAmount); internal set => Fields.Set(Field.RemainingAmount, value); }

    public X12Amount? NonCoveredAmount { get => Fields.Amount(Field.NonCoveredAmount); internal set => Fields.Set(Field.NonCoveredAmount, value); }

    public DateOnly? PaymentDate { get => Fields.Date(Field.PaymentDate); internal set => Fields.Set(Field.PaymentDate, value); }

    public X12Text ClaimControlNumber { get => Fields.Text(Field.ClaimControlNumber); internal set => Fields.Set(Field.ClaimControlNumber, value); }
}

/// <summary>What another payer paid on a line (loop 2430).</summary>
public sealed class LineAdjudication
{
    internal LineAdjudication(RecordTexts texts) => Fields = new RecordFields<Field>(texts);

    internal enum Field
    {
        Offset, LineOrdinal, Ordinal, PayerIdentifier, PaidAmount, ProcedureCode, PaidQuantity, AdjudicatedDate,
    }

    internal readonly RecordFields<Field> Fields;

    public long Offset { get => Fields.Number(Field.Offset) ?? 0; internal set => Fields.Set(Field.Offset, value); }

    /// <summary>Index into <see cref="Claim.Lines"/>.</summary>
    public int LineOrdinal { get => Fields.Count(Field.LineOrdinal) ?? 0; internal set => Fields.Set(Field.LineOrdinal, value); }

    /// <summary>From 0 in the line.</summary>
    public int Ordinal { get => Fields.Count(Field.Ordinal) ?? 0; internal set => Fields.Set(Field.Ordinal, value); }

    public X12Text PayerIdentifier { get => Fields.Text(Field.PayerIdentifier); internal set => Fields.Set(Field.PayerIdentifier, value); }

    public X12Amount? PaidAmount { get => Fields.Amount(Field.PaidAmount); internal set => Fields.Set(Field.PaidAmount, value); }

    public X12Text ProcedureCode { get => Fields.Text(Field.ProcedureCode); internal set => Fields.Set(Field.ProcedureCode, value); }

    public X12Quantity? PaidQuantity { get => Fields.Quantity(Field.PaidQuantity); internal set => Fields.Set(Field.PaidQuantity, value); }

    public DateOnly? AdjudicatedDate { get => Fields.Date(Field.AdjudicatedDate); internal set => Fields.Set(Field.AdjudicatedDate, value); }
}

/// <summary>One CAS triple of another payer, at claim (2320) or line (2430) level.</summary>
public sealed class OtherPayerAdjustment
{
    internal OtherPayerAdjustment(RecordTexts texts) => Fields = new RecordFields<Field>(texts);

    internal enum Field
    {
        Offset, OtherPayerOrdinal, LineOrdinal, AdjudicationOrdinal, GroupCode, ReasonCode, Amount, Quantity,
    }

    internal readonly RecordFields<Field> Fields;

    public long Offset { get => Fields.Number(Field.Offset) ?? 0; internal set => Fields.Set(Field.Offset, value); }

    /// <summary>Index into <see cref="Claim.OtherPayers"/>; null at line level.</summary>
    public int? OtherPayerOrdinal { get => Fields.Count(Field.OtherPayerOrdinal); internal set => Fields.Set(Field.OtherPayerOrdinal, value); }

    /// <summary>Index into <see cref="Claim.Lines"/>; null at claim level.</summary>
    public int? LineOrdinal { get => Fields.Count(Field.LineOrdinal); internal set => Fields.Set(Field.LineOrdinal, value); }

    public int? AdjudicationOrdinal { get => Fields.Count(Field.AdjudicationOrdinal); internal set => Fields.Set(Field.AdjudicationOrdinal, value); }

    public X12Text GroupCode { get => Fields.Text(Field.GroupCode); internal set => Fields.Set(Field.GroupCode, value); }

    public X12Text ReasonCode { get => Fields.Text(Field.ReasonCode); internal set => Fields.Set(Field.ReasonCode, value); }

    public X12Amount? Amount { get => Fields.Amount(Field.Amount); internal set => Fields.Set(Field.Amount, value); }

    public X12Quantity? Quantity { get => Fields.Quantity(Field.Quantity); internal set => Fields.Set(Field.Quantity, value); }
}
