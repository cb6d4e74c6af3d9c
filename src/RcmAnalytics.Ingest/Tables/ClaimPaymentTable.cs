using RcmAnalytics.X12;

namespace RcmAnalytics.Ingest;

/// <summary>Claims as adjudicated. Contract: <c>sql/raw/x12_835_claim_payments.yml</c>.</summary>
internal sealed class ClaimPaymentTable
{
    private readonly RunTextColumn _loadId;
    private readonly RunTextColumn _practiceId;
    private readonly IntegerColumn _transactionOrdinal;
    private readonly IntegerColumn _claimOrdinal;
    private readonly BigintColumn _sourceOffset;
    private readonly TextColumn _patientControlNumber;
    private readonly TextColumn _claimStatusCode;
    private readonly DecimalColumn _chargeAmount;
    private readonly DecimalColumn _paidAmount;
    private readonly DecimalColumn _patientResponsibilityAmount;
    private readonly TextColumn _filingIndicatorCode;
    private readonly TextColumn _payerClaimControlNumber;
    private readonly TextColumn _facilityTypeCode;
    private readonly TextColumn _frequencyCode;
    private readonly TextColumn _drgCode;
    private readonly KeyColumn _patientNameKey;
    private readonly KeyColumn _memberKey;
    private readonly TextColumn _renderingProviderNpi;
    private readonly TextColumn _crossoverPayerName;
    private readonly TextColumn _crossoverPayerIdentifier;
    private readonly TextColumn _correctedPriorityPayerName;
    private readonly TextColumn _originalReferenceNumber;
    private readonly TextColumn _priorAuthorizationNumber;
    private readonly DateColumn _receivedDate;
    private readonly DateColumn _serviceFromDate;
    private readonly DateColumn _serviceToDate;
    private readonly DateColumn _coverageExpirationDate;
    private readonly DecimalColumn _coverageAmount;
    private readonly DecimalColumn _interestAmount;
    private readonly DecimalColumn _patientPaidAmount;
    private readonly IntegerColumn _lineCount;
    private readonly DecimalColumn _lineChargeAmount;
    private readonly DecimalColumn _linePaidAmount;
    private readonly DecimalColumn _claimAdjustmentAmount;
    private readonly DecimalColumn _lineAdjustmentAmount;

    public ClaimPaymentTable()
    {
        _loadId = Rows.RunText("load_id");
        _practiceId = Rows.RunText("practice_id");
        _transactionOrdinal = Rows.Integer("transaction_ordinal");
        _claimOrdinal = Rows.Integer("claim_ordinal");
        _sourceOffset = Rows.Bigint("source_offset");
        _patientControlNumber = Rows.Text("patient_control_number");
        _claimStatusCode = Rows.Text("claim_status_code");
        _chargeAmount = Rows.Money("charge_amount");
        _paidAmount = Rows.Money("paid_amount");
        _patientResponsibilityAmount = Rows.Money("patient_responsibility_amount");
        _filingIndicatorCode = Rows.Text("filing_indicator_code");
        _payerClaimControlNumber = Rows.Text("payer_claim_control_number");
        _facilityTypeCode = Rows.Text("facility_type_code");
        _frequencyCode = Rows.Text("frequency_code");
        _drgCode = Rows.Text("drg_code");
        _patientNameKey = Rows.Key("patient_name_key");
        _memberKey = Rows.Key("member_key");
        _renderingProviderNpi = Rows.Text("rendering_provider_npi");
        _crossoverPayerName = Rows.Text("crossover_payer_name");
        _crossoverPayerIdentifier = Rows.Text("crossover_payer_identifier");
        _correctedPriorityPayerName = Rows.Text("corrected_priority_payer_name");
        _originalReferenceNumber = Rows.Text("original_reference_number");
        _priorAuthorizationNumber = Rows.Text("prior_authorization_number");
        _receivedDate = Rows.Date("received_date");
        _serviceFromDate = Rows.Date("service_from_date");
        _serviceToDate = Rows.Date("service_to_date");
        _coverageExpirationDate = Rows.Date("coverage_expiration_date");
        _coverageAmount = Rows.Money("coverage_amount");
        _interestAmount = Rows.Money("interest_amount");
        _patientPaidAmount = Rows.Money("patient_paid_amount");
        _lineCount = Rows.Integer("line_count");
        _lineChargeAmount = Rows.Money("line_charge_amount");
        _linePaidAmount = Rows.Money("line_paid_amount");
        _claimAdjustmentAmount = Rows.Money("claim_adjustment_amount");
        _lineAdjustmentAmount = Rows.Money("line_adjustment_amount");
    }

    public RawTable Rows { get; } = new("x12_835_claim_payments");

    public void Append(in RowPlace place, ClaimPayment claim, PatientKeys keys)
    {
        var row = Rows.Length;
        _loadId.Set(row, place.LoadId);
        _practiceId.Set(row, place.PracticeId);
        _transactionOrdinal.Set(row, place.TransactionOrdinal);
        _claimOrdinal.Set(row, claim.Ordinal);
        _sourceOffset.Set(row, claim.Offset);
        _patientControlNumber.Set(row, claim.PatientControlNumber);
        _claimStatusCode.Set(row, claim.StatusCode);
        _chargeAmount.Set(row, claim.ChargeAmount);
        _paidAmount.Set(row, claim.PaidAmount);
        _patientResponsibilityAmount.Set(row, claim.PatientResponsibilityAmount);
        _filingIndicatorCode.Set(row, claim.FilingIndicatorCode);
        _payerClaimControlNumber.Set(row, claim.PayerClaimControlNumber);
        _facilityTypeCode.Set(row, claim.FacilityCode);
        _frequencyCode.Set(row, claim.FrequencyCode);
        _drgCode.Set(row, claim.DrgCode);
        _patientNameKey.Set(row, keys.NameIdentity(claim.PatientLastName, claim.PatientFirstName), keys);
        _memberKey.Set(row, keys.MemberIdentity(claim.MemberId), keys);
        _renderingProviderNpi.Set(row, claim.RenderingNpi);
        _crossoverPayerName.Set(row, claim.CrossoverPayerName);
        _crossoverPayerIdentifier.Set(row, claim.CrossoverPayerIdentifier);
        _correctedPriorityPayerName.Set(row, claim.CorrectedPriorityPayerName);
        _originalReferenceNumber.Set(row, claim.OriginalReferenceNumber);
        _priorAuthorizationNumber.Set(row, claim.PriorAuthorizationNumber);
        _receivedDate.Set(row, claim.ReceivedDate);
        _serviceFromDate.Set(row, claim.ServiceFrom);
        _serviceToDate.Set(row, claim.ServiceTo);
        _coverageExpirationDate.Set(row, claim.CoverageExpirationDate);
        _coverageAmount.Set(row, claim.CoverageAmount);
        _interestAmount.Set(row, claim.InterestAmount);
        _patientPaidAmount.Set(row, claim.PatientPaidAmount);
        _lineCount.Set(row, claim.Lines.Count);
        _lineChargeAmount.Set(row, claim.LineChargeAmount);
        _linePaidAmount.Set(row, claim.LinePaidAmount);
        _claimAdjustmentAmount.Set(row, claim.ClaimAdjustmentAmount);
        _lineAdjustmentAmount.Set(row, claim.LineAdjustmentAmount);
        Rows.EndRow();
    }
}
