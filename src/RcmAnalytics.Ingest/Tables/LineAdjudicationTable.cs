using RcmAnalytics.X12;
using Field = RcmAnalytics.X12.LineAdjudication.Field;

namespace RcmAnalytics.Ingest;

/// <summary>What other payers paid on lines of claims sent. Contract: <c>sql/raw/x12_837_line_adjudications.yml</c>.</summary>
internal sealed class LineAdjudicationTable
{
    public LineAdjudicationTable(RecordRows rows)
    {
        Rows = new RawTable("x12_837_line_adjudications", rows);
        Rows.Origin();
        Rows.Integer("claim_ordinal", (int)Field.ClaimOrdinal);
        Rows.Integer("line_ordinal", (int)Field.LineOrdinal);
        Rows.Integer("adjudication_ordinal", (int)Field.Ordinal);
        Rows.Bigint("source_offset", (int)Field.Offset);
        Rows.Text("payer_identifier", (int)Field.PayerIdentifier);
        Rows.Money("paid_amount", (int)Field.PaidAmount);
        Rows.Text("procedure_code", (int)Field.ProcedureCode);
        Rows.Quantity("paid_quantity", (int)Field.PaidQuantity);
        Rows.Date("adjudicated_date", (int)Field.AdjudicatedDate);
    }

    public RawTable Rows { get; }
}
