using RcmAnalytics.X12;
using Field = RcmAnalytics.X12.Adjustment.Field;

namespace RcmAnalytics.Ingest;

/// <summary>CAS triples of claims as adjudicated. Contract: <c>sql/raw/x12_835_adjustments.yml</c>.</summary>
internal sealed class AdjustmentTable
{
    private readonly RecordPlace _adjustment;
    private readonly RunTextColumn _loadId;
    private readonly RunTextColumn _practiceId;
    private readonly IntegerColumn _transactionOrdinal;
    private readonly IntegerColumn _claimOrdinal;
    private readonly IntegerColumn _adjustmentOrdinal;
    private readonly ConstantColumn _level;

    public AdjustmentTable(RecordTexts texts)
    {
        Rows = new RawTable("x12_835_adjustments", texts);
        _adjustment = Rows.Record<Field>();
        _loadId = Rows.RunText("load_id");
        _practiceId = Rows.RunText("practice_id");
        _transactionOrdinal = Rows.Integer("transaction_ordinal");
        _claimOrdinal = Rows.Integer("claim_ordinal");
        _adjustmentOrdinal = Rows.Integer("adjustment_ordinal");
        Rows.Bigint("source_offset", _adjustment[Field.Offset]);
        _level = Rows.Constant("level", "claim", "line");
        Rows.Integer("line_ordinal", _adjustment[Field.LineOrdinal]);
        Rows.Text("group_code", _adjustment[Field.GroupCode]);
        Rows.Text("reason_code", _adjustment[Field.ReasonCode]);
        Rows.Money("amount", _adjustment[Field.Amount]);
        Rows.Quantity("quantity", _adjustment[Field.Quantity]);
    }

    public RawTable Rows { get; }

    public void Append(in RowPlace place, ClaimPayment claim, int ordinal)
    {
        var row = Rows.Length;
        var adjustment = claim.Adjustments.Span[ordinal];
        Rows.Take(_adjustment, adjustment.Fields);
        _loadId.Set(row, place.LoadId);
        _practiceId.Set(row, place.PracticeId);
        _transactionOrdinal.Set(row, place.TransactionOrdinal);
        _claimOrdinal.Set(row, claim.Ordinal);
        _adjustmentOrdinal.Set(row, ordinal);
        _level.Set(row, adjustment.LineOrdinal is null ? 0 : 1);
        Rows.EndRow();
    }
}
