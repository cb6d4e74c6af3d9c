using RcmAnalytics.X12;

namespace RcmAnalytics.Ingest;

/// <summary>Claims sent. Contract: <c>sql/raw/x12_837_claims.yml</c>.</summary>
internal sealed class ClaimTable
{
    private readonly RecordStore _store;
    private readonly RecordPlace _billing;
    private readonly RecordPlace _subscriber;
    private readonly RecordPlace _patient;
    private readonly KeyColumn _patientKey;
    private readonly KeyColumn _patientNameKey;
    private readonly KeyColumn _memberKey;
    private readonly IntegerColumn _birthYear;
    private readonly TextColumn _zip3;
    private readonly TextColumn _principalDiagnosisCode;
    private readonly TextColumn _drgCode;
    private readonly DateColumn _submittedDate;

    public ClaimTable(RecordStore store)
    {
        _store = store;
        Rows = new RawTable("x12_837_claims", store.Claims);
        _billing = Rows.Reserve<BillingProvider.Field>();
        _subscriber = Rows.Reserve<Subscriber.Field>();
        _patient = Rows.Reserve<Person.Field>();
        Rows.Origin();
        Rows.Integer("transaction_ordinal", (int)Claim.Field.TransactionOrdinal);
        Rows.Integer("claim_ordinal", (int)Claim.Field.Ordinal);
        Rows.Bigint("source_offset", (int)Claim.Field.Offset);
        Rows.Constant("claim_type", (int)Claim.Field.Type, "professional", "institutional", "dental");
        Rows.Text("patient_control_number", (int)Claim.Field.PatientControlNumber);
        Rows.Money("charge_amount", (int)Claim.Field.ChargeAmount);
        Rows.Text("place_of_service_code", (int)Claim.Field.FacilityCode);
        Rows.Text("facility_qualifier", (int)Claim.Field.FacilityQualifier);
        Rows.Text("frequency_code", (int)Claim.Field.FrequencyCode);
        Rows.Text("accepts_assignment_code", (int)Claim.Field.AssignmentCode);
        Rows.Text("related_cause_code", (int)Claim.Field.RelatedCauseCode);
        Rows.Text("submission_reason_code", (int)Claim.Field.SubmissionReasonCode);
        Rows.Text("delay_reason_code", (int)Claim.Field.DelayReasonCode);
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
        Rows.Text("rendering_provider_npi", (int)Claim.Field.RenderingNpi);
        Rows.Text("rendering_provider_name", (int)Claim.Field.RenderingName);
        Rows.Text("referring_provider_npi", (int)Claim.Field.ReferringNpi);
        Rows.Text("attending_provider_npi", (int)Claim.Field.AttendingNpi);
        Rows.Text("operating_provider_npi", (int)Claim.Field.OperatingNpi);
        Rows.Text("supervising_provider_npi", (int)Claim.Field.SupervisingNpi);
        Rows.Text("service_facility_npi", (int)Claim.Field.FacilityNpi);
        Rows.Text("service_facility_name", (int)Claim.Field.FacilityName);
        _patientKey = Rows.Key("patient_key");
        _patientNameKey = Rows.Key("patient_name_key");
        _memberKey = Rows.Key("member_key");
        _birthYear = Rows.Integer("birth_year");
        Rows.Text("sex_code", _patient[Person.Field.SexCode]);
        _zip3 = Rows.Text("zip3");
        Rows.Text("state_code", _patient[Person.Field.StateCode]);
        Rows.Date("service_from_date", (int)Claim.Field.ServiceFrom);
        Rows.Date("service_to_date", (int)Claim.Field.ServiceTo);
        Rows.Date("admission_date", (int)Claim.Field.AdmissionDate);
        Rows.Text("discharge_status_code", (int)Claim.Field.DischargeStatusCode);
        Rows.Text("admission_type_code", (int)Claim.Field.AdmissionTypeCode);
        Rows.Date("onset_date", (int)Claim.Field.OnsetDate);
        Rows.Date("accident_date", (int)Claim.Field.AccidentDate);
        _principalDiagnosisCode = Rows.Text("principal_diagnosis_code");
        _drgCode = Rows.Text("drg_code");
        Rows.Text("original_reference_number", (int)Claim.Field.OriginalReferenceNumber);
        Rows.Text("prior_authorization_number", (int)Claim.Field.PriorAuthorizationNumber);
        Rows.Text("referral_number", (int)Claim.Field.ReferralNumber);
        Rows.Text("clearinghouse_trace_number", (int)Claim.Field.ClearinghouseTraceNumber);
        Rows.Money("patient_paid_amount", (int)Claim.Field.PatientPaidAmount);
        Rows.Integer("line_count", (int)Claim.Field.LineCount);
        Rows.Money("line_charge_amount", (int)Claim.Field.LineChargeAmount);
        Rows.Integer("other_payer_count", (int)Claim.Field.OtherPayerCount);
        _submittedDate = Rows.Date("submitted_date");
    }

    public RawTable Rows { get; }

    /// <summary>Adds what the reader's row does not say.</summary>
    public void Complete(Claim claim, TransactionSet set, PatientKeys keys)
    {
        var row = Rows.LastRow;
        var patient = claim.Patient;
        Rows.Copy<BillingProvider.Field>(row, _billing, _store.BillingProvider);
        Rows.Copy<Subscriber.Field>(row, _subscriber, _store.Subscriber);
        Rows.Copy<Person.Field>(row, _patient, patient == claim.Dependant ? _store.Dependant : _store.SubscriberPerson);
        _patientKey.Set(row, keys.PatientIdentity(patient.LastName, patient.FirstName, patient.BirthDateText), keys);
        _patientNameKey.Set(row, keys.NameIdentity(patient.LastName, patient.FirstName), keys);
        _memberKey.Set(row, keys.MemberIdentity(claim.Subscriber.MemberId), keys);
        _birthYear.Set(row, BirthYear(patient));
        _zip3.Set(row, RecordTexts.Head(patient.Fields.At(Person.Field.PostalCode), 3));
        SetCodes(row);
        _submittedDate.Set(row, set.SubmittedDate);
    }

    private static int? BirthYear(Person person) =>
        System.Buffers.Text.Utf8Parser.TryParse(person.BirthDateText.Span[..Math.Min(4, person.BirthDateText.Length)], out int year, out _)
        && year is > 1850 and < 2200 ? year : null;

    // The first of each kind.
    private void SetCodes(int row)
    {
        var codes = _store.ClaimCodes;
        for (var ordinal = codes.RecordCount - 1; ordinal >= 0; ordinal--)
        {
            var code = new RecordRow<ClaimCode.Field>(ref codes[codes.Taken + codes.Record + ordinal]);
            var qualifier = codes.Texts.Span(code[ClaimCode.Field.Qualifier]);
            if (qualifier.SequenceEqual("ABK"u8) || qualifier.SequenceEqual("BK"u8))
            {
                _principalDiagnosisCode.Set(row, code[ClaimCode.Field.Code]);
            }
            else if (qualifier.SequenceEqual("DR"u8))
            {
                _drgCode.Set(row, code[ClaimCode.Field.Code]);
            }
        }
    }
}
