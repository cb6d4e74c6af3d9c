using RcmAnalytics.X12;
using Field = RcmAnalytics.X12.Remark.Field;

namespace RcmAnalytics.Ingest;

/// <summary>Remark codes of claims as adjudicated. Contract: <c>sql/raw/x12_835_remarks.yml</c>.</summary>
internal sealed class RemarkTable
{
    private readonly RecordPlace _remark;
    private readonly RunTextColumn _loadId;
    private readonly RunTextColumn _practiceId;
    private readonly IntegerColumn _claimOrdinal;
    private readonly IntegerColumn _remarkOrdinal;
    private readonly ConstantColumn _level;
    private readonly ConstantColumn _sourceSegment;

    public RemarkTable(RecordTexts texts)
    {
        Rows = new RawTable("x12_835_remarks", texts);
        _remark = Rows.Record<Field>();
        _loadId = Rows.RunText("load_id");
        _practiceId = Rows.RunText("practice_id");
        _claimOrdinal = Rows.Integer("claim_ordinal");
        _remarkOrdinal = Rows.Integer("remark_ordinal");
        Rows.Bigint("source_offset", _remark[Field.Offset]);
        _level = Rows.Constant("level", "claim", "line");
        Rows.Integer("line_ordinal", _remark[Field.LineOrdinal]);
        _sourceSegment = Rows.Constant("source_segment", "MIA", "MOA", "LQ");
        Rows.Text("qualifier", _remark[Field.Qualifier]);
        Rows.Text("remark_code", _remark[Field.Code]);
    }

    public RawTable Rows { get; }

    public void Append(in RowPlace place, ClaimPayment claim, int ordinal)
    {
        var row = Rows.Length;
        var remark = claim.Remarks.Span[ordinal];
        Rows.Take(_remark, remark.Fields);
        _loadId.Set(row, place.LoadId);
        _practiceId.Set(row, place.PracticeId);
        _claimOrdinal.Set(row, claim.Ordinal);
        _remarkOrdinal.Set(row, ordinal);
        _level.Set(row, remark.LineOrdinal is null ? 0 : 1);
        _sourceSegment.Set(row, (int)remark.Source);
        Rows.EndRow();
    }
}
