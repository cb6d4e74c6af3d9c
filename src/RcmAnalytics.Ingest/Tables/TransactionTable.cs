using RcmAnalytics.X12;

namespace RcmAnalytics.Ingest;

/// <summary>Transaction sets of any kind. Contract: <c>sql/raw/x12_transactions.yml</c>.</summary>
internal sealed class TransactionTable
{
    private readonly TextColumn _loadId;
    private readonly TextColumn _practiceId;
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
        _loadId = Rows.Text("load_id");
        _practiceId = Rows.Text("practice_id");
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
        _loadId.Append(place.LoadId);
        _practiceId.Append(place.PracticeId);
        _transactionOrdinal.Append(place.TransactionOrdinal);
        _sourceOffset.Append(set.Offset);
        _kind.Append(set.Kind);
        _version.Append(set.Version);
        _interchangeControlNumber.Append(set.Interchange.ControlNumber);
        _senderId.Append(set.Interchange.SenderId);
        _receiverId.Append(set.Interchange.ReceiverId);
        _interchangeDate.Append(set.Interchange.Date);
        _usageIndicator.Append(set.Interchange.UsageIndicator);
        _isTest.Append(set.Interchange.UsageIndicator == "T");
        _groupControlNumber.Append(set.GroupControlNumber);
        _groupDate.Append(set.GroupDate);
        _transactionControlNumber.Append(set.ControlNumber);
        _purposeCode.Append(set.PurposeCode);
        _referenceId.Append(set.ReferenceId);
        _createdDate.Append(set.CreatedDate);
        _segmentCount.Append(set.SegmentCount);
        _claimCount.Append(set.ClaimCount);
        Rows.EndRow();
    }
}
