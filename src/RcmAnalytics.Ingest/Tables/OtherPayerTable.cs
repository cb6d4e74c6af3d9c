using RcmAnalytics.X12;
using Field = RcmAnalytics.X12.OtherPayer.Field;

namespace RcmAnalytics.Ingest;

/// <summary>Other payers of claims sent. Contract: <c>sql/raw/x12_837_other_payers.yml</c>.</summary>
internal sealed class OtherPayerTable
{
    private readonly RecordPlace _payer;
    private readonly RunTextColumn _loadId;
    private readonly RunTextColumn _practiceId;
    private readonly IntegerColumn _claimOrdinal;
    private readonly IntegerColumn _otherPayerOrdinal;

    public OtherPayerTable(RecordTexts texts)
    {
        Rows = new RawTable("x12_837_other_payers", texts);
        _payer = Rows.Record<Field>();
        _loadId = Rows.RunText("load_id");
        _practiceId = Rows.RunText("practice_id");
        _claimOrdinal = Rows.Integer("claim_ordinal");
        _otherPayerOrdinal = Rows.Integer("other_payer_ordinal");
        Rows.Bigint("source_offset", _payer[Field.Offset]);
        Rows.Text("payer_sequence", _payer[Field.PayerSequence]);
        Rows.Text("filing_indicator_code", _payer[Field.FilingIndicatorCode]);
        Rows.Text("payer_name", _payer[Field.PayerName]);
        Rows.Text("payer_identifier", _payer[Field.PayerIdentifier]);
        Rows.Money("paid_amount", _payer[Field.PaidAmount]);
        Rows.Money("remaining_amount", _payer[Field.RemainingAmount]);
        Rows.Money("non_covered_amount", _payer[Field.NonCoveredAmount]);
        Rows.Date("payment_date", _payer[Field.PaymentDate]);
        Rows.Text("payer_claim_control_number", _payer[Field.ClaimControlNumber]);
    }

    public RawTable Rows { get; }

    public void Append(in RowPlace place, Claim claim, int ordinal)
    {
        var row = Rows.Length;
        var payer = claim.OtherPayers.Span[ordinal];
        Rows.Take(_payer, payer.Fields);
        _loadId.Set(row, place.LoadId);
        _practiceId.Set(row, place.PracticeId);
        _claimOrdinal.Set(row, claim.Ordinal);
        _otherPayerOrdinal.Set(row, ordinal);
        Rows.EndRow();
    }
}
