using RcmAnalytics.X12;

namespace RcmAnalytics.Ingest;

/// <summary>Sets and groups that 999s and 997s judge. Contract: <c>sql/raw/x12_999_acknowledgements.yml</c>.</summary>
internal sealed class SetAcknowledgementTable
{
    private readonly RunTextColumn _loadId;
    private readonly RunTextColumn _practiceId;
    private readonly IntegerColumn _transactionOrdinal;
    private readonly IntegerColumn _acknowledgementOrdinal;
    private readonly BigintColumn _sourceOffset;
    private readonly TextColumn _level;
    private readonly TextColumn _functionalCode;
    private readonly TextColumn _groupControlNumber;
    private readonly TextColumn _groupVersion;
    private readonly TextColumn _setCode;
    private readonly TextColumn _setControlNumber;
    private readonly TextColumn _resultCode;
    private readonly TextColumn _errorCodes;
    private readonly IntegerColumn _includedCount;
    private readonly IntegerColumn _receivedCount;
    private readonly IntegerColumn _acceptedCount;
    private readonly IntegerColumn _syntaxErrorCount;

    public SetAcknowledgementTable()
    {
        _loadId = Rows.RunText("load_id");
        _practiceId = Rows.RunText("practice_id");
        _transactionOrdinal = Rows.Integer("transaction_ordinal");
        _acknowledgementOrdinal = Rows.Integer("acknowledgement_ordinal");
        _sourceOffset = Rows.Bigint("source_offset");
        _level = Rows.Text("level");
        _functionalCode = Rows.Text("functional_code");
        _groupControlNumber = Rows.Text("group_control_number");
        _groupVersion = Rows.Text("group_version");
        _setCode = Rows.Text("set_code");
        _setControlNumber = Rows.Text("set_control_number");
        _resultCode = Rows.Text("result_code");
        _errorCodes = Rows.Text("error_codes");
        _includedCount = Rows.Integer("included_count");
        _receivedCount = Rows.Integer("received_count");
        _acceptedCount = Rows.Integer("accepted_count");
        _syntaxErrorCount = Rows.Integer("syntax_error_count");
    }

    public RawTable Rows { get; } = new("x12_999_acknowledgements");

    public void Append(in RowPlace place, SetAcknowledgement acknowledgement)
    {
        var row = Rows.Length;
        _loadId.Set(row, place.LoadId);
        _practiceId.Set(row, place.PracticeId);
        _transactionOrdinal.Set(row, place.TransactionOrdinal);
        _acknowledgementOrdinal.Set(row, acknowledgement.Ordinal);
        _sourceOffset.Set(row, acknowledgement.Offset);
        _level.Set(row, acknowledgement.IsGroup ? "group"u8 : "set"u8);
        _functionalCode.Set(row, acknowledgement.Group.FunctionalCode);
        _groupControlNumber.Set(row, acknowledgement.Group.ControlNumber);
        _groupVersion.Set(row, acknowledgement.Group.Version);
        _setCode.Set(row, acknowledgement.SetCode);
        _setControlNumber.Set(row, acknowledgement.SetControlNumber);
        _resultCode.Set(row, acknowledgement.ResultCode);
        _errorCodes.Set(row, acknowledgement.ErrorCodes);
        _includedCount.Set(row, acknowledgement.IncludedCount);
        _receivedCount.Set(row, acknowledgement.ReceivedCount);
        _acceptedCount.Set(row, acknowledgement.AcceptedCount);
        _syntaxErrorCount.Set(row, acknowledgement.Errors.Count);
        Rows.EndRow();
    }
}
