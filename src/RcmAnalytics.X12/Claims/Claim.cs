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
    internal TextArena Texts { get; } = new(4096);

    /// <summary>From 0 in the file.</summary>
    public int Ordinal { get; internal set; }

    /// <summary>Byte offset of the CLM segment.</summary>
    public long Offset { get; internal set; }

    public ClaimType Type { get; internal set; }

    public BillingProvider BillingProvider { get; internal set; } = new();

    public Subscriber Subscriber { get; internal set; } = new();

    /// <summary>The person treated: the dependant of loop 2000C, else the subscriber.</summary>
    public Person Patient { get; internal set; } = new();

    /// <summary>CLM01, which the payer returns in CLP01.</summary>
    public X12Text PatientControlNumber { get; internal set; }

    /// <summary>CLM02.</summary>
    public X12Amount? ChargeAmount { get; internal set; }

    /// <summary>CLM05-1: place of service, or the facility part of the type of bill.</summary>
    public X12Text FacilityCode { get; internal set; }

    public X12Text FacilityQualifier { get; internal set; }

    /// <summary>CLM05-3: 1 original, 7 replacement, 8 void.</summary>
    public X12Text FrequencyCode { get; internal set; }

    public X12Text AssignmentCode { get; internal set; }

    public X12Text RelatedCauseCode { get; internal set; }

    /// <summary>CLM19: PB asks what would be paid.</summary>
    public X12Text SubmissionReasonCode { get; internal set; }

    public X12Text DelayReasonCode { get; internal set; }

    public X12Text RenderingNpi { get; internal set; }

    public X12Text RenderingName { get; internal set; }

    public X12Text ReferringNpi { get; internal set; }

    public X12Text AttendingNpi { get; internal set; }

    public X12Text OperatingNpi { get; internal set; }

    public X12Text SupervisingNpi { get; internal set; }

    public X12Text FacilityNpi { get; internal set; }

    public X12Text FacilityName { get; internal set; }

    /// <summary>The statement's dates (DTP*434), else the earliest and latest line date.</summary>
    public DateOnly? ServiceFrom { get; internal set; }

    public DateOnly? ServiceTo { get; internal set; }

    public DateOnly? AdmissionDate { get; internal set; }

    public DateOnly? OnsetDate { get; internal set; }

    public DateOnly? AccidentDate { get; internal set; }

    public X12Text AdmissionTypeCode { get; internal set; }

    public X12Text DischargeStatusCode { get; internal set; }

    /// <summary>REF*F8: the payer's number of the claim that is replaced or voided.</summary>
    public X12Text OriginalReferenceNumber { get; internal set; }

    public X12Text PriorAuthorizationNumber { get; internal set; }

    public X12Text ReferralNumber { get; internal set; }

    public X12Text ClearinghouseTraceNumber { get; internal set; }

    /// <summary>AMT*F5.</summary>
    public X12Amount? PatientPaidAmount { get; internal set; }

    /// <summary>Sum over the lines.</summary>
    public X12Amount LineChargeAmount { get; internal set; }

    public RecordList<ClaimLine> Lines { get; } = new();

    public RecordList<ClaimCode> Codes { get; } = new();

    public RecordList<OtherPayer> OtherPayers { get; } = new();

    /// <summary>What other payers adjusted, from 2320 and 2430.</summary>
    public RecordList<OtherPayerAdjustment> Adjustments { get; } = new();

    public RecordList<LineAdjudication> LineAdjudications { get; } = new();
}

/// <summary>Loop 2010AA.</summary>
public sealed class BillingProvider
{
    internal TextArena Texts { get; } = new(256);

    public X12Text Name { get; internal set; }

    public X12Text Npi { get; internal set; }

    public X12Text TaxId { get; internal set; }

    public X12Text TaxonomyCode { get; internal set; }
}

/// <summary>A subscriber or patient. In clear in memory only: nothing of it may be stored or logged as it is.</summary>
public sealed class Person
{
    internal TextArena Texts { get; } = new(256);

    public X12Text LastName { get; internal set; }

    public X12Text FirstName { get; internal set; }

    public X12Text BirthDateText { get; internal set; }

    public X12Text SexCode { get; internal set; }

    public X12Text PostalCode { get; internal set; }

    public X12Text StateCode { get; internal set; }
}

/// <summary>Loops 2000B, 2010BA and 2010BB.</summary>
public sealed class Subscriber
{
    internal TextArena Texts { get; } = new(256);

    public Person Person { get; } = new();

    public X12Text MemberId { get; internal set; }

    /// <summary>SBR01: P, S, T, …</summary>
    public X12Text PayerSequence { get; internal set; }

    /// <summary>SBR02, or PAT01 when the patient is a dependant.</summary>
    public X12Text RelationshipCode { get; internal set; }

    public X12Text InsuranceTypeCode { get; internal set; }

    /// <summary>SBR09.</summary>
    public X12Text FilingIndicatorCode { get; internal set; }

    public X12Text PayerName { get; internal set; }

    public X12Text PayerIdentifier { get; internal set; }
}
