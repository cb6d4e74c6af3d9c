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
    internal Claim(RecordStore store)
    {
        Fields = new RecordFields<Field>(store.Claims, 0);
        BillingProvider = new BillingProvider(store.BillingProvider, 0);
        Subscriber = new Subscriber(store);
        Dependant = new Person(store.Dependant, 0);
        Patient = Subscriber.Person;
        Lines = new RecordList<ClaimLine>(store.ClaimLines, ordinal => new ClaimLine(store.ClaimLines, ordinal));
        Codes = new RecordList<ClaimCode>(store.ClaimCodes, ordinal => new ClaimCode(store.ClaimCodes, ordinal));
        OtherPayers = new RecordList<OtherPayer>(store.OtherPayers, ordinal => new OtherPayer(store.OtherPayers, ordinal));
        Adjustments = new RecordList<OtherPayerAdjustment>(
            store.OtherPayerAdjustments, ordinal => new OtherPayerAdjustment(store.OtherPayerAdjustments, ordinal));
        LineAdjudications = new RecordList<LineAdjudication>(
            store.LineAdjudications, ordinal => new LineAdjudication(store.LineAdjudications, ordinal));
    }

    internal enum Field
    {
        TransactionOrdinal, Ordinal, Offset, Type, PatientControlNumber, ChargeAmount, FacilityCode, FacilityQualifier, FrequencyCode,
        AssignmentCode, RelatedCauseCode, SubmissionReasonCode, DelayReasonCode, RenderingNpi, RenderingName,
        ReferringNpi, AttendingNpi, OperatingNpi, SupervisingNpi, FacilityNpi, FacilityName, ServiceFrom, ServiceTo,
        AdmissionDate, OnsetDate, AccidentDate, AdmissionTypeCode, DischargeStatusCode, OriginalReferenceNumber,
        PriorAuthorizationNumber, ReferralNumber, ClearinghouseTraceNumber, PatientPaidAmount, LineCount, LineChargeAmount, OtherPayerCount,
    }

    internal readonly RecordFields<Field> Fields;

    /// <summary>From 0 in the file.</summary>
    public int Ordinal => Fields.Integer(Field.Ordinal) ?? 0;

    /// <summary>Byte offset of the CLM segment.</summary>
    public long Offset => Fields.Number(Field.Offset) ?? 0;

    public ClaimType Type => (ClaimType)(Fields.Integer(Field.Type) ?? 0);

    public BillingProvider BillingProvider { get; }

    public Subscriber Subscriber { get; }

    /// <summary>The person treated: the dependant of loop 2000C, else the subscriber.</summary>
    public Person Patient { get; internal set; }

    internal Person Dependant { get; }

    /// <summary>CLM01, which the payer returns in CLP01.</summary>
    public X12Text PatientControlNumber => Fields.Text(Field.PatientControlNumber);

    /// <summary>CLM02.</summary>
    public X12Amount? ChargeAmount => Fields.Amount(Field.ChargeAmount);

    /// <summary>CLM05-1: place of service, or the facility part of the type of bill.</summary>
    public X12Text FacilityCode => Fields.Text(Field.FacilityCode);

    public X12Text FacilityQualifier => Fields.Text(Field.FacilityQualifier);

    /// <summary>CLM05-3: 1 original, 7 replacement, 8 void.</summary>
    public X12Text FrequencyCode => Fields.Text(Field.FrequencyCode);

    public X12Text AssignmentCode => Fields.Text(Field.AssignmentCode);

    public X12Text RelatedCauseCode => Fields.Text(Field.RelatedCauseCode);

    /// <summary>CLM19: PB asks what would be paid.</summary>
    public X12Text SubmissionReasonCode => Fields.Text(Field.SubmissionReasonCode);

    public X12Text DelayReasonCode => Fields.Text(Field.DelayReasonCode);

    public X12Text RenderingNpi => Fields.Text(Field.RenderingNpi);

    public X12Text RenderingName => Fields.Text(Field.RenderingName);

    public X12Text ReferringNpi => Fields.Text(Field.ReferringNpi);

    public X12Text AttendingNpi => Fields.Text(Field.AttendingNpi);

    public X12Text OperatingNpi => Fields.Text(Field.OperatingNpi);

    public X12Text SupervisingNpi => Fields.Text(Field.SupervisingNpi);

    public X12Text FacilityNpi => Fields.Text(Field.FacilityNpi);

    public X12Text FacilityName => Fields.Text(Field.FacilityName);

    /// <summary>The statement's dates (DTP*434), else the earliest and latest line date.</summary>
    public DateOnly? ServiceFrom => Fields.Date(Field.ServiceFrom);

    public DateOnly? ServiceTo => Fields.Date(Field.ServiceTo);

    public DateOnly? AdmissionDate => Fields.Date(Field.AdmissionDate);

    public DateOnly? OnsetDate => Fields.Date(Field.OnsetDate);

    public DateOnly? AccidentDate => Fields.Date(Field.AccidentDate);

    public X12Text AdmissionTypeCode => Fields.Text(Field.AdmissionTypeCode);

    public X12Text DischargeStatusCode => Fields.Text(Field.DischargeStatusCode);

    /// <summary>REF*F8: the payer's number of the claim that is replaced or voided.</summary>
    public X12Text OriginalReferenceNumber => Fields.Text(Field.OriginalReferenceNumber);

    public X12Text PriorAuthorizationNumber => Fields.Text(Field.PriorAuthorizationNumber);

    public X12Text ReferralNumber => Fields.Text(Field.ReferralNumber);

    public X12Text ClearinghouseTraceNumber => Fields.Text(Field.ClearinghouseTraceNumber);

    /// <summary>AMT*F5.</summary>
    public X12Amount? PatientPaidAmount => Fields.Amount(Field.PatientPaidAmount);

    /// <summary>Sum over the lines.</summary>
    public X12Amount LineChargeAmount => Fields.Amount(Field.LineChargeAmount) ?? default;

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
    internal BillingProvider(RecordRows rows, int ordinal) => Fields = new RecordFields<Field>(rows, ordinal);

    internal enum Field
    {
        Name, Npi, TaxId, TaxonomyCode,
    }

    internal readonly RecordFields<Field> Fields;

    public X12Text Name => Fields.Text(Field.Name);

    public X12Text Npi => Fields.Text(Field.Npi);

    public X12Text TaxId => Fields.Text(Field.TaxId);

    public X12Text TaxonomyCode => Fields.Text(Field.TaxonomyCode);
}

/// <summary>A subscriber or patient. In clear in memory only: nothing of it may be stored or logged as it is.</summary>
public sealed class Person
{
    internal Person(RecordRows rows, int ordinal) => Fields = new RecordFields<Field>(rows, ordinal);

    internal enum Field
    {
        LastName, FirstName, BirthDateText, SexCode, PostalCode, StateCode,
    }

    internal readonly RecordFields<Field> Fields;

    public X12Text LastName => Fields.Text(Field.LastName);

    public X12Text FirstName => Fields.Text(Field.FirstName);

    public X12Text BirthDateText => Fields.Text(Field.BirthDateText);

    public X12Text SexCode => Fields.Text(Field.SexCode);

    public X12Text PostalCode => Fields.Text(Field.PostalCode);

    public X12Text StateCode => Fields.Text(Field.StateCode);
}

/// <summary>Loops 2000B, 2010BA and 2010BB.</summary>
public sealed class Subscriber
{
    internal Subscriber(RecordStore store)
    {
        Fields = new RecordFields<Field>(store.Subscriber, 0);
        Person = new Person(store.SubscriberPerson, 0);
    }

    internal enum Field
    {
        MemberId, PayerSequence, RelationshipCode, InsuranceTypeCode, FilingIndicatorCode, PayerName, PayerIdentifier,
    }

    internal readonly RecordFields<Field> Fields;

    public Person Person { get; }

    public X12Text MemberId => Fields.Text(Field.MemberId);

    /// <summary>SBR01: P, S, T, …</summary>
    public X12Text PayerSequence => Fields.Text(Field.PayerSequence);

    /// <summary>SBR02, or PAT01 when the patient is a dependant.</summary>
    public X12Text RelationshipCode => Fields.Text(Field.RelationshipCode);

    public X12Text InsuranceTypeCode => Fields.Text(Field.InsuranceTypeCode);

    /// <summary>SBR09.</summary>
    public X12Text FilingIndicatorCode => Fields.Text(Field.FilingIndicatorCode);

    public X12Text PayerName => Fields.Text(Field.PayerName);

    public X12Text PayerIdentifier => Fields.Text(Field.PayerIdentifier);
}
