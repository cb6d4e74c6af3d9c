using RcmAnalytics.X12;
using Field = RcmAnalytics.X12.ClaimLine.Field;

namespace RcmAnalytics.Ingest;

/// <summary>Service lines of claims sent. Contract: <c>sql/raw/x12_837_service_lines.yml</c>.</summary>
internal sealed class ClaimLineTable
{
    private readonly RecordPlace _line;
    private readonly RunTextColumn _loadId;
    private readonly RunTextColumn _practiceId;
    private readonly IntegerColumn _transactionOrdinal;
    private readonly IntegerColumn _claimOrdinal;
    private readonly IntegerColumn _lineOrdinal;

    public ClaimLineTable(RecordTexts texts)
    {
        Rows = new RawTable("x12_837_service_lines", texts);
        _line = Rows.Record<Field>();
        _loadId = Rows.RunText("load_id");
        _practiceId = Rows.RunText("practice_id");
        _transactionOrdinal = Rows.Integer("transaction_ordinal");
        _claimOrdinal = Rows.Integer("claim_ordinal");
        _lineOrdinal = Rows.Integer("line_ordinal");
        Rows.Bigint("source_offset", _line[Field.Offset]);
        Rows.Text("line_number", _line[Field.LineNumber]);
        Rows.Text("line_control_number", _line[Field.ControlNumber]);
        Rows.Text("procedure_qualifier", _line[Field.ProcedureQualifier]);
        Rows.Text("procedure_code", _line[Field.ProcedureCode]);
        Rows.Text("modifier_1", _line[Field.Modifier1]);
        Rows.Text("modifier_2", _line[Field.Modifier2]);
        Rows.Text("modifier_3", _line[Field.Modifier3]);
        Rows.Text("modifier_4", _line[Field.Modifier4]);
        Rows.Text("revenue_code", _line[Field.RevenueCode]);
        Rows.Money("charge_amount", _line[Field.ChargeAmount]);
        Rows.Text("unit_code", _line[Field.UnitCode]);
        Rows.Quantity("unit_quantity", _line[Field.UnitQuantity]);
        Rows.Text("place_of_service_code", _line[Field.PlaceOfServiceCode]);
        Rows.Text("diagnosis_pointers", _line[Field.DiagnosisPointers]);
        Rows.Date("service_from_date", _line[Field.ServiceFrom]);
        Rows.Date("service_to_date", _line[Field.ServiceTo]);
        Rows.Text("rendering_provider_npi", _line[Field.RenderingNpi]);
        Rows.Text("prior_authorization_number", _line[Field.PriorAuthorizationNumber]);
        Rows.Text("ndc_code", _line[Field.NdcCode]);
        Rows.Quantity("ndc_quantity", _line[Field.NdcQuantity]);
        Rows.Text("ndc_unit_code", _line[Field.NdcUnitCode]);
    }

    public RawTable Rows { get; }

    public void Append(in RowPlace place, Claim claim, int ordinal)
    {
        var row = Rows.Length;
        var line = claim.Lines.Span[ordinal];
        Rows.Take(_line, line.Fields);
        _loadId.Set(row, place.LoadId);
        _practiceId.Set(row, place.PracticeId);
        _transactionOrdinal.Set(row, place.TransactionOrdinal);
        _claimOrdinal.Set(row, claim.Ordinal);
        _lineOrdinal.Set(row, ordinal);
        Rows.EndRow();
    }
}
