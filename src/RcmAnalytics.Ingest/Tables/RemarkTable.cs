using RcmAnalytics.X12;

namespace RcmAnalytics.Ingest;

/// <summary>Remark codes of claims as adjudicated. Contract: <c>sql/raw/x12_835_remarks.yml</c>.</summary>
internal sealed class RemarkTable
{
    private readonly TextColumn _loadId;
    private readonly TextColumn _practiceId;
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
        _loadId = Rows.Text("load_id");
        _practiceId = Rows.Text("practice_id");
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
        var remark = claim.Remarks.Span[ordinal];
        _loadId.Append(place.LoadId);
        _practiceId.Append(place.PracticeId);
        _claimOrdinal.Append(claim.Ordinal);
        _remarkOrdinal.Append(ordinal);
        _sourceOffset.Append(remark.Offset);
        _level.Append(remark.LineOrdinal is null ? "claim"u8 : "line"u8);
        _lineOrdinal.Append(remark.LineOrdinal);
        _sourceSegment.Append(SegmentName(remark.Source));
        _qualifier.Append(remark.Qualifier.Span);
        _remarkCode.Append(remark.Code.Span);
        Rows.EndRow();
    }

    private static ReadOnlySpan<byte> SegmentName(RemarkSource source) => source switch
    {
        RemarkSource.Mia => "MIA"u8,
        RemarkSource.Moa => "MOA"u8,
        _ => "LQ"u8,
    };
}
