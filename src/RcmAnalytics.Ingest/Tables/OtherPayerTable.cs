using RcmAnalytics.X12;

namespace RcmAnalytics.Ingest;

/// <summary>Other payers of claims sent. Contract: <c>sql/raw/x12_837_other_payers.yml</c>.</summary>
internal sealed class OtherPayerTable
{
    private readonly RunTextColumn _loadId;
    private readonly RunTextColumn _practiceId;
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
        _loadId = Rows.RunText("load_id");
        _practiceId = Rows.RunText("practice_id");
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
        var row = Rows.Length;
        var payer = claim.OtherPayers.Span[ordinal];
        _loadId.Set(row, place.LoadId);
        _practiceId.Set(row, place.PracticeId);
        _claimOrdinal.Set(row, claim.Ordinal);
        _otherPayerOrdinal.Set(row, ordinal);
        _sourceOffset.Set(row, payer.Offset);
        _payerSequence.Set(row, payer.PayerSequence);
        _filingIndicatorCode.Set(row, payer.FilingIndicatorCode);
        _payerName.Set(row, payer.PayerName);
        _payerIdentifier.Set(row, payer.PayerIdentifier);
        _paidAmount.Set(row, payer.PaidAmount);
        _remainingAmount.Set(row, payer.RemainingAmount);
        _nonCoveredAmount.Set(row, payer.NonCoveredAmount);
        _paymentDate.Set(row, payer.PaymentDate);
        _payerClaimControlNumber.Set(row, payer.ClaimControlNumber);
        Rows.EndRow();
    }
}
