using RcmAnalytics.X12;

namespace RcmAnalytics.Ingest;

/// <summary>Remark codes of claims as adjudicated. Contract: <c>sql/raw/x12_835_remarks.yml</c>.</summary>
internal sealed class RemarkTable
{
    private readonly RunTextColumn _loadId;
    private readonly RunTextColumn _practiceId;
    private readonly IntegerColumn _claimOrdinal;
    private readonly IntegerColumn _remarkOrdinal;
    private readonly BigintColumn _sourceOffset;
    private readonly TextColumn _level;
    private readonly IntegerColumn _lineOrdinal;
    private readonly TextColumn _sourceSegment;
    private readonly TextColumn _qualifier;
    private readonly TextColumn _remarkCode;

    public RemarkTable()
    {
        _loadId = Rows.RunText("load_id");
        _practiceId = Rows.RunText("practice_id");
        _claimOrdinal = Rows.Integer("claim_ordinal");
        _remarkOrdinal = Rows.Integer("remark_ordinal");
        _sourceOffset = Rows.Bigint("source_offset");
        _level = Rows.Text("level");
        _lineOrdinal = Rows.Integer("line_ordinal");
        _sourceSegment = Rows.Text("source_segment");
        _qualifier = Rows.Text("qualifier");
        _remarkCode = Rows.Text("remark_code");
    }

    public RawTable Rows { get; } = new("x12_835_remarks");

    public void Append(in RowPlace place, ClaimPayment claim, int ordinal)
    {
        var row = Rows.Length;
        var remark = claim.Remarks.Span[ordinal];
        _loadId.Set(row, place.LoadId);
        _practiceId.Set(row, place.PracticeId);
        _claimOrdinal.Set(row, claim.Ordinal);
        _remarkOrdinal.Set(row, ordinal);
        _sourceOffset.Set(row, remark.Offset);
        _level.Set(row, remark.LineOrdinal is null ? "claim"u8 : "line"u8);
        _lineOrdinal.Set(row, remark.LineOrdinal);
        _sourceSegment.Set(row, SegmentName(remark.Source));
        _qualifier.Set(row, remark.Qualifier);
        _remarkCode.Set(row, remark.Code);
        Rows.EndRow();
    }

    private static ReadOnlySpan<byte> SegmentName(RemarkSource source) => source switch
    {
        RemarkSource.Mia => "MIA"u8,
        RemarkSource.Moa => "MOA"u8,
        _ => "LQ"u8,
    };
}
