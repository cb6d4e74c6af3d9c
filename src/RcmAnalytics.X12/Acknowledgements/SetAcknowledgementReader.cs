namespace RcmAnalytics.X12;

/// <summary>Reads the segments of a 999 or 997, one record for each set and each group that is acknowledged.</summary>
internal sealed class SetAcknowledgementReader(ElementReader elements)
{
    private readonly AcknowledgedGroup _group = new();
    private SyntaxError? _segment;
    private SyntaxError? _error;
    private int _ordinal = -1;

    public SetAcknowledgement Acknowledgement { get; } = new();

    public bool IsOpen { get; private set; }

    public void Begin()
    {
        _group.Clear();
        IsOpen = false;
    }

    public bool Ends(uint id) => IsOpen && id is SegmentId.Ak1 or SegmentId.Ak2 or SegmentId.Ak9;

    public void Close()
    {
        IsOpen = false;
        if (Acknowledgement.ResultCode.IsEmpty)
        {
            elements.Report(
                X12Rules.ElementMissing, Acknowledgement.Offset, Acknowledgement.IsGroup ? "AK9" : "AK2", 1);
        }
    }

    public void Take(in X12Segment segment, uint id)
    {
        switch (id)
        {
            case SegmentId.Ak1: TakeAk1(segment); return;
            case SegmentId.Ak2: Open(segment, isGroup: false); return;
            case SegmentId.Ak9: Open(segment, isGroup: true); return;
            case SegmentId.Ik3 or SegmentId.Ak3 or SegmentId.Ik4 or SegmentId.Ak4 or SegmentId.Ik5 or SegmentId.Ak5
                or SegmentId.Ctx:
                if (!IsOpen || Acknowledgement.IsGroup)
                {
                    elements.Report(X12Rules.SegmentMisplaced);
                    return;
                }

                TakeInSet(segment, id);
                return;
            default:
                elements.Report(X12Rules.SegmentUnknown);
                return;
        }
    }

    private void TakeAk1(in X12Segment segment)
    {
        _group.Clear();
        _group.FunctionalCode = _group.Texts.Add(segment[1]);
        _group.ControlNumber = _group.Texts.Add(segment[2]);
        _group.Version = _group.Texts.Add(segment[3]);
    }

    private void Open(in X12Segment segment, bool isGroup)
    {
        var texts = Acknowledgement.Texts;
        Acknowledgement.Clear();
        Acknowledgement.Ordinal = ++_ordinal;
        Acknowledgement.Offset = elements.Segments.Offset;
        Acknowledgement.IsGroup = isGroup;
        Acknowledgement.Group = _group;
        _segment = _error = null;
        IsOpen = true;
        if (!isGroup)
        {
            Acknowledgement.SetCode = texts.Add(segment[1]);
            Acknowledgement.SetControlNumber = texts.Add(segment[2]);
            return;
        }

        Acknowledgement.ResultCode = texts.Add(segment[1]);
        Acknowledgement.IncludedCount = elements.Count(segment[2], 2);
        Acknowledgement.ReceivedCount = elements.Count(segment[3], 3);
        Acknowledgement.AcceptedCount = elements.Count(segment[4], 4);
        Acknowledgement.ErrorCodes = Codes(segment, 5);
    }

    private void TakeInSet(in X12Segment segment, uint id)
    {
        switch (id)
        {
            case SegmentId.Ik3 or SegmentId.Ak3:
                _segment = _error = Add();
                _error.SegmentId = Acknowledgement.Texts.Add(segment[1]);
                _error.SegmentPosition = elements.Count(segment[2], 2);
                _error.LoopId = Acknowledgement.Texts.Add(segment[3]);
                _error.Code = Acknowledgement.Texts.Add(segment[4]);
                return;
            case SegmentId.Ik4 or SegmentId.Ak4:
                TakeElement(segment);
                return;
            case SegmentId.Ctx:
                TakeContext(elements.Component(segment[1], 1), elements.Component(segment[1], 2));
                return;
            default:
                Acknowledgement.ResultCode = Acknowledgement.Texts.Add(segment[1]);
                Acknowledgement.ErrorCodes = Codes(segment, 2);
                return;
        }
    }

    private void TakeElement(in X12Segment segment)
    {
        _error = Add();
        if (_segment is not null)
        {
            _error.SegmentId = _segment.SegmentId;
            _error.SegmentPosition = _segment.SegmentPosition;
            _error.LoopId = _segment.LoopId;
            _error.ContextName = _segment.ContextName;
            _error.PatientControlNumber = _segment.PatientControlNumber;
        }

        _error.ElementPosition = elements.Count(elements.Component(segment[1], 1), 1);
        _error.ComponentPosition = elements.Count(elements.Component(segment[1], 2), 1);
        _error.ElementReference = Acknowledgement.Texts.Add(segment[2]);
        _error.Code = Acknowledgement.Texts.Add(segment[3]);
    }

    // What else a context quotes may be anything of the claim, a person's name too: only its name is kept.
    private void TakeContext(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        if (_error is null)
        {
            elements.Report(X12Rules.SegmentMisplaced);
            return;
        }

        if (_error.ContextName.IsEmpty)
        {
            _error.ContextName = Acknowledgement.Texts.Add(name);
        }

        if (name.SequenceEqual("CLM01"u8))
        {
            _error.PatientControlNumber = Acknowledgement.Texts.Add(value);
        }
    }

    private SyntaxError Add()
    {
        var error = Acknowledgement.Errors.Add();
        error.Clear();
        error.Offset = elements.Segments.Offset;
        return error;
    }

    private X12Text Codes(in X12Segment segment, int first)
    {
        Span<byte> codes = stackalloc byte[64];
        var length = 0;
        for (var at = first; at < first + 5; at++)
        {
            var code = segment[at];
            if (code.IsEmpty || length + code.Length + 1 > codes.Length)
            {
                continue;
            }

            if (length > 0)
            {
                codes[length++] = (byte)',';
            }

            code.CopyTo(codes[length..]);
            length += code.Length;
        }

        return Acknowledgement.Texts.Add(codes[..length]);
    }
}
