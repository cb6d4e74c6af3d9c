using RcmAnalytics.X12;
using Field = RcmAnalytics.X12.Remark.Field;

namespace RcmAnalytics.Ingest;

/// <summary>Remark codes of claims as adjudicated. Contract: <c>sql/raw/x12_835_remarks.yml</c>.</summary>
internal sealed class RemarkTable
{
    public RemarkTable(RecordRows rows)
    {
        Rows = new RawTable("x12_835_remarks", rows);
        Rows.Origin();
        Rows.Integer("claim_ordinal", (int)Field.ClaimOrdinal);
        Rows.Integer("remark_ordinal", (int)Field.Ordinal);
        Rows.Bigint("source_offset", (int)Field.Offset);
        Rows.Constant("level", (int)Field.Level, "claim", "line");
        Rows.Integer("line_ordinal", (int)Field.LineOrdinal);
        Rows.Constant("source_segment", (int)Field.Source, "MIA", "MOA", "LQ");
        Rows.Text("qualifier", (int)Field.Qualifier);
        Rows.Text("remark_code", (int)Field.Code);
    }

    public RawTable Rows { get; }
}
