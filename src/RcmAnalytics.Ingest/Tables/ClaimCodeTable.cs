using RcmAnalytics.X12;
using Field = RcmAnalytics.X12.ClaimCode.Field;

namespace RcmAnalytics.Ingest;

/// <summary>HI composites of claims sent. Contract: <c>sql/raw/x12_837_codes.yml</c>.</summary>
internal sealed class ClaimCodeTable
{
    public ClaimCodeTable(RecordRows rows)
    {
        Rows = new RawTable("x12_837_codes", rows);
        Rows.Origin();
        Rows.Integer("claim_ordinal", (int)Field.ClaimOrdinal);
        Rows.Integer("code_ordinal", (int)Field.Ordinal);
        Rows.Bigint("source_offset", (int)Field.Offset);
        Rows.Text("qualifier", (int)Field.Qualifier);
        Rows.Text("code", (int)Field.Code);
        Rows.Date("code_date", (int)Field.From);
        Rows.Date("code_to_date", (int)Field.To);
        Rows.Money("amount", (int)Field.Amount);
        Rows.Text("present_on_admission_code", (int)Field.PresentOnAdmissionCode);
    }

    public RawTable Rows { get; }
}
