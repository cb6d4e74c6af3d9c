using RcmAnalytics.X12;

namespace RcmAnalytics.Ingest;

/// <summary>Transaction sets of any kind. Contract: <c>sql/raw/x12_transactions.yml</c>.</summary>
internal sealed class TransactionTable
{
    private readonly RunTextColumn _loadId;
    private readonly RunTextColumn _practiceId;
    private readonly IntegerColumn _transactionOrdinal;
    private readonly BigintColumn _sourceOffset;
    private readonly TextColumn _kind;
    private readonly TextColumn _version;
    private readonly TextColumn _interchangeControlNumber;
    private readonly TextColumn _senderId;
    private readonly TextColumn _receiverId;
    private readonly DateColumn _interchangeDate;
    private readonly TextColumn _usageIndicator;
    private readonly BooleanColumn _isTest;
    private readonly TextColumn _groupControlNumber;
    private readonly DateColumn _groupDate;
    private readonly TextColumn _transactionControlNumber;
    private readonly TextColumn _purposeCode;
    private readonly TextColumn _referenceId;
    private readonly DateColumn _createdDate;
    private readonly IntegerColumn _segmentCount;
    private readonly IntegerColumn _claimCount;

    public TransactionTable()
    {
        _loadId = Rows.RunText("load_id");
        _practiceId = Rows.RunText("practice_id");
        _transactionOrdinal = Rows.Integer("transaction_ordinal");
        _sourceOffset = Rows.Bigint("source_offset");
        _kind = Rows.Text("kind");
        _version = Rows.Text("version");
        _interchangeControlNumber = Rows.Text("interchange_control_number");
        _senderId = Rows.Text("sender_id");
        _receiverId = Rows.Text("receiver_id");
        _interchangeDate = Rows.Date("interchange_date");
        _usageIndicator = Rows.Text("usage_indicator");
        _isTest = Rows.Boolean("is_test");
        _groupControlNumber = Rows.Text("group_control_number");
        _groupDate = Rows.Date("group_date");
        _transactionControlNumber = Rows.Text("transaction_control_number");
        _purposeCode = Rows.Text("purpose_code");
        _referenceId = Rows.Text("reference_id");
        _createdDate = Rows.Date("created_date");
        _segmentCount = Rows.Integer("segment_count");
        _claimCount = Rows.Integer("claim_count");
    }

    public RawTable Rows { get; } = new("x12_transactions");

    public void Append(in RowPlace place, TransactionSet set)
    {
        var row = Rows.Length;
        _loadId.Set(row, place.LoadId);
        _practiceId.Set(row, place.PracticeId);
        _transactionOrdinal.Set(row, place.TransactionOrdinal);
        _sourceOffset.Set(row, set.Offset);
        _kind.Set(row, set.Kind);
        _version.Set(row, set.Version);
        _interchangeControlNumber.Set(row, set.Interchange.ControlNumber);
        _senderId.Set(row, set.Interchange.SenderId);
        _receiverId.Set(row, set.Interchange.ReceiverId);
        _interchangeDate.Set(row, set.Interchange.Date);
        _usageIndicator.Set(row, set.Interchange.UsageIndicator);
        _isTest.Set(row, set.Interchange.UsageIndicator == "T");
        _groupControlNumber.Set(row, set.GroupControlNumber);
        _groupDate.Set(row, set.GroupDate);
        _transactionControlNumber.Set(row, set.ControlNumber);
        _purposeCode.Set(row, set.PurposeCode);
        _referenceId.Set(row, set.ReferenceId);
        _createdDate.Set(row, set.CreatedDate);
        _segmentCount.Set(row, set.SegmentCount);
        _claimCount.Set(row, set.ClaimCount);
        Rows.EndRow();
    }
}
