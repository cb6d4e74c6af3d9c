using RcmAnalytics.X12;
using Field = RcmAnalytics.X12.OtherPayerAdjustment.Field;

namespace RcmAnalytics.Ingest;

/// <summary>CAS triples of other payers of claims sent. Contract: <c>sql/raw/x12_837_adjustments.yml</c>.</summary>
internal sealed class OtherPayerAdjustmentTable
{
    public OtherPayerAdjustmentTable(RecordRows rows)
    {
        Rows = new RawTable("x12_837_adjustments", rows);
        Rows.Origin();
        Rows.Integer("claim_ordinal", (int)Field.ClaimOrdinal);
        Rows.Integer("adjustment_ordinal", (int)Field.Ordinal);
        Rows.Bigint("source_offset", (int)Field.Offset);
        Rows.Constant("level", (int)Field.Level, "claim", "line");
        Rows.Integer("other_payer_ordinal", (int)Field.OtherPayerOrdinal);
        Rows.Integer("line_ordinal", (int)Field.LineOrdinal);
        Rows.Integer("adjudication_ordinal", (int)Field.AdjudicationOrdinal);
        Rows.Text("group_code", (int)Field.GroupCode);
        Rows.Text("reason_code", (int)Field.ReasonCode);
        Rows.Money("amount", (int)Field.Amount);
        Rows.Quantity("quantity", (int)Field.Quantity);
    }

    public RawTable Rows { get; }
}
