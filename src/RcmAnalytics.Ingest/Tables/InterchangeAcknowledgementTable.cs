using RcmAnalytics.X12;

namespace RcmAnalytics.Ingest;

/// <summary>TA1 segments. Contract: <c>sql/raw/x12_ta1s.yml</c>.</summary>
internal sealed class InterchangeAcknowledgementTable
{
    private readonly RunTextColumn _loadId;
    private readonly RunTextColumn _practiceId;
    private readonly IntegerColumn _transactionOrdinal;
    private readonly BigintColumn _sourceOffset;
    private readonly TextColumn _acknowledgedControlNumber;
    private readonly DateColumn _acknowledgedDate;
    private readonly TextColumn _resultCode;
    private readonly TextColumn _noteCode;

    public InterchangeAcknowledgementTable()
    {
        _loadId = Rows.RunText("load_id");
        _practiceId = Rows.RunText("practice_id");
        _transactionOrdinal = Rows.Integer("transaction_ordinal");
        _sourceOffset = Rows.Bigint("source_offset");
        _acknowledgedControlNumber = Rows.Text("acknowledged_control_number");
        _acknowledgedDate = Rows.Date("acknowledged_date");
        _resultCode = Rows.Text("result_code");
        _noteCode = Rows.Text("note_code");
    }

    public RawTable Rows { get; } = new("x12_ta1s");

    public void Append(in RowPlace place, InterchangeAcknowledgement acknowledgement, long offset)
    {
        var row = Rows.Length;
        _loadId.Set(row, place.LoadId);
        _practiceId.Set(row, place.PracticeId);
        _transactionOrdinal.Set(row, place.TransactionOrdinal);
        _sourceOffset.Set(row, offset);
        _acknowledgedControlNumber.Set(row, acknowledgement.ControlNumber);
        _acknowledgedDate.Set(row, acknowledgement.Date);
        _resultCode.Set(row, acknowledgement.ResultCode);
        _noteCode.Set(row, acknowledgement.NoteCode);
        Rows.EndRow();
    }
}
