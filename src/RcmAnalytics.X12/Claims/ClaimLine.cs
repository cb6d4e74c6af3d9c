namespace RcmAnalytics.X12;

/// <summary>A procedure as a composite (SV101, SVC01, …): qualifier (HC, AD, N4, NU, …), code and up to four modifiers.</summary>
public readonly record struct Procedure(
    X12Text Qualifier, X12Text Code, X12Text Modifier1, X12Text Modifier2, X12Text Modifier3, X12Text Modifier4);

/// <summary>One service line of a claim (837 loop 2400).</summary>
public sealed class ClaimLine
{
    internal ClaimLine(RecordRows rows, int ordinal) => Fields = new RecordFields<Field>(rows, ordinal);

    internal enum Field
    {
        TransactionOrdinal, ClaimOrdinal, Ordinal, Offset, LineNumber, ControlNumber, RevenueCode, ChargeAmount, UnitCode, UnitQuantity, PlaceOfServiceCode,
        DiagnosisPointers, ServiceFrom, ServiceTo, RenderingNpi, PriorAuthorizationNumber, NdcCode, NdcQuantity,
        NdcUnitCode, ProcedureQualifier, ProcedureCode, Modifier1, Modifier2, Modifier3, Modifier4,
    }

    internal readonly RecordFields<Field> Fields;

    public long Offset => Fields.Number(Field.Offset) ?? 0;

    public X12Text LineNumber => Fields.Text(Field.LineNumber);

    /// <summary>REF*6R, which the payer returns.</summary>
    public X12Text ControlNumber => Fields.Text(Field.ControlNumber);

    public Procedure Procedure => Fields.Procedure(Field.ProcedureQualifier);

    public X12Text RevenueCode => Fields.Text(Field.RevenueCode);

    public X12Amount? ChargeAmount => Fields.Amount(Field.ChargeAmount);

    public X12Text UnitCode => Fields.Text(Field.UnitCode);

    public X12Quantity? UnitQuantity => Fields.Quantity(Field.UnitQuantity);

    public X12Text PlaceOfServiceCode => Fields.Text(Field.PlaceOfServiceCode);

    /// <summary>The pointers of SV107, parted by commas.</summary>
    public X12Text DiagnosisPointers => Fields.Text(Field.DiagnosisPointers);

    public DateOnly? ServiceFrom => Fields.Date(Field.ServiceFrom);

    public DateOnly? ServiceTo => Fields.Date(Field.ServiceTo);

    public X12Text RenderingNpi => Fields.Text(Field.RenderingNpi);

    public X12Text PriorAuthorizationNumber => Fields.Text(Field.PriorAuthorizationNumber);

    public X12Text NdcCode => Fields.Text(Field.NdcCode);

    public X12Quantity? NdcQuantity => Fields.Quantity(Field.NdcQuantity);

    public X12Text NdcUnitCode => Fields.Text(Field.NdcUnitCode);
}

/// <summary>One HI composite: a diagnosis, procedure, occurrence, value, condition or DRG.</summary>
public sealed class ClaimCode
{
    internal ClaimCode(RecordRows rows, int ordinal) => Fields = new RecordFields<Field>(rows, ordinal);

    internal enum Field
    {
        ClaimOrdinal, Ordinal, Offset, Qualifier, Code, From, To, Amount, PresentOnAdmissionCode,
    }

    internal readonly RecordFields<Field> Fields;

    public long Offset => Fields.Number(Field.Offset) ?? 0;

    public X12Text Qualifier => Fields.Text(Field.Qualifier);

    public X12Text Code => Fields.Text(Field.Code);

    public DateOnly? From => Fields.Date(Field.From);

    public DateOnly? To => Fields.Date(Field.To);

    public X12Amount? Amount => Fields.Amount(Field.Amount);

    public X12Text PresentOnAdmissionCode => Fields.Text(Field.PresentOnAdmissionCode);
}

/// <summary>Another payer of the same claim (loop 2320).</summary>
public sealed class OtherPayer
{
    internal OtherPayer(RecordRows rows, int ordinal) => Fields = new RecordFields<Field>(rows, ordinal);

    internal enum Field
    {
        ClaimOrdinal, Ordinal, Offset, PayerSequence, FilingIndicatorCode, PayerName, PayerIdentifier, PaidAmount, RemainingAmount,
        NonCoveredAmount, PaymentDate, ClaimControlNumber,
    }

    internal readonly RecordFields<Field> Fields;

    public long Offset => Fields.Number(Field.Offset) ?? 0;

    public X12Text PayerSequence => Fields.Text(Field.PayerSequence);

    public X12Text FilingIndicatorCode => Fields.Text(Field.FilingIndicatorCode);

    public X12Text PayerName => Fields.Text(Field.PayerName);

    public X12Text PayerIdentifier => Fields.Text(Field.PayerIdentifier);

    public X12Amount? PaidAmount => Fields.Amount(Field.PaidAmount);

    public X12Amount? RemainingAmount => Fields.Amount(Field.RemainingAmount);

    public X12Amount? NonCoveredAmount => Fields.Amount(Field.NonCoveredAmount);

    public DateOnly? PaymentDate => Fields.Date(Field.PaymentDate);

    public X12Text ClaimControlNumber => Fields.Text(Field.ClaimControlNumber);
}

/// <summary>What another payer paid on a line (loop 2430).</summary>
public sealed class LineAdjudication
{
    internal LineAdjudication(RecordRows rows, int ordinal) => Fields = new RecordFields<Field>(rows, ordinal);

    internal enum Field
    {
        ClaimOrdinal, Offset, LineOrdinal, Ordinal, PayerIdentifier, PaidAmount, ProcedureCode, PaidQuantity, AdjudicatedDate,
    }

    internal readonly RecordFields<Field> Fields;

    public long Offset => Fields.Number(Field.Offset) ?? 0;

    /// <summary>Index into <see cref="Claim.Lines"/>.</summary>
    public int LineOrdinal => Fields.Integer(Field.LineOrdinal) ?? 0;

    /// <summary>From 0 in the line.</summary>
    public int Ordinal => Fields.Integer(Field.Ordinal) ?? 0;

    public X12Text PayerIdentifier => Fields.Text(Field.PayerIdentifier);

    public X12Amount? PaidAmount => Fields.Amount(Field.PaidAmount);

    public X12Text ProcedureCode => Fields.Text(Field.ProcedureCode);

    public X12Quantity? PaidQuantity => Fields.Quantity(Field.PaidQuantity);

    public DateOnly? AdjudicatedDate => Fields.Date(Field.AdjudicatedDate);
}

/// <summary>One CAS triple of another payer, at claim (2320) or line (2430) level.</summary>
public sealed class OtherPayerAdjustment
{
    internal OtherPayerAdjustment(RecordRows rows, int ordinal) => Fields = new RecordFields<Field>(rows, ordinal);

    internal enum Field
    {
        ClaimOrdinal, Ordinal, Offset, Level, OtherPayerOrdinal, LineOrdinal, AdjudicationOrdinal, GroupCode, ReasonCode, Amount, Quantity,
    }

    internal readonly RecordFields<Field> Fields;

    public long Offset => Fields.Number(Field.Offset) ?? 0;

    /// <summary>Index into <see cref="Claim.OtherPayers"/>; null at line level.</summary>
    public int? OtherPayerOrdinal => Fields.Integer(Field.OtherPayerOrdinal);

    /// <summary>Index into <see cref="Claim.Lines"/>; null at claim level.</summary>
    public int? LineOrdinal => Fields.Integer(Field.LineOrdinal);

    public int? AdjudicationOrdinal => Fields.Integer(Field.AdjudicationOrdinal);

    public X12Text GroupCode => Fields.Text(Field.GroupCode);

    public X12Text ReasonCode => Fields.Text(Field.ReasonCode);

    public X12Amount? Amount => Fields.Amount(Field.Amount);

    public X12Quantity? Quantity => Fields.Quantity(Field.Quantity);
}
