namespace RcmAnalytics.X12;

public enum ClaimType
{
    Professional,
    Institutional,
    Dental,
}

/// <summary>
/// One CLM (837 loop 2300) with everything below it and the providers, subscriber and patient above it. The object is
/// used again for the next claim: copy what must outlive <see cref="X12Reader.Read"/>.
/// </summary>
public sealed class Claim
{
    internal Claim(RecordTexts texts)
    {
        Fields = new RecordFields<Field>(texts);
        BillingProvider = new BillingProvider(texts);
        Subscriber = new Subscriber(texts);
        Patient = Subscriber.Person;
        Lines = new RecordList<ClaimLine>(() => new ClaimLine(texts));
        Codes = new RecordList<ClaimCode>(() => new ClaimCode(texts));
        OtherPayers = new RecordList<OtherPayer>(() => new OtherPayer(texts));
        Adjustments = new RecordList<OtherPayerAdjustment>(() => new OtherPayerAdjustment(texts));
        LineAdjudications = new RecordList<LineAdjudication>(() => new LineAdjudication(texts));
    }

    internal enum Field
    {
        Ordinal, Offset, PatientControlNumber, ChargeAmount, FacilityCode, FacilityQualifier, FrequencyCode,
        AssignmentCode, RelatedCauseCode, SubmissionReasonCode, DelayReasonCode, RenderingNpi, RenderingName,
        ReferringNpi, AttendingNpi, OperatingNpi, SupervisingNpi, FacilityNpi, FacilityName, ServiceFrom, ServiceTo,
        AdmissionDate, OnsetDate, AccidentDate, AdmissionTypeCode, DischargeStatusCode, OriginalReferenceNumber,
        PriorAuthorizationNumber, ReferralNumber, ClearinghouseTraceNumber, PatientPaidAmount, LineChargeAmount,
    }

    internal readonly RecordFields<Field> Fields;

    /// <summary>From 0 in the file.</summary>
    public int Ordinal { get => Fields.Count(Field.Ordinal) ?? 0; internal set => Fields.Set(Field.Ordinal, value); }

    /// <summary>Byte offset of the CLM segment.</summary>
    public long Offset { get => Fields.Number(Field.Offset) ?? 0; internal set => Fields.Set(Field.Offset, value); }

    public ClaimType Type { get; internal set; }

    public BillingProvider BillingProvider { get; }

    public Subscriber Subscriber { get; }

    /// <summary>The person treated: the dependant of loop 2000C, else the subscriber.</summary>
    public Person Patient { get; internal set; }

    /// <summary>CLM01, which the payer returns in CLP01.</summary>
    public X12Text PatientControlNumber { get => Fields.Text(Field.PatientControlNumber); internal set => Fields.Set(Field.PatientControlNumber, value); }

    /// <summary>CLM02.</summary>
    public X12Amount? ChargeAmount { get => Fields.Amount(Field.ChargeAmount); internal set => Fields.Set(Field.ChargeAmount, value); }

    /// <summary>CLM05-1: place of service, or the facility part of the type of bill.</summary>
    public X12Text FacilityCode { get => Fields.Text(Field.FacilityCode); internal set => Fields.Set(Field.FacilityCode, value); }

    public X12Text FacilityQualifier { get => Fields.Text(Field.FacilityQualifier); internal set => Fields.Set(Field.FacilityQualifier, value); }

    /// <summary>CLM05-3: 1 original, 7 replacement, 8 void.</summary>
    public X12Text FrequencyCode { get => Fields.Text(Field.FrequencyCode); internal set => Fields.Set(Field.FrequencyCode, value); }

    public X12Text AssignmentCode { get => Fields.Text(Field.AssignmentCode); internal set => Fields.Set(Field.AssignmentCode, value); }

    public X12Text RelatedCauseCode { get => Fields.Text(Field.RelatedCauseCode); internal set => Fields.Set(Field.RelatedCauseCode, value); }

    /// <summary>CLM19: PB asks what would be paid.</summary>
    public X12Text SubmissionReasonCode { get => Fields.Text(Field.SubmissionReasonCode); internal set => Fields.Set(Field.SubmissionReasonCode, value); }

    public X12Text DelayReasonCode { get => Fields.Text(Field.DelayReasonCode); internal set => Fields.Set(Field.DelayReasonCode, value); }

    public X12Text RenderingNpi { get => Fields.Text(Field.RenderingNpi); internal set => Fields.Set(Field.RenderingNpi, value); }

    public X12Text RenderingName { get => Fields.Text(Field.RenderingName); internal set => Fields.Set(Field.RenderingName, value); }

    public X12Text ReferringNpi { get => Fields.Text(Field.ReferringNpi); internal set => Fields.Set(Field.ReferringNpi, value); }

    public X12Text AttendingNpi { get => Fields.Text(Field.AttendingNpi); internal set => Fields.Set(Field.AttendingNpi, value); }

    public X12Text OperatingNpi { get => Fields.Text(Field.OperatingNpi); internal set => Fields.Set(Field.OperatingNpi, value); }

    public X12Text SupervisingNpi { get => Fields.Text(Field.SupervisingNpi); internal set => Fields.Set(Field.SupervisingNpi, value); }

    public X12Text FacilityNpi { get => Fields.Text(Field.FacilityNpi); internal set => Fields.Set(Field.FacilityNpi, value); }

    public X12Text FacilityName { get => Fields.Text(Field.FacilityName); internal set => Fields.Set(Field.FacilityName, value); }

    /// <summary>The statement's dates (DTP*434), else the earliest and latest line date.</summary>
    public DateOnly? ServiceFrom { get => Fields.Date(Field.ServiceFrom); internal set => Fields.Set(Field.ServiceFrom, value); }

    public DateOnly? ServiceTo { get => Fields.Date(Field.ServiceTo); internal set => Fields.Set(Field.ServiceTo, value); }

    public DateOnly? AdmissionDate { get => Fields.Date(Field.AdmissionDate); internal set => Fields.Set(Field.AdmissionDate, value); }

    public DateOnly? OnsetDate { get => Fields.Date(Field.OnsetDate); internal set => Fields.Set(Field.OnsetDate, value); }

    public DateOnly? AccidentDate { get => Fields.Date(Field.AccidentDate); internal set => Fields.Set(Field.AccidentDate, value); }

    public X12Text AdmissionTypeCode { get => Fields.Text(Field.AdmissionTypeCode); internal set => Fields.Set(Field.AdmissionTypeCode, value); }

    public X12Text DischargeStatusCode { get => Fields.Text(Field.DischargeStatusCode); internal set => Fields.Set(Field.DischargeStatusCode, value); }

    /// <summary>REF*F8: the payer's number of the claim that is replaced or voided.</summary>
    public X12Text OriginalReferenceNumber { get => Fields.Text(Field.OriginalReferenceNumber); internal set => Fields.Set(Field.OriginalReferenceNumber, value); }

    public X12Text PriorAuthorizationNumber { get => Fields.Text(Field.PriorAuthorizationNumber); internal set => Fields.Set(Field.PriorAuthorizationNumber, value); }

    public X12Text ReferralNumber { get => Fields.Text(Field.ReferralNumber); internal set => Fields.Set(Field.ReferralNumber, value); }

    public X12Text ClearinghouseTraceNumber { get => Fields.Text(Field.ClearinghouseTraceNumber); internal set => Fields.Set(Field.ClearinghouseTraceNumber, value); }

    /// <summary>AMT*F5.</summary>
    public X12Amount? PatientPaidAmount { get => Fields.Amount(Field.PatientPaidAmount); internal set => Fields.Set(Field.PatientPaidAmount, value); }

    /// <summary>Sum over the lines.</summary>
    public X12Amount LineChargeAmount { get => Fields.Amount(Field.LineChargeAmount) ?? default; internal set => Fields.Set(Field.LineChargeAmount, (X12Amount?)value); }

    public RecordList<ClaimLine> Lines { get; }

    public RecordList<ClaimCode> Codes { get; }

    public RecordList<OtherPayer> OtherPayers { get; }

    /// <summary>What other payers adjusted, from 2320 and 2430.</summary>
    public RecordList<OtherPayerAdjustment> Adjustments { get; }

    public RecordList<LineAdjudication> LineAdjudications { get; }
}

/// <summary>Loop 2010AA.</summary>
public sealed class BillingProvider
{
    internal BillingProvider(RecordTexts texts) => Fields = new RecordFields<Field>(texts);

    internal enum Field
    {
        Name, Npi, TaxId, TaxonomyCode,
    }

    internal readonly RecordFields<Field> Fields;

    public X12Text Name { get => Fields.Text(Field.Name); internal set => Fields.Set(Field.Name, value); }

    public X12Text Npi { get => Fields.Text(Field.Npi); internal set => Fields.Set(Field.Npi, value); }

    public X12Text TaxId { get => Fields.Text(Field.TaxId); internal set => Fields.Set(Field.TaxId, value); }

    public X12Text TaxonomyCode { get => Fields.Text(Field.TaxonomyCode); internal set => Fields.Set(Field.TaxonomyCode, value); }
}

/// <summary>A subscriber or patient. In clear in memory only: nothing of it may be stored or logged as it is.</summary>
public sealed class Person
{
    internal Person(RecordTexts texts) => Fields = new RecordFields<Field>(texts);

    internal enum Field
    {
        LastName, FirstName, BirthDateText, SexCode, PostalCode, StateCode,
    }

    internal readonly RecordFields<Field> Fields;

    public X12Text LastName { get => Fields.Text(Field.LastName); internal set => Fields.Set(Field.LastName, value); }

    public X12Text FirstName { get => Fields.Text(Field.FirstName); internal set => Fields.Set(Field.FirstName, value); }

    public X12Text BirthDateText { get => Fields.Text(Field.BirthDateText); internal set => Fields.Set(Field.BirthDateText, value); }

    public X12Text SexCode { get => Fields.Text(Field.SexCode); internal set => Fields.Set(Field.SexCode, value); }

    public X12Text PostalCode { get => Fields.Text(Field.PostalCode); internal set => Fields.Set(Field.PostalCode, value); }

    public X12Text StateCode { get => Fields.Text(Field.StateCode); internal set => Fields.Set(Field.StateCode, value); }
}

/// <summary>Loops 2000B, 2010BA and 2010BB.</summary>
public sealed class Subscriber
{
    internal Subscriber(RecordTexts texts)
    {
        Fields = new RecordFields<Field>(texts);
        Person = new Person(texts);
    }

    internal enum Field
    {
        MemberId, PayerSequence, RelationshipCode, InsuranceTypeCode, FilingIndicatorCode, PayerName, PayerIdentifier,
    }

    internal readonly RecordFields<Field> Fields;

    public Person Person { get; }

    public X12Text MemberId { get => Fields.Text(Field.MemberId); internal set => Fields.Set(Field.MemberId, value); }

    /// <summary>SBR01: P, S, T, …</summary>
    public X12Text PayerSequence { get => Fields.Text(Field.PayerSequence); internal set => Fields.Set(Field.PayerSequence, value); }

    /// <summary>SBR02, or PAT01 when the patient is a dependant.</summary>
    public X12Text RelationshipCode { get => Fields.Text(Field.RelationshipCode); internal set => Fields.Set(Field.RelationshipCode, value); }

    public X12Text InsuranceTypeCode { get => Fields.Text(Field.InsuranceTypeCode); internal set => Fields.Set(Field.InsuranceTypeCode, value); }

    /// <summary>SBR09.</summary>
    public X12Text FilingIndicatorCode { get => Fields.Text(Field.FilingIndicatorCode); internal set => Fields.Set(Field.FilingIndicatorCode, value); }

    public X12Text PayerName { get => Fields.Text(Field.PayerName); internal set => Fields.Set(Field.PayerName, value); }

    public X12Text PayerIdentifier { get => Fields.Text(Field.PayerIdentifier); internal set => Fields.Set(Field.PayerIdentifier, value); }
}
