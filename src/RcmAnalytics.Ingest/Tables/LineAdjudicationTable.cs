using RcmAnalytics.X12;
using Field = RcmAnalytics.X12.LineAdjudication.Field;

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
        _adjudication = Rows.Record<Field>();
        _loadId = Rows.RunText("load_id");
        _practiceId = Rows.RunText("practice_id");
        _claimOrdinal = Rows.Integer("claim_ordinal");
        Rows.Integer("line_ordinal", _adjudication[Field.LineOrdinal]);
        Rows.Integer("adjudication_ordinal", _adjudication[Field.Ordinal]);
        Rows.Bigint("source_offset", _adjudication[Field.Offset]);
        Rows.Text("payer_identifier", _adjudication[Field.PayerIdentifier]);
        Rows.Money("paid_amount", _adjudication[Field.PaidAmount]);
        Rows.Text("procedure_code", _adjudication[Field.ProcedureCode]);
        Rows.Quantity("paid_quantity", _adjudication[Field.PaidQuantity]);
        Rows.Date("adjudicated_date", _adjudication[Field.AdjudicatedDate]);
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
