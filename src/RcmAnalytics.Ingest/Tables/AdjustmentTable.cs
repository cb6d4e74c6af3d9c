using RcmAnalytics.X12;
using Field = RcmAnalytics.X12.Adjustment.Field;

namespace RcmAnalytics.Ingest;

/// <summary>CAS triples of claims as adjudicated. Contract: <c>sql/raw/x12_835_adjustments.yml</c>.</summary>
internal sealed class AdjustmentTable
{
    public AdjustmentTable(RecordRows rows)
    {
        Rows = new RawTable("x12_835_adjustments", rows);
        Rows.Origin();
        Rows.Integer("transaction_ordinal", (int)Field.TransactionOrdinal);
        Rows.Integer("claim_ordinal", (int)Field.ClaimOrdinal);
        Rows.Integer("adjustment_ordinal", (int)Field.Ordinal);
        Rows.Bigint("source_offset", (int)Field.Offset);
        Rows.Constant("level", (int)Field.Level, "claim", "line");
        Rows.Integer("line_ordinal", (int)Field.LineOrdinal);
        Rows.Text("group_code", (int)Field.GroupCode);
        Rows.Text("reason_code", (int)Field.ReasonCode);
        Rows.Money("amount", (int)Field.Amount);
        Rows.Quantity("quantity", (int)Field.Quantity);
    }

    public RawTable Rows { get; }
}
