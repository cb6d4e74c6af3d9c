using RcmAnalytics.X12;

namespace RcmAnalytics.Ingest;

/// <summary>CAS triples of other payers of claims sent. Contract: <c>sql/raw/x12_837_adjustments.yml</c>.</summary>
internal sealed class OtherPayerAdjustmentTable
{
    private readonly RunTextColumn _loadId;
    private readonly RunTextColumn _practiceId;
    private readonly IntegerColumn _claimOrdinal;
    private readonly IntegerColumn _adjustmentOrdinal;
    private readonly BigintColumn _sourceOffset;
    private readonly TextColumn _level;
    private readonly IntegerColumn _otherPayerOrdinal;
    private readonly IntegerColumn _lineOrdinal;
    private readonly IntegerColumn _adjudicationOrdinal;
    private readonly TextColumn _groupCode;
    private readonly TextColumn _reasonCode;
    private readonly DecimalColumn _amount;
    private readonly DecimalColumn _quantity;

    public OtherPayerAdjustmentTable()
    {
        _loadId = Rows.RunText("load_id");
        _practiceId = Rows.RunText("practice_id");
        _claimOrdinal = Rows.Integer("claim_ordinal");
        _adjustmentOrdinal = Rows.Integer("adjustment_ordinal");
        _sourceOffset = Rows.Bigint("source_offset");
        _level = Rows.Text("level");
        _otherPayerOrdinal = Rows.Integer("other_payer_ordinal");
        _lineOrdinal = Rows.Integer("line_ordinal");
        _adjudicationOrdinal = Rows.Integer("adjudication_ordinal");
        _groupCode = Rows.Text("group_code");
        _reasonCode = Rows.Text("reason_code");
        _amount = Rows.Money("amount");
        _quantity = Rows.Quantity("quantity");
    }

    public RawTable Rows { get; } = new("x12_837_adjustments");

    public void Append(in RowPlace place, Claim claim, int ordinal)
    {
        var row = Rows.Length;
        var adjustment = claim.Adjustments.Span[ordinal];
        _loadId.Set(row, place.LoadId);
        _practiceId.Set(row, place.PracticeId);
        _claimOrdinal.Set(row, claim.Ordinal);
        _adjustmentOrdinal.Set(row, ordinal);
        _sourceOffset.Set(row, adjustment.Offset);
        _level.Set(row, adjustment.LineOrdinal is null ? "claim"u8 : "line"u8);
        _otherPayerOrdinal.Set(row, adjustment.OtherPayerOrdinal);
        _lineOrdinal.Set(row, adjustment.LineOrdinal);
        _adjudicationOrdinal.Set(row, adjustment.AdjudicationOrdinal);
        _groupCode.Set(row, adjustment.GroupCode);
        _reasonCode.Set(row, adjustment.ReasonCode);
        _amount.Set(row, adjustment.Amount);
        _quantity.Set(row, adjustment.Quantity);
        Rows.EndRow();
    }
}
