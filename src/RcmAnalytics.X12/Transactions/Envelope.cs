using System.Text;

namespace RcmAnalytics.X12;

/// <summary>Follows ISA, GS and ST and their trailers, and reports every count and control number that differs.</summary>
internal sealed class Envelope(ElementReader elements)
{
    private Interchange _interchange = new();
    private bool _isInterchangeOpen;
    private bool _isGroupOpen;
    private bool _isTransactionOpen;
    private int _ordinal = -1;
    private int _groups;
    private int _transactionsInGroup;
    private string? _groupControlNumber;
    private string? _groupVersion;
    private DateOnly? _groupDate;

    public TransactionSet Transaction { get; } = new();

    public InterchangeAcknowledgement Acknowledgement { get; } = new();

    public void CountSegment() => Transaction.SegmentCount++;

    public void Take(in X12Segment segment, uint id)
    {
        switch (id)
        {
            case SegmentId.Isa: TakeIsa(segment); return;
            case SegmentId.Gs: TakeGs(segment); return;
            case SegmentId.Se: TakeSe(segment); return;
            case SegmentId.Ge: TakeGe(segment); return;
            default: TakeIea(segment); return;
        }
    }

    public void BeginTransaction(in X12Segment segment)
    {
        _transactionsInGroup++;
        _isTransactionOpen = true;
        var code = Text(segment[1]) ?? "unknown";
        Begin(code, Text(segment[3]) ?? _groupVersion, Text(segment[2]));
        Transaction.Kind = TransactionKinds.Of(code, Transaction.Version, hierarchyCode: null);
    }

    public void TakeBht(in X12Segment segment)
    {
        Transaction.SegmentCount++;
        Transaction.Kind = TransactionKinds.Of(Transaction.Kind, Transaction.Version, Text(segment[1]));
        Transaction.PurposeCode = Text(segment[2]);
        Transaction.ReferenceId = Text(segment[3]);
        Transaction.CreatedDate = elements.Date(segment[4], 4);
    }

    public void TakeTa1(in X12Segment segment)
    {
        Begin("TA1", version: null, controlNumber: null);
        Acknowledgement.ControlNumber = Text(segment[1]);
        Acknowledgement.Date = elements.Date(segment[2], 2);
        Acknowledgement.ResultCode = Text(segment[4]);
        Acknowledgement.NoteCode = Text(segment[5]);
        if (Acknowledgement.ResultCode is null)
        {
            elements.Report(X12Rules.ElementMissing, 4);
        }

        elements.TransactionOrdinal = null;
    }

    public void CloseTransaction(bool isTrailer, string kind)
    {
        Transaction.Kind = kind;
        Transaction.SegmentCount += isTrailer ? 1 : 0;
        if (!isTrailer)
        {
            elements.Report(X12Rules.MissingSe, Transaction.Offset, "ST");
            _isTransactionOpen = false;
            elements.TransactionOrdinal = null;
        }
    }

    /// <summary>Reports what the end of the file leaves open.</summary>
    public void End()
    {
        CloseGroup();
        CloseInterchange();
    }

    private static string? Text(ReadOnlySpan<byte> text)
    {
        text = text.Trim((byte)' ');
        return text.IsEmpty ? null : Encoding.Latin1.GetString(text);
    }

    private void Begin(string kind, string? version, string? controlNumber)
    {
        Transaction.Ordinal = ++_ordinal;
        Transaction.Offset = elements.Segments.Offset;
        Transaction.Kind = kind;
        Transaction.Version = version;
        Transaction.Interchange = _interchange;
        Transaction.GroupControlNumber = _groupControlNumber;
        Transaction.GroupDate = _groupDate;
        Transaction.ControlNumber = controlNumber;
        Transaction.PurposeCode = Transaction.ReferenceId = null;
        Transaction.CreatedDate = null;
        Transaction.SegmentCount = 1;
        Transaction.ClaimCount = 0;
        elements.TransactionOrdinal = _ordinal;
    }

    private void TakeIsa(in X12Segment segment)
    {
        End();
        _isInterchangeOpen = true;
        _groups = 0;
        _interchange = new Interchange
        {
            SenderId = Text(segment[6]),
            ReceiverId = Text(segment[8]),
            Date = elements.Date(segment[9], 9),
            ControlNumber = Text(segment[13]),
            UsageIndicator = Text(segment[15]),
        };
    }

    private void TakeGs(in X12Segment segment)
    {
        CloseGroup();
        _groups++;
        _isGroupOpen = true;
        _transactionsInGroup = 0;
        _groupDate = elements.Date(segment[4], 4);
        _groupControlNumber = Text(segment[6]);
        _groupVersion = Text(segment[8]);
    }

    private void TakeSe(in X12Segment segment)
    {
        if (!_isTransactionOpen)
        {
            elements.Report(X12Rules.SegmentOutsideTransaction);
            return;
        }

        CheckCount(segment, Transaction.SegmentCount, X12Rules.SegmentCountWrong);
        CheckControlNumber(segment, Transaction.ControlNumber);
        _isTransactionOpen = false;
        elements.TransactionOrdinal = null;
    }

    private void TakeGe(in X12Segment segment)
    {
        if (_isGroupOpen)
        {
            CheckCount(segment, _transactionsInGroup, X12Rules.TransactionCountWrong);
            CheckControlNumber(segment, _groupControlNumber);
        }

        _isGroupOpen = false;
    }

    private void TakeIea(in X12Segment segment)
    {
        CloseGroup();
        if (_isInterchangeOpen)
        {
            CheckCount(segment, _groups, X12Rules.GroupCountWrong);
            CheckControlNumber(segment, _interchange.ControlNumber);
        }

        _isInterchangeOpen = false;
    }

    private void CloseGroup()
    {
        if (_isGroupOpen)
        {
            elements.Report(X12Rules.MissingGe, elements.Segments.Offset, "GE");
            _isGroupOpen = false;
        }
    }

    private void CloseInterchange()
    {
        if (_isInterchangeOpen)
        {
            elements.Report(X12Rules.MissingIea, elements.Segments.Offset, "IEA");
            _isInterchangeOpen = false;
        }

        _groupControlNumber = _groupVersion = null;
        _groupDate = null;
    }

    private void CheckCount(in X12Segment segment, int counted, X12Rule rule)
    {
        if (X12Number.Parse(segment[1], 0, out var declared) != NumberState.Exact || declared != counted)
        {
            elements.Report(rule, 1);
        }
    }

    private void CheckControlNumber(in X12Segment segment, string? header)
    {
        // Numbers are padded by some senders on one side only.
        var number = segment[2].Trim((byte)' ').TrimStart((byte)'0');
        var expected = header.AsSpan().TrimStart('0');
        var isSame = number.Length == expected.Length && segment[2].IsEmpty == header is null;
        for (var at = 0; isSame && at < number.Length; at++)
        {
            isSame = number[at] == expected[at];
        }

        if (!isSame)
        {
            elements.Report(X12Rules.ControlNumberDiffers, 2);
        }
    }
}
