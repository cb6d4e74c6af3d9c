using RcmAnalytics.X12;

namespace RcmAnalytics.Ingest;

/// <summary>Remark codes of claims as adjudicated. Contract: <c>sql/raw/x12_835_remarks.yml</c>.</summary>
internal sealed class RemarkTable
{
    private readonly RecordPlace _remark;
    private readonly RunTextColumn _loadId;
    private readonly RunTextColumn _practiceId;
    private readonly IntegerColumn _claimOrdinal;
    private readonly IntegerColumn _remarkOrdinal;
    private readonly TextColumn _level;
    private readonly TextColumn _sourceSegment;

    public RemarkTable(RecordTexts texts)
    {
        Rows = new RawTable("x12_835_remarks", texts);
        _remark = Rows.Record<Remark.Field>();
        _loadId = Rows.RunText("load_id");
        _practiceId = Rows.RunText("practice_id");
        _claimOrdinal = Rows.Integer("claim_ordinal");
        _remarkOrdinal = Rows.Integer("remark_ordinal");
        Rows.Bigint("source_offset", _remark[Remark.Field.Offset]);
        _level = Rows.Text("level");
        Rows.Integer("line_ordinal", _remark[Remark.Field.LineOrdinal]);
        _sourceSegment = Rows.Text("source_segment");
        Rows.Text("qualifier", _remark[Remark.Field.Qualifier]);
        Rows.Text("remark_code", _remark[Remark.Field.Code]);
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
        _level.Set(row, remark.LineOrdinal is null ? "claim"u8 : "line"u8);
        _sourceSegment.Set(row, SegmentName(remark.Source));
        Rows.EndRow();
    }

    private static ReadOnlySpan<byte> SegmentName(RemarkSource source) => source switch
    {
        RemarkSource.Mia => "MIA"u8,
        RemarkSource.Moa => "MOA"u8,
        _ => "LQ"u8,
    };
}
