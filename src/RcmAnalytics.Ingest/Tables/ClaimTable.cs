using RcmAnalytics.X12;

namespace RcmAnalytics.Ingest;

/// <summary>Claims sent. Contract: <c>sql/raw/x12_837_claims.yml</c>.</summary>
internal sealed class ClaimTable
{
    private readonly RecordPlace _claim;
    private readonly RecordPlace _billing;
    private readonly RecordPlace _subscriber;
    private readonly RecordPlace _patient;
    private readonly RunTextColumn _loadId;
    private readonly RunTextColumn _practiceId;
    private readonly IntegerColumn _transactionOrdinal;
    private readonly ConstantColumn _claimType;
    private readonly KeyColumn _patientKey;
    private readonly KeyColumn _patientNameKey;
    private readonly KeyColumn _memberKey;
    private readonly IntegerColumn _birthYear;
    private readonly TextColumn _zip3;
    private readonly TextColumn _principalDiagnosisCode;
    private readonly TextColumn _drgCode;
    private readonly IntegerColumn _lineCount;
    private readonly IntegerColumn _otherPayerCount;
    private readonly DateColumn _submittedDate;

    public ClaimTable(RecordTexts texts)
    {
        Rows = new RawTable("x12_837_claims", texts);
        _claim = Rows.Record<Claim.Field>();
        _billing = Rows.Record<BillingProvider.Field>();
        _subscriber = Rows.Record<Subscriber.Field>();
        _patient = Rows.Record<Person.Field>();
        _loadId = Rows.RunText("load_id");
        _practiceId = Rows.RunText("practice_id");
        _transactionOrdinal = Rows.Integer("transaction_ordinal");
        Rows.Integer("claim_ordinal", _claim[Claim.Field.Ordinal]);
        Rows.Bigint("source_offset", _claim[Claim.Field.Offset]);
        _claimType = Rows.Constant("claim_type", "professional", "institutional", "dental");
        Rows.Text("patient_control_number", _claim[Claim.Field.PatientControlNumber]);
        Rows.Money("charge_amount", _claim[Claim.Field.ChargeAmount]);
        Rows.Text("place_of_service_code", _claim[Claim.Field.FacilityCode]);
        Rows.Text("facility_qualifier", _claim[Claim.Field.FacilityQualifier]);
        Rows.Text("frequency_code", _claim[Claim.Field.FrequencyCode]);
        Rows.Text("accepts_assignment_code", _claim[Claim.Field.AssignmentCode]);
        Rows.Text("related_cause_code", _claim[Claim.Field.RelatedCauseCode]);
        Rows.Text("submission_reason_code", _claim[Claim.Field.SubmissionReasonCode]);
        Rows.Text("delay_reason_code", _claim[Claim.Field.DelayReasonCode]);
        Rows.Text("payer_sequence", _subscriber[Subscriber.Field.PayerSequence]);
        Rows.Text("relationship_code", _subscriber[Subscriber.Field.RelationshipCode]);
        Rows.Text("insurance_type_code", _subscriber[Subscriber.Field.InsuranceTypeCode]);
        Rows.Text("filing_indicator_code", _subscriber[Subscriber.Field.FilingIndicatorCode]);
        Rows.Text("payer_name", _subscriber[Subscriber.Field.PayerName]);
        Rows.Text("payer_identifier", _subscriber[Subscriber.Field.PayerIdentifier]);
        Rows.Text("billing_provider_name", _billing[BillingProvider.Field.Name]);
        Rows.Text("billing_provider_npi", _billing[BillingProvider.Field.Npi]);
        Rows.Text("billing_provider_tax_id", _billing[BillingProvider.Field.TaxId]);
        Rows.Text("billing_taxonomy_code", _billing[BillingProvider.Field.TaxonomyCode]);
        Rows.Text("rendering_provider_npi", _claim[Claim.Field.RenderingNpi]);
        Rows.Text("rendering_provider_name", _claim[Claim.Field.RenderingName]);
        Rows.Text("referring_provider_npi", _claim[Claim.Field.ReferringNpi]);
        Rows.Text("attending_provider_npi", _claim[Claim.Field.AttendingNpi]);
        Rows.Text("operating_provider_npi", _claim[Claim.Field.OperatingNpi]);
        Rows.Text("supervising_provider_npi", _claim[Claim.Field.SupervisingNpi]);
        Rows.Text("service_facility_npi", _claim[Claim.Field.FacilityNpi]);
        Rows.Text("service_facility_name", _claim[Claim.Field.FacilityName]);
        _patientKey = Rows.Key("patient_key");
        _patientNameKey = Rows.Key("patient_name_key");
        _memberKey = Rows.Key("member_key");
        _birthYear = Rows.Integer("birth_year");
        Rows.Text("sex_code", _patient[Person.Field.SexCode]);
        _zip3 = Rows.Text("zip3");
        Rows.Text("state_code", _patient[Person.Field.StateCode]);
        Rows.Date("service_from_date", _claim[Claim.Field.ServiceFrom]);
        Rows.Date("service_to_date", _claim[Claim.Field.ServiceTo]);
        Rows.Date("admission_date", _claim[Claim.Field.AdmissionDate]);
        Rows.Text("discharge_status_code", _claim[Claim.Field.DischargeStatusCode]);
        Rows.Text("admission_type_code", _claim[Claim.Field.AdmissionTypeCode]);
        Rows.Date("onset_date", _claim[Claim.Field.OnsetDate]);
        Rows.Date("accident_date", _claim[Claim.Field.AccidentDate]);
        _principalDiagnosisCode = Rows.Text("principal_diagnosis_code");
        _drgCode = Rows.Text("drg_code");
        Rows.Text("original_reference_number", _claim[Claim.Field.OriginalReferenceNumber]);
        Rows.Text("prior_authorization_number", _claim[Claim.Field.PriorAuthorizationNumber]);
        Rows.Text("referral_number", _claim[Claim.Field.ReferralNumber]);
        Rows.Text("clearinghouse_trace_number", _claim[Claim.Field.ClearinghouseTraceNumber]);
        Rows.Money("patient_paid_amount", _claim[Claim.Field.PatientPaidAmount]);
        _lineCount = Rows.Integer("line_count");
        Rows.Money("line_charge_amount", _claim[Claim.Field.LineChargeAmount]);
        _otherPayerCount = Rows.Integer("other_payer_count");
        _submittedDate = Rows.Date("submitted_date");
    }

    public RawTable Rows { get; }

    public void Append(in RowPlace place, Claim claim, TransactionSet set, PatientKeys keys)
    {
        var row = Rows.Length;
        var billing = claim.BillingProvider;
        var subscriber = claim.Subscriber;
        var patient = claim.Patient;
        Rows.Take(_claim, claim.Fields);
        Rows.Take(_billing, billing.Fields);
        Rows.Take(_subscriber, subscriber.Fields);
        Rows.Take(_patient, patient.Fields);
        _loadId.Set(row, place.LoadId);
        _practiceId.Set(row, place.PracticeId);
        _transactionOrdinal.Set(row, place.TransactionOrdinal);
        _claimType.Set(row, (int)claim.Type);
        _patientKey.Set(row, keys.PatientIdentity(patient.LastName, patient.FirstName, patient.BirthDateText), keys);
        _patientNameKey.Set(row, keys.NameIdentity(patient.LastName, patient.FirstName), keys);
        _memberKey.Set(row, keys.MemberIdentity(subscriber.MemberId), keys);
        _birthYear.Set(row, BirthYear(patient));
        _zip3.Set(row, Zip3(patient));
        _principalDiagnosisCode.Set(row, PrincipalDiagnosis(claim));
        _drgCode.Set(row, Drg(claim));
        _lineCount.Set(row, claim.Lines.Count);
        _otherPayerCount.Set(row, claim.OtherPayers.Count);
        _submittedDate.Set(row, set.SubmittedDate);
        Rows.EndRow();
    }

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
