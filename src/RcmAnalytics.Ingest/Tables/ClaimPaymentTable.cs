using RcmAnalytics.X12;
using Field = RcmAnalytics.X12.ClaimPayment.Field;

namespace RcmAnalytics.Ingest;

/// <summary>Claims as adjudicated. Contract: <c>sql/raw/x12_835_claim_payments.yml</c>.</summary>
internal sealed class ClaimPaymentTable
{
    private readonly KeyColumn _patientNameKey;
    private readonly KeyColumn _memberKey;

    public ClaimPaymentTable(RecordStore store)
    {
        Rows = new RawTable("x12_835_claim_payments", store.ClaimPayments);
        Rows.Origin();
        Rows.Integer("transaction_ordinal", (int)Field.TransactionOrdinal);
        Rows.Integer("claim_ordinal", (int)Field.Ordinal);
        Rows.Bigint("source_offset", (int)Field.Offset);
        Rows.Text("patient_control_number", (int)Field.PatientControlNumber);
        Rows.Text("claim_status_code", (int)Field.StatusCode);
        Rows.Money("charge_amount", (int)Field.ChargeAmount);
        Rows.Money("paid_amount", (int)Field.PaidAmount);
        Rows.Money("patient_responsibility_amount", (int)Field.PatientResponsibilityAmount);
        Rows.Text("filing_indicator_code", (int)Field.FilingIndicatorCode);
        Rows.Text("payer_claim_control_number", (int)Field.PayerClaimControlNumber);
        Rows.Text("facility_type_code", (int)Field.FacilityCode);
        Rows.Text("frequency_code", (int)Field.FrequencyCode);
        Rows.Text("drg_code", (int)Field.DrgCode);
        _patientNameKey = Rows.Key("patient_name_key");
        _memberKey = Rows.Key("member_key");
        Rows.Text("rendering_provider_npi", (int)Field.RenderingNpi);
        Rows.Text("crossover_payer_name", (int)Field.CrossoverPayerName);
        Rows.Text("crossover_payer_identifier", (int)Field.CrossoverPayerIdentifier);
        Rows.Text("corrected_priority_payer_name", (int)Field.CorrectedPriorityPayerName);
        Rows.Text("original_reference_number", (int)Field.OriginalReferenceNumber);
        Rows.Text("prior_authorization_number", (int)Field.PriorAuthorizationNumber);
        Rows.Date("received_date", (int)Field.ReceivedDate);
        Rows.Date("service_from_date", (int)Field.ServiceFrom);
        Rows.Date("service_to_date", (int)Field.ServiceTo);
        Rows.Date("coverage_expiration_date", (int)Field.CoverageExpirationDate);
        Rows.Money("coverage_amount", (int)Field.CoverageAmount);
        Rows.Money("interest_amount", (int)Field.InterestAmount);
        Rows.Money("patient_paid_amount", (int)Field.PatientPaidAmount);
        Rows.Integer("line_count", (int)Field.LineCount);
        Rows.Money("line_charge_amount", (int)Field.LineChargeAmount);
        Rows.Money("line_paid_amount", (int)Field.LinePaidAmount);
        Rows.Money("claim_adjustment_amount", (int)Field.ClaimAdjustmentAmount);
        Rows.Money("line_adjustment_amount", (int)Field.LineAdjustmentAmount);
    }

    public RawTable Rows { get; }

    /// <summary>Adds what the reader's row does not say.</summary>
    public void Complete(ClaimPayment claim, PatientKeys keys)
    {
        var row = Rows.LastRow;
        _patientNameKey.Set(row, keys.NameIdentity(claim.PatientLastName, claim.PatientFirstName), keys);
        _memberKey.Set(row, keys.MemberIdentity(claim.MemberId), keys);
    }
}
