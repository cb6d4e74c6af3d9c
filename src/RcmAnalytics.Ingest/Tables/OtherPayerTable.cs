using RcmAnalytics.X12;

namespace RcmAnalytics.Ingest;

/// <summary>Other payers of claims sent. Contract: <c>sql/raw/x12_837_other_payers.yml</c>.</summary>
internal sealed class OtherPayerTable
{
    private readonly TextColumn _loadId;
    private readonly TextColumn _practiceId;
    private readonly IntegerColumn _claimOrdinal;
    private readonly IntegerColumn _otherPayerOrdinal;
    private readonly BigintColumn _sourceOffset;
    private readonly TextColumn _payerSequence;
    private readonly TextColumn _filingIndicatorCode;
    private readonly TextColumn _payerName;
    private readonly TextColumn _payerIdentifier;
    private readonly DecimalColumn _paidAmount;
    private readonly DecimalColumn _remainingAmount;
    private readonly DecimalColumn _nonCoveredAmount;
    private readonly DateColumn _paymentDate;
    private readonly TextColumn _payerClaimControlNumber;

    public OtherPayerTable()
    {
        _loadId = Rows.Text("load_id");
        _practiceId = Rows.Text("practice_id");
        _claimOrdinal = Rows.Integer("claim_ordinal");
        _otherPayerOrdinal = Rows.Integer("other_payer_ordinal");
        _sourceOffset = Rows.Bigint("source_offset");
        _payerSequence = Rows.Text("payer_sequence");
        _filingIndicatorCode = Rows.Text("filing_indicator_code");
        _payerName = Rows.Text("payer_name");
        _payerIdentifier = Rows.Text("payer_identifier");
        _paidAmount = Rows.Money("paid_amount");
        _remainingAmount = Rows.Money("remaining_amount");
        _nonCoveredAmount = Rows.Money("non_covered_amount");
        _paymentDate = Rows.Date("payment_date");
        _payerClaimControlNumber = Rows.Text("payer_claim_control_number");
    }

    public RawTable Rows { get; } = new("x12_837_other_payers");

    public void Append(in RowPlace place, Claim claim, int ordinal)
    {
        var payer = claim.OtherPayers.Span[ordinal];
        _loadId.Append(place.LoadId);
        _practiceId.Append(place.PracticeId);
        _claimOrdinal.Append(claim.Ordinal);
        _otherPayerOrdinal.Append(ordinal);
        _sourceOffset.Append(payer.Offset);
        _payerSequence.Append(payer.PayerSequence.Span);
        _filingIndicatorCode.Append(payer.FilingIndicatorCode.Span);
        _payerName.Append(payer.PayerName.Span);
        _payerIdentifier.Append(payer.PayerIdentifier.Span);
        _paidAmount.Append(payer.PaidAmount?.Hundredths);
        _remainingAmount.Append(payer.RemainingAmount?.Hundredths);
        _nonCoveredAmount.Append(payer.NonCoveredAmount?.Hundredths);
        _paymentDate.Append(payer.PaymentDate);
        _payerClaimControlNumber.Append(payer.ClaimControlNumber.Span);
        Rows.EndRow();
    }
}
