using RcmAnalytics.X12;

namespace RcmAnalytics.Ingest;

/// <summary>What other payers paid on lines of claims sent. Contract: <c>sql/raw/x12_837_line_adjudications.yml</c>.</summary>
internal sealed class LineAdjudicationTable
{
    private readonly RunTextColumn _loadId;
    private readonly RunTextColumn _practiceId;
    private readonly IntegerColumn _claimOrdinal;
    private readonly IntegerColumn _lineOrdinal;
    private readonly IntegerColumn _adjudicationOrdinal;
    private readonly BigintColumn _sourceOffset;
    private readonly TextColumn _payerIdentifier;
    private readonly DecimalColumn _paidAmount;
    private readonly TextColumn _procedureCode;
    private readonly DecimalColumn _paidQuantity;
    private readonly DateColumn _adjudicatedDate;

    public LineAdjudicationTable()
    {
        _loadId = Rows.RunText("load_id");
        _practiceId = Rows.RunText("practice_id");
        _claimOrdinal = Rows.Integer("claim_ordinal");
        _lineOrdinal = Rows.Integer("line_ordinal");
        _adjudicationOrdinal = Rows.Integer("adjudication_ordinal");
        _sourceOffset = Rows.Bigint("source_offset");
        _payerIdentifier = Rows.Text("payer_identifier");
        _paidAmount = Rows.Money("paid_amount");
        _procedureCode = Rows.Text("procedure_code");
        _paidQuantity = Rows.Quantity("paid_quantity");
        _adjudicatedDate = Rows.Date("adjudicated_date");
    }

    public RawTable Rows { get; } = new("x12_837_line_adjudications");

    public void Append(in RowPlace place, Claim claim, LineAdjudication adjudication)
    {
        var row = Rows.Length;
        _loadId.Set(row, place.LoadId);
        _practiceId.Set(row, place.PracticeId);
        _claimOrdinal.Set(row, claim.Ordinal);
        _lineOrdinal.Set(row, adjudication.LineOrdinal);
        _adjudicationOrdinal.Set(row, adjudication.Ordinal);
        _sourceOffset.Set(row, adjudication.Offset);
        _payerIdentifier.Set(row, adjudication.PayerIdentifier);
        _paidAmount.Set(row, adjudication.PaidAmount);
        _procedureCode.Set(row, adjudication.ProcedureCode);
        _paidQuantity.Set(row, adjudication.PaidQuantity);
        _adjudicatedDate.Set(row, adjudication.AdjudicatedDate);
        Rows.EndRow();
    }
}
