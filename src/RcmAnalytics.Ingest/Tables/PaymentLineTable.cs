using RcmAnalytics.X12;
using Field = RcmAnalytics.X12.PaymentLine.Field;

namespace RcmAnalytics.Ingest;

/// <summary>Service lines as adjudicated. Contract: <c>sql/raw/x12_835_service_lines.yml</c>.</summary>
internal sealed class PaymentLineTable
{
    public PaymentLineTable(RecordRows rows)
    {
        Rows = new RawTable("x12_835_service_lines", rows);
        Rows.Origin();
        Rows.Integer("transaction_ordinal", (int)Field.TransactionOrdinal);
        Rows.Integer("claim_ordinal", (int)Field.ClaimOrdinal);
        Rows.Integer("line_ordinal", (int)Field.Ordinal);
        Rows.Bigint("source_offset", (int)Field.Offset);
        Rows.Text("procedure_qualifier", (int)Field.ProcedureQualifier);
        Rows.Text("procedure_code", (int)Field.ProcedureCode);
        Rows.Text("modifier_1", (int)Field.Modifier1);
        Rows.Text("modifier_2", (int)Field.Modifier2);
        Rows.Text("modifier_3", (int)Field.Modifier3);
        Rows.Text("modifier_4", (int)Field.Modifier4);
        Rows.Text("submitted_procedure_qualifier", (int)Field.SubmittedQualifier);
        Rows.Text("submitted_procedure_code", (int)Field.SubmittedCode);
        Rows.Text("submitted_modifier_1", (int)Field.SubmittedModifier1);
        Rows.Text("submitted_modifier_2", (int)Field.SubmittedModifier2);
        Rows.Text("submitted_modifier_3", (int)Field.SubmittedModifier3);
        Rows.Text("submitted_modifier_4", (int)Field.SubmittedModifier4);
        Rows.Text("revenue_code", (int)Field.RevenueCode);
        Rows.Money("charge_amount", (int)Field.ChargeAmount);
        Rows.Money("paid_amount", (int)Field.PaidAmount);
        Rows.Quantity("paid_quantity", (int)Field.PaidQuantity);
        Rows.Quantity("billed_quantity", (int)Field.BilledQuantity);
        Rows.Date("service_from_date", (int)Field.ServiceFrom);
        Rows.Date("service_to_date", (int)Field.ServiceTo);
        Rows.Text("line_control_number", (int)Field.ControlNumber);
        Rows.Text("rendering_provider_npi", (int)Field.RenderingNpi);
        Rows.Money("allowed_amount", (int)Field.AllowedAmount);
        Rows.Money("adjustment_amount", (int)Field.AdjustmentAmount);
    }

    public RawTable Rows { get; }
}
