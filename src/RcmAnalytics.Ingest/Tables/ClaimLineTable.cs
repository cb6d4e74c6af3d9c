using RcmAnalytics.X12;
using Field = RcmAnalytics.X12.ClaimLine.Field;

namespace RcmAnalytics.Ingest;

/// <summary>Service lines of claims sent. Contract: <c>sql/raw/x12_837_service_lines.yml</c>.</summary>
internal sealed class ClaimLineTable
{
    public ClaimLineTable(RecordRows rows)
    {
        Rows = new RawTable("x12_837_service_lines", rows);
        Rows.Origin();
        Rows.Integer("transaction_ordinal", (int)Field.TransactionOrdinal);
        Rows.Integer("claim_ordinal", (int)Field.ClaimOrdinal);
        Rows.Integer("line_ordinal", (int)Field.Ordinal);
        Rows.Bigint("source_offset", (int)Field.Offset);
        Rows.Text("line_number", (int)Field.LineNumber);
        Rows.Text("line_control_number", (int)Field.ControlNumber);
        Rows.Text("procedure_qualifier", (int)Field.ProcedureQualifier);
        Rows.Text("procedure_code", (int)Field.ProcedureCode);
        Rows.Text("modifier_1", (int)Field.Modifier1);
        Rows.Text("modifier_2", (int)Field.Modifier2);
        Rows.Text("modifier_3", (int)Field.Modifier3);
        Rows.Text("modifier_4", (int)Field.Modifier4);
        Rows.Text("revenue_code", (int)Field.RevenueCode);
        Rows.Money("charge_amount", (int)Field.ChargeAmount);
        Rows.Text("unit_code", (int)Field.UnitCode);
        Rows.Quantity("unit_quantity", (int)Field.UnitQuantity);
        Rows.Text("place_of_service_code", (int)Field.PlaceOfServiceCode);
        Rows.Text("diagnosis_pointers", (int)Field.DiagnosisPointers);
        Rows.Date("service_from_date", (int)Field.ServiceFrom);
        Rows.Date("service_to_date", (int)Field.ServiceTo);
        Rows.Text("rendering_provider_npi", (int)Field.RenderingNpi);
        Rows.Text("prior_authorization_number", (int)Field.PriorAuthorizationNumber);
        Rows.Text("ndc_code", (int)Field.NdcCode);
        Rows.Quantity("ndc_quantity", (int)Field.NdcQuantity);
        Rows.Text("ndc_unit_code", (int)Field.NdcUnitCode);
    }

    public RawTable Rows { get; }
}
