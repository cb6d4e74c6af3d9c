using RcmAnalytics.X12;

namespace RcmAnalytics.Ingest;

/// <summary>Claims sent. Contract: <c>sql/raw/x12_837_claims.yml</c>.</summary>
internal sealed class ClaimTable
{
    private readonly RunTextColumn _loadId;
    private readonly RunTextColumn _practiceId;
    private readonly IntegerColumn _transactionOrdinal;
    private readonly IntegerColumn _claimOrdinal;
    private readonly BigintColumn _sourceOffset;
    private readonly TextColumn _claimType;
    private readonly TextColumn _patientControlNumber;
    private readonly DecimalColumn _chargeAmount;
    private readonly TextColumn _placeOfServiceCode;
    private readonly TextColumn _facilityQualifier;
    private readonly TextColumn _frequencyCode;
    private readonly TextColumn _acceptsAssignmentCode;
    private readonly TextColumn _relatedCauseCode;
    private readonly TextColumn _submissionReasonCode;
    private readonly TextColumn _delayReasonCode;
    private readonly TextColumn _payerSequence;
    private readonly TextColumn _relationshipCode;
    private readonly TextColumn _insuranceTypeCode;
    private readonly TextColumn _filingIndicatorCode;
    private readonly TextColumn _payerName;
    private readonly TextColumn _payerIdentifier;
    private readonly TextColumn _billingProviderName;
    private readonly TextColumn _billingProviderNpi;
    private readonly TextColumn _billingProviderTaxId;
    private readonly TextColumn _billingTaxonomyCode;
    private readonly TextColumn _renderingProviderNpi;
    private readonly TextColumn _renderingProviderName;
    private readonly TextColumn _referringProviderNpi;
    private readonly TextColumn _attendingProviderNpi;
    private readonly TextColumn _operatingProviderNpi;
    private readonly TextColumn _supervisingProviderNpi;
    private readonly TextColumn _serviceFacilityNpi;
    private readonly TextColumn _serviceFacilityName;
    private readonly KeyColumn _patientKey;
    private readonly KeyColumn _patientNameKey;
    private readonly KeyColumn _memberKey;
    private readonly IntegerColumn _birthYear;
    private readonly TextColumn _sexCode;
    private readonly TextColumn _zip3;
    private readonly TextColumn _stateCode;
    private readonly DateColumn _serviceFromDate;
    private readonly DateColumn _serviceToDate;
    private readonly DateColumn _admissionDate;
    private readonly TextColumn _dischargeStatusCode;
    private readonly TextColumn _admissionTypeCode;
    private readonly DateColumn _onsetDate;
    private readonly DateColumn _accidentDate;
    private readonly TextColumn _principalDiagnosisCode;
    private readonly TextColumn _drgCode;
    private readonly TextColumn _originalReferenceNumber;
    private readonly TextColumn _priorAuthorizationNumber;
    private readonly TextColumn _referralNumber;
    private readonly TextColumn _clearinghouseTraceNumber;
    private readonly DecimalColumn _patientPaidAmount;
    private readonly IntegerColumn _lineCount;
    private readonly DecimalColumn _lineChargeAmount;
    private readonly IntegerColumn _otherPayerCount;
    private readonly DateColumn _submittedDate;

    public ClaimTable()
    {
        _loadId = Rows.RunText("load_id");
        _practiceId = Rows.RunText("practice_id");
        _transactionOrdinal = Rows.Integer("transaction_ordinal");
        _claimOrdinal = Rows.Integer("claim_ordinal");
        _sourceOffset = Rows.Bigint("source_offset");
        _claimType = Rows.Text("claim_type");
        _patientControlNumber = Rows.Text("patient_control_number");
        _chargeAmount = Rows.Money("charge_amount");
        _placeOfServiceCode = Rows.Text("place_of_service_code");
        _facilityQualifier = Rows.Text("facility_qualifier");
        _frequencyCode = Rows.Text("frequency_code");
        _acceptsAssignmentCode = Rows.Text("accepts_assignment_code");
        _relatedCauseCode = Rows.Text("related_cause_code");
        _submissionReasonCode = Rows.Text("submission_reason_code");
        _delayReasonCode = Rows.Text("delay_reason_code");
        _payerSequence = Rows.Text("payer_sequence");
        _relationshipCode = Rows.Text("relationship_code");
        _insuranceTypeCode = Rows.Text("insurance_type_code");
        _filingIndicatorCode = Rows.Text("filing_indicator_code");
        _payerName = Rows.Text("payer_name");
        _payerIdentifier = Rows.Text("payer_identifier");
        _billingProviderName = Rows.Text("billing_provider_name");
        _billingProviderNpi = Rows.Text("billing_provider_npi");
        _billingProviderTaxId = Rows.Text("billing_provider_tax_id");
        _billingTaxonomyCode = Rows.Text("billing_taxonomy_code");
        _renderingProviderNpi = Rows.Text("rendering_provider_npi");
        _renderingProviderName = Rows.Text("rendering_provider_name");
        _referringProviderNpi = Rows.Text("referring_provider_npi");
        _attendingProviderNpi = Rows.Text("attending_provider_npi");
        _operatingProviderNpi = Rows.Text("operating_provider_npi");
        _supervisingProviderNpi = Rows.Text("supervising_provider_npi");
        _serviceFacilityNpi = Rows.Text("service_facility_npi");
        _serviceFacilityName = Rows.Text("service_facility_name");
        _patientKey = Rows.Key("patient_key");
        _patientNameKey = Rows.Key("patient_name_key");
        _memberKey = Rows.Key("member_key");
        _birthYear = Rows.Integer("birth_year");
        _sexCode = Rows.Text("sex_code");
        _zip3 = Rows.Text("zip3");
        _stateCode = Rows.Text("state_code");
        _serviceFromDate = Rows.Date("service_from_date");
        _serviceToDate = Rows.Date("service_to_date");
        _admissionDate = Rows.Date("admission_date");
        _dischargeStatusCode = Rows.Text("discharge_status_code");
        _admissionTypeCode = Rows.Text("admission_type_code");
        _onsetDate = Rows.Date("onset_date");
        _accidentDate = Rows.Date("accident_date");
        _principalDiagnosisCode = Rows.Text("principal_diagnosis_code");
        _drgCode = Rows.Text("drg_code");
        _originalReferenceNumber = Rows.Text("original_reference_number");
        _priorAuthorizationNumber = Rows.Text("prior_authorization_number");
        _referralNumber = Rows.Text("referral_number");
        _clearinghouseTraceNumber = Rows.Text("clearinghouse_trace_number");
        _patientPaidAmount = Rows.Money("patient_paid_amount");
        _lineCount = Rows.Integer("line_count");
        _lineChargeAmount = Rows.Money("line_charge_amount");
        _otherPayerCount = Rows.Integer("other_payer_count");
        _submittedDate = Rows.Date("submitted_date");
    }

    public RawTable Rows { get; } = new("x12_837_claims");

    public void Append(in RowPlace place, Claim claim, TransactionSet set, PatientKeys keys)
    {
        var row = Rows.Length;
        var billing = claim.BillingProvider;
        var subscriber = claim.Subscriber;
        var patient = claim.Patient;
        _loadId.Set(row, place.LoadId);
        _practiceId.Set(row, place.PracticeId);
        _transactionOrdinal.Set(row, place.TransactionOrdinal);
        _claimOrdinal.Set(row, claim.Ordinal);
        _sourceOffset.Set(row, claim.Offset);
        _claimType.Set(row, ClaimTypeName(claim.Type));
        _patientControlNumber.Set(row, claim.PatientControlNumber);
        _chargeAmount.Set(row, claim.ChargeAmount);
        _placeOfServiceCode.Set(row, claim.FacilityCode);
        _facilityQualifier.Set(row, claim.FacilityQualifier);
        _frequencyCode.Set(row, claim.FrequencyCode);
        _acceptsAssignmentCode.Set(row, claim.AssignmentCode);
        _relatedCauseCode.Set(row, claim.RelatedCauseCode);
        _submissionReasonCode.Set(row, claim.SubmissionReasonCode);
        _delayReasonCode.Set(row, claim.DelayReasonCode);
        _payerSequence.Set(row, subscriber.PayerSequence);
        _relationshipCode.Set(row, subscriber.RelationshipCode);
        _insuranceTypeCode.Set(row, subscriber.InsuranceTypeCode);
        _filingIndicatorCode.Set(row, subscriber.FilingIndicatorCode);
        _payerName.Set(row, subscriber.PayerName);
        _payerIdentifier.Set(row, subscriber.PayerIdentifier);
        _billingProviderName.Set(row, billing.Name);
        _billingProviderNpi.Set(row, billing.Npi);
        _billingProviderTaxId.Set(row, billing.TaxId);
        _billingTaxonomyCode.Set(row, billing.TaxonomyCode);
        _renderingProviderNpi.Set(row, claim.RenderingNpi);
        _renderingProviderName.Set(row, claim.RenderingName);
        _referringProviderNpi.Set(row, claim.ReferringNpi);
        _attendingProviderNpi.Set(row, claim.AttendingNpi);
        _operatingProviderNpi.Set(row, claim.OperatingNpi);
        _supervisingProviderNpi.Set(row, claim.SupervisingNpi);
        _serviceFacilityNpi.Set(row, claim.FacilityNpi);
        _serviceFacilityName.Set(row, claim.FacilityName);
        _patientKey.Set(row, keys.PatientIdentity(patient.LastName, patient.FirstName, patient.BirthDateText), keys);
        _patientNameKey.Set(row, keys.NameIdentity(patient.LastName, patient.FirstName), keys);
        _memberKey.Set(row, keys.MemberIdentity(subscriber.MemberId), keys);
        _birthYear.Set(row, BirthYear(patient));
        _sexCode.Set(row, patient.SexCode);
        _zip3.Set(row, Zip3(patient));
        _stateCode.Set(row, patient.StateCode);
        _serviceFromDate.Set(row, claim.ServiceFrom);
        _serviceToDate.Set(row, claim.ServiceTo);
        _admissionDate.Set(row, claim.AdmissionDate);
        _dischargeStatusCode.Set(row, claim.DischargeStatusCode);
        _admissionTypeCode.Set(row, claim.AdmissionTypeCode);
        _onsetDate.Set(row, claim.OnsetDate);
        _accidentDate.Set(row, claim.AccidentDate);
        _principalDiagnosisCode.Set(row, PrincipalDiagnosis(claim));
        _drgCode.Set(row, Drg(claim));
        _originalReferenceNumber.Set(row, claim.OriginalReferenceNumber);
        _priorAuthorizationNumber.Set(row, claim.PriorAuthorizationNumber);
        _referralNumber.Set(row, claim.ReferralNumber);
        _clearinghouseTraceNumber.Set(row, claim.ClearinghouseTraceNumber);
        _patientPaidAmount.Set(row, claim.PatientPaidAmount);
        _lineCount.Set(row, claim.Lines.Count);
        _lineChargeAmount.Set(row, claim.LineChargeAmount);
        _otherPayerCount.Set(row, claim.OtherPayers.Count);
        _submittedDate.Set(row, set.SubmittedDate);
        Rows.EndRow();
    }

    private static ReadOnlySpan<byte> ClaimTypeName(ClaimType type) => type switch
    {
        ClaimType.Professional => "professional"u8,
        ClaimType.Institutional => "institutional"u8,
        _ => "dental"u8,
    };

    private static int? BirthYear(Person person) =>
        System.Buffers.Text.Utf8Parser.TryParse(person.BirthDateText.Span[..Math.Min(4, person.BirthDateText.Length)], out int year, out _)
        && year is > 1850 and < 2200 ? year : null;

    private static ReadOnlySpan<byte> Zip3(Person person) =>
        person.PostalCode.Span[..Math.Min(3, person.PostalCode.Length)];

    private static ReadOnlySpan<byte> PrincipalDiagnosis(Claim claim)
    {
        foreach (var code in claim.Codes.Span)
        {
            if (code.Qualifier.Span.SequenceEqual("ABK"u8) || code.Qualifier.Span.SequenceEqual("BK"u8))
            {
                return code.Code.Span;
            }
        }

        return default;
    }

    private static ReadOnlySpan<byte> Drg(Claim claim)
    {
        foreach (var code in claim.Codes.Span)
        {
            if (code.Qualifier.Span.SequenceEqual("DR"u8))
            {
                return code.Code.Span;
            }
        }

        return default;
    }
}
