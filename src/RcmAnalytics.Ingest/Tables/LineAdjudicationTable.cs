using RcmAnalytics.X12;

namespace RcmAnalytics.Ingest;

/// <summary>What other payers paid on lines of claims sent. Contract: <c>sql/raw/x12_837_line_adjudications.yml</c>.</summary>
internal sealed class LineAdjudicationTable
{
    private readonly TextColumn _loadId;
    private readonly TextColumn _practiceId;
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
        _loadId = Rows.Text("load_id");
        _practiceId = Rows.Text("practice_id");
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
        _loadId.Append(place.LoadId);
        _practiceId.Append(place.PracticeId);
        _claimOrdinal.Append(claim.Ordinal);
        _lineOrdinal.Append(adjudication.LineOrdinal);
        _adjudicationOrdinal.Append(adjudication.Ordinal);
        _sourceOffset.Append(adjudication.Offset);
        _payerIdentifier.Append(adjudication.PayerIdentifier.Span);
        _paidAmount.Append(adjudication.PaidAmount?.Hundredths);
        _procedureCode.Append(adjudication.ProcedureCode.Span);
        _paidQuantity.Append(adjudication.PaidQuantity?.TenThousandths);
        _adjudicatedDate.Append(adjudication.AdjudicatedDate);
        Rows.EndRow();
    }
}
