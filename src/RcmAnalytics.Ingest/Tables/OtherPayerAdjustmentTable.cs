using RcmAnalytics.X12;

namespace RcmAnalytics.Ingest;

/// <summary>CAS triples of other payers of claims sent. Contract: <c>sql/raw/x12_837_adjustments.yml</c>.</summary>
internal sealed class OtherPayerAdjustmentTable
{
    private readonly TextColumn _loadId;
    private readonly TextColumn _practiceId;
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
        _loadId = Rows.Text("load_id");
        _practiceId = Rows.Text("practice_id");
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
        var adjustment = claim.Adjustments.Span[ordinal];
        _loadId.Append(place.LoadId);
        _practiceId.Append(place.PracticeId);
        _claimOrdinal.Append(claim.Ordinal);
        _adjustmentOrdinal.Append(ordinal);
        _sourceOffset.Append(adjustment.Offset);
        _level.Append(adjustment.LineOrdinal is null ? "claim"u8 : "line"u8);
        _otherPayerOrdinal.Append(adjustment.OtherPayerOrdinal);
        _lineOrdinal.Append(adjustment.LineOrdinal);
        _adjudicationOrdinal.Append(adjustment.AdjudicationOrdinal);
        _groupCode.Append(adjustment.GroupCode.Span);
        _reasonCode.Append(adjustment.ReasonCode.Span);
        _amount.Append(adjustment.Amount?.Hundredths);
        _quantity.Append(adjustment.Quantity?.TenThousandths);
        Rows.EndRow();
    }
}
