using RcmAnalytics.X12;

namespace RcmAnalytics.Ingest;

/// <summary>What other payers paid on lines of claims sent. Contract: <c>sql/raw/x12_837_line_adjudications.yml</c>.</summary>
internal sealed class LineAdjudicationTable
{
    private readonly RecordPlace _adjudication;
    private readonly RunTextColumn _loadId;
    private readonly RunTextColumn _practiceId;
    private readonly IntegerColumn _claimOrdinal;

    public LineAdjudicationTable(RecordTexts texts)
    {
        Rows = new RawTable("x12_837_line_adjudications", texts);
        _adjudication = Rows.Record<LineAdjudication.Field>();
        _loadId = Rows.RunText("load_id");
        _practiceId = Rows.RunText("practice_id");
        _claimOrdinal = Rows.Integer("claim_ordinal");
        Rows.Integer("line_ordinal", _adjudication[LineAdjudication.Field.LineOrdinal]);
        Rows.Integer("adjudication_ordinal", _adjudication[LineAdjudication.Field.Ordinal]);
        Rows.Bigint("source_offset", _adjudication[LineAdjudication.Field.Offset]);
        Rows.Text("payer_identifier", _adjudication[LineAdjudication.Field.PayerIdentifier]);
        Rows.Money("paid_amount", _adjudication[LineAdjudication.Field.PaidAmount]);
        Rows.Text("procedure_code", _adjudication[LineAdjudication.Field.ProcedureCode]);
        Rows.Quantity("paid_quantity", _adjudication[LineAdjudication.Field.PaidQuantity]);
        Rows.Date("adjudicated_date", _adjudication[LineAdjudication.Field.AdjudicatedDate]);
    }

    public RawTable Rows { get; }

    public void Append(in RowPlace place, Claim claim, LineAdjudication adjudication)
    {
        var row = Rows.Length;
        Rows.Take(_adjudication, adjudication.Fields);
        _loadId.Set(row, place.LoadId);
        _practiceId.Set(row, place.PracticeId);
        _claimOrdinal.Set(row, claim.Ordinal);
        Rows.EndRow();
    }
}
