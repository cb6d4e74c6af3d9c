using RcmAnalytics.X12;
using Field = RcmAnalytics.X12.ClaimPayment.Field;

namespace RcmAnalytics.Ingest;

/// <summary>Claims as adjudicated. Contract: <c>sql/raw/x12_835_claim_payments.yml</c>.</summary>
internal sealed class ClaimPaymentTable
{
    private readonly RecordPlace _claim;
    private readonly RunTextColumn _loadId;
    private readonly RunTextColumn _practiceId;
    private readonly IntegerColumn _transactionOrdinal;
    private readonly KeyColumn _patientNameKey;
    private readonly KeyColumn _memberKey;
    private readonly IntegerColumn _lineCount;

    public ClaimPaymentTable(RecordTexts texts)
    {
        Rows = new RawTable("x12_835_claim_payments", texts);
        _claim = Rows.Record<Field>();
        _loadId = Rows.RunText("load_id");
        _practiceId = Rows.RunText("practice_id");
        _transactionOrdinal = Rows.Integer("transaction_ordinal");
        Rows.Integer("claim_ordinal", _claim[Field.Ordinal]);
        Rows.Bigint("source_offset", _claim[Field.Offset]);
        Rows.Text("patient_control_number", _claim[Field.PatientControlNumber]);
        Rows.Text("claim_status_code", _claim[Field.StatusCode]);
        Rows.Money("charge_amount", _claim[Field.ChargeAmount]);
        Rows.Money("paid_amount", _claim[Field.PaidAmount]);
        Rows.Money("patient_responsibility_amount", _claim[Field.PatientResponsibilityAmount]);
        Rows.Text("filing_indicator_code", _claim[Field.FilingIndicatorCode]);
        Rows.Text("payer_claim_control_number", _claim[Field.PayerClaimControlNumber]);
        Rows.Text("facility_type_code", _claim[Field.FacilityCode]);
        Rows.Text("frequency_code", _claim[Field.FrequencyCode]);
        Rows.Text("drg_code", _claim[Field.DrgCode]);
        _patientNameKey = Rows.Key("patient_name_key");
        _memberKey = Rows.Key("member_key");
        Rows.Text("rendering_provider_npi", _claim[Field.RenderingNpi]);
        Rows.Text("crossover_payer_name", _claim[Field.CrossoverPayerName]);
        Rows.Text("crossover_payer_identifier", _claim[Field.CrossoverPayerIdentifier]);
        Rows.Text("corrected_priority_payer_name", _claim[Field.CorrectedPriorityPayerName]);
        Rows.Text("original_reference_number", _claim[Field.OriginalReferenceNumber]);
        Rows.Text("prior_authorization_number", _claim[Field.PriorAuthorizationNumber]);
        Rows.Date("received_date", _claim[Field.ReceivedDate]);
        Rows.Date("service_from_date", _claim[Field.ServiceFrom]);
        Rows.Date("service_to_date", _claim[Field.ServiceTo]);
        Rows.Date("coverage_expiration_date", _claim[Field.CoverageExpirationDate]);
        Rows.Money("coverage_amount", _claim[Field.CoverageAmount]);
        Rows.Money("interest_amount", _claim[Field.InterestAmount]);
        Rows.Money("patient_paid_amount", _claim[Field.PatientPaidAmount]);
        _lineCount = Rows.Integer("line_count");
        Rows.Money("line_charge_amount", _claim[Field.LineChargeAmount]);
        Rows.Money("line_paid_amount", _claim[Field.LinePaidAmount]);
        Rows.Money("claim_adjustment_amount", _claim[Field.ClaimAdjustmentAmount]);
        Rows.Money("line_adjustment_amount", _claim[Field.LineAdjustmentAmount]);
    }

    public RawTable Rows { get; }

    public void Append(in RowPlace place, ClaimPayment claim, PatientKeys keys)
    {
        var row = Rows.Length;
        Rows.Take(_claim, claim.Fields);
        _loadId.Set(row, place.LoadId);
        _practiceId.Set(row, place.PracticeId);
        _transactionOrdinal.Set(row, place.TransactionOrdinal);
        _patientNameKey.Set(row, keys.NameIdentity(claim.PatientLastName, claim.PatientFirstName), keys);
        _memberKey.Set(row, keys.MemberIdentity(claim.MemberId), keys);
        _lineCount.Set(row, claim.Lines.Count);
        Rows.EndRow();
    }
}
