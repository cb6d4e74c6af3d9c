using RcmAnalytics.X12;

namespace RcmAnalytics.Ingest;

/// <summary>Segments and elements that 999s and 997s object to. Contract: <c>sql/raw/x12_999_errors.yml</c>.</summary>
internal sealed class SyntaxErrorTable
{
    private readonly RunTextColumn _loadId;
    private readonly RunTextColumn _practiceId;
    private readonly IntegerColumn _transactionOrdinal;
    private readonly IntegerColumn _acknowledgementOrdinal;
    private readonly IntegerColumn _errorOrdinal;
    private readonly BigintColumn _sourceOffset;
    private readonly TextColumn _segmentId;
    private readonly IntegerColumn _segmentPosition;
    private readonly TextColumn _loopId;
    private readonly IntegerColumn _elementPosition;
    private readonly IntegerColumn _componentPosition;
    private readonly TextColumn _elementReference;
    private readonly TextColumn _errorCode;
    private readonly TextColumn _contextName;
    private readonly TextColumn _patientControlNumber;

    public SyntaxErrorTable()
    {
        _loadId = Rows.RunText("load_id");
        _practiceId = Rows.RunText("practice_id");
        _transactionOrdinal = Rows.Integer("transaction_ordinal");
        _acknowledgementOrdinal = Rows.Integer("acknowledgement_ordinal");
        _errorOrdinal = Rows.Integer("error_ordinal");
        _sourceOffset = Rows.Bigint("source_offset");
        _segmentId = Rows.Text("segment_id");
        _segmentPosition = Rows.Integer("segment_position");
        _loopId = Rows.Text("loop_id");
        _elementPosition = Rows.Integer("element_position");
        _componentPosition = Rows.Integer("component_position");
        _elementReference = Rows.Text("element_reference");
        _errorCode = Rows.Text("error_code");
        _contextName = Rows.Text("context_name");
        _patientControlNumber = Rows.Text("patient_control_number");
    }

    public RawTable Rows { get; } = new("x12_999_errors");

    public void Append(in RowPlace place, SetAcknowledgement acknowledgement, int ordinal)
    {
        var row = Rows.Length;
        var error = acknowledgement.Errors.Span[ordinal];
        _loadId.Set(row, place.LoadId);
        _practiceId.Set(row, place.PracticeId);
        _transactionOrdinal.Set(row, place.TransactionOrdinal);
        _acknowledgementOrdinal.Set(row, acknowledgement.Ordinal);
        _errorOrdinal.Set(row, ordinal);
        _sourceOffset.Set(row, error.Offset);
        _segmentId.Set(row, error.SegmentId);
        _segmentPosition.Set(row, error.SegmentPosition);
        _loopId.Set(row, error.LoopId);
        _elementPosition.Set(row, error.ElementPosition);
        _componentPosition.Set(row, error.ComponentPosition);
        _elementReference.Set(row, error.ElementReference);
        _errorCode.Set(row, error.Code);
        _contextName.Set(row, error.ContextName);
        _patientControlNumber.Set(row, error.PatientControlNumber);
        Rows.EndRow();
    }
}
