using RcmAnalytics.X12;
using Field = RcmAnalytics.X12.OtherPayer.Field;

namespace RcmAnalytics.Ingest;

/// <summary>Other payers of claims sent. Contract: <c>sql/raw/x12_837_other_payers.yml</c>.</summary>
internal sealed class OtherPayerTable
{
    public OtherPayerTable(RecordRows rows)
    {
        Rows = new RawTable("x12_837_other_payers", rows);
        Rows.Origin();
        Rows.Integer("claim_ordinal", (int)Field.ClaimOrdinal);
        Rows.Integer("other_payer_ordinal", (int)Field.Ordinal);
        Rows.Bigint("source_offset", (int)Field.Offset);
        Rows.Text("payer_sequence", (int)Field.PayerSequence);
        Rows.Text("filing_indicator_code", (int)Field.FilingIndicatorCode);
        Rows.Text("payer_name", (int)Field.PayerName);
        Rows.Text("payer_identifier", (int)Field.PayerIdentifier);
        Rows.Money("paid_amount", (int)Field.PaidAmount);
        Rows.Money("remaining_amount", (int)Field.RemainingAmount);
        Rows.Money("non_covered_amount", (int)Field.NonCoveredAmount);
        Rows.Date("payment_date", (int)Field.PaymentDate);
        Rows.Text("payer_claim_control_number", (int)Field.ClaimControlNumber);
    }

    public RawTable Rows { get; }
}
