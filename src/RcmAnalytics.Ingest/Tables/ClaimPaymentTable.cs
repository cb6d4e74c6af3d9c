using RcmAnalytics.X12;

namespace RcmAnalytics.Ingest;

/// <summary>Claims as adjudicated. Contract: <c>sql/raw/x12_835_claim_payments.yml</c>.</summary>
internal sealed class ClaimPaymentTable
{
    private readonly TextColumn _loadId;
    private readonly TextColumn _practiceId;
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
    private readonly TextColumn _patientNameKey;
    private readonly TextColumn _memberKey;
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
        _loadId = Rows.Text("load_id");
        _practiceId = Rows.Text("practice_id");
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
        _patientNameKey = Rows.Text("patient_name_key");
        _memberKey = Rows.Text("member_key");
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
        Span<byte> key = stackalloc byte[PatientKeys.Length];
        _loadId.Append(place.LoadId);
        _practiceId.Append(place.PracticeId);
        _transactionOrdinal.Append(place.TransactionOrdinal);
        _claimOrdinal.Append(claim.Ordinal);
        _sourceOffset.Append(claim.Offset);
        _patientControlNumber.Append(claim.PatientControlNumber.Span);
        _claimStatusCode.Append(claim.StatusCode.Span);
        _chargeAmount.Append(claim.ChargeAmount?.Hundredths);
        _paidAmount.Append(claim.PaidAmount?.Hundredths);
        _patientResponsibilityAmount.Append(claim.PatientResponsibilityAmount?.Hundredths);
        _filingIndicatorCode.Append(claim.FilingIndicatorCode.Span);
        _payerClaimControlNumber.Append(claim.PayerClaimControlNumber.Span);
        _facilityTypeCode.Append(claim.FacilityCode.Span);
        _frequencyCode.Append(claim.FrequencyCode.Span);
        _drgCode.Append(claim.DrgCode.Span);
        _patientNameKey.Append(keys.Name(claim.PatientLastName, claim.PatientFirstName, key));
        _memberKey.Append(keys.Member(claim.MemberId, key));
        _renderingProviderNpi.Append(claim.RenderingNpi.Span);
        _crossoverPayerName.Append(claim.CrossoverPayerName.Span);
        _crossoverPayerIdentifier.Append(claim.CrossoverPayerIdentifier.Span);
        _correctedPriorityPayerName.Append(claim.CorrectedPriorityPayerName.Span);
        _originalReferenceNumber.Append(claim.OriginalReferenceNumber.Span);
        _priorAuthorizationNumber.Append(claim.PriorAuthorizationNumber.Span);
        _receivedDate.Append(claim.ReceivedDate);
        _serviceFromDate.Append(claim.ServiceFrom);
        _serviceToDate.Append(claim.ServiceTo);
        _coverageExpirationDate.Append(claim.CoverageExpirationDate);
        _coverageAmount.Append(claim.CoverageAmount?.Hundredths);
        _interestAmount.Append(claim.InterestAmount?.Hundredths);
        _patientPaidAmount.Append(claim.PatientPaidAmount?.Hundredths);
        _lineCount.Append(claim.Lines.Count);
        _lineChargeAmount.Append(claim.LineChargeAmount.Hundredths);
        _linePaidAmount.Append(claim.LinePaidAmount.Hundredths);
        _claimAdjustmentAmount.Append(claim.ClaimAdjustmentAmount.Hundredths);
        _lineAdjustmentAmount.Append(claim.LineAdjustmentAmount.Hundredths);
        Rows.EndRow();
    }
}
