using RcmAnalytics.X12;
using Field = RcmAnalytics.X12.PaymentLine.Field;

namespace RcmAnalytics.Ingest;

/// <summary>Service lines as adjudicated. Contract: <c>sql/raw/x12_835_service_lines.yml</c>.</summary>
internal sealed class PaymentLineTable
{
    private readonly RecordPlace _line;
    private readonly RunTextColumn _loadId;
    private readonly RunTextColumn _practiceId;
    private readonly IntegerColumn _transactionOrdinal;
    private readonly IntegerColumn _claimOrdinal;
    private readonly IntegerColumn _lineOrdinal;

    public PaymentLineTable(RecordTexts texts)
    {
        Rows = new RawTable("x12_835_service_lines", texts);
        _line = Rows.Record<Field>();
        _loadId = Rows.RunText("load_id");
        _practiceId = Rows.RunText("practice_id");
        _transactionOrdinal = Rows.Integer("transaction_ordinal");
        _claimOrdinal = Rows.Integer("claim_ordinal");
        _lineOrdinal = Rows.Integer("line_ordinal");
        Rows.Bigint("source_offset", _line[Field.Offset]);
        Rows.Text("procedure_qualifier", _line[Field.ProcedureQualifier]);
        Rows.Text("procedure_code", _line[Field.ProcedureCode]);
        Rows.Text("modifier_1", _line[Field.Modifier1]);
        Rows.Text("modifier_2", _line[Field.Modifier2]);
        Rows.Text("modifier_3", _line[Field.Modifier3]);
        Rows.Text("modifier_4", _line[Field.Modifier4]);
        Rows.Text("submitted_procedure_qualifier", _line[Field.SubmittedQualifier]);
        Rows.Text("submitted_procedure_code", _line[Field.SubmittedCode]);
        Rows.Text("submitted_modifier_1", _line[Field.SubmittedModifier1]);
        Rows.Text("submitted_modifier_2", _line[Field.SubmittedModifier2]);
        Rows.Text("submitted_modifier_3", _line[Field.SubmittedModifier3]);
        Rows.Text("submitted_modifier_4", _line[Field.SubmittedModifier4]);
        Rows.Text("revenue_code", _line[Field.RevenueCode]);
        Rows.Money("charge_amount", _line[Field.ChargeAmount]);
        Rows.Money("paid_amount", _line[Field.PaidAmount]);
        Rows.Quantity("paid_quantity", _line[Field.PaidQuantity]);
        Rows.Quantity("billed_quantity", _line[Field.BilledQuantity]);
        Rows.Date("service_from_date", _line[Field.ServiceFrom]);
        Rows.Date("service_to_date", _line[Field.ServiceTo]);
        Rows.Text("line_control_number", _line[Field.ControlNumber]);
        Rows.Text("rendering_provider_npi", _line[Field.RenderingNpi]);
        Rows.Money("allowed_amount", _line[Field.AllowedAmount]);
        Rows.Money("adjustment_amount", _line[Field.AdjustmentAmount]);
    }

    public RawTable Rows { get; }

    public void Append(in RowPlace place, ClaimPayment claim, int ordinal)
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
