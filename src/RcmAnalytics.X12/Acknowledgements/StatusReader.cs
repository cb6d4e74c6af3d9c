using System.Collections.Frozen;

namespace RcmAnalytics.X12;

/// <summary>Reads the segments of a 277 or 277CA, one record for each batch, provider and claim that is answered.</summary>
internal sealed partial class StatusReader(ElementReader elements)
{
    // Segments of the guides that carry nothing this reader keeps. Anything else is reported as unknown.
    private static readonly FrozenSet<uint> Skipped = FrozenSet.Create(
        SegmentIds.Pack("PER"u8), SegmentId.Dmg, SegmentIds.Pack("N3"u8), SegmentId.N4, SegmentIds.Pack("PWK"u8),
        SegmentIds.Pack("TOO"u8), SegmentIds.Pack("MSG"u8), SegmentId.Lx, SegmentIds.Pack("NTE"u8));

    private readonly StatusSource _source = new();
    private readonly StatusReceiver _receiver = new();
    private readonly StatusProvider _provider = new();
    private readonly StatusPatient _patient = new();
    private Loop _loop;
    private StatusLine? _line;
    private int _lineOrdinal;
    private int _ordinal = -1;

    private enum Loop
    {
        Header,
        Source,
        Receiver,
        Provider,
        Patient,
    }

    public ClaimStatus Status { get; } = new();

    public bool IsOpen { get; private set; }

    public void Begin()
    {
        _loop = Loop.Header;
        IsOpen = false;
        _source.Clear();
        _receiver.Clear();
        _provider.Clear();
        _patient.Clear();
    }

    /// <summary>True when this segment ends the open level. One patient may have several claims, each with its TRN.</summary>
    public bool Ends(uint id) =>
        IsOpen && (id == SegmentId.Hl || (id == SegmentId.Trn && _loop == Loop.Patient && Status.Statuses.Count > 0));

    public void Close()
    {
        IsOpen = false;
        _line = null;
    }

    /// <returns>True when the segment opens a claim.</returns>
    public bool Take(in X12Segment segment, uint id)
    {
        switch (id)
        {
            case SegmentId.Hl: TakeHl(segment); return false;
            case SegmentId.Nm1: TakeNm1(segment); return false;
            case SegmentId.Trn: return TakeTrn(segment);
            case SegmentId.Stc: return TakeStc(segment);
            case SegmentId.Dtp: TakeDtp(segment); return false;
            case SegmentId.Ref: TakeRef(segment); return false;
            case SegmentId.Qty: TakeQty(segment); return false;
            case SegmentId.Amt: TakeAmt(segment); return false;
            case SegmentId.Svc: TakeSvc(segment); return false;
            default:
                if (!Skipped.Contains(id))
                {
                    elements.Report(X12Rules.SegmentUnknown);
                }

                return false;
        }
    }

    // HL03 tells the loop: 20 who answers, 21 who sent the batch, 19 a provider, 22, 23 or PT a patient.
    private void TakeHl(in X12Segment segment)
    {
        var code = segment[3];
        _line = null;
        _patient.Clear();
        if (code.SequenceEqual("20"u8))
        {
            _loop = Loop.Source;
            _source.Clear();
            _receiver.Clear();
            _provider.Clear();
        }
        else if (code.SequenceEqual("21"u8))
        {
            _loop = Loop.Receiver;
            _receiver.Clear();
            _provider.Clear();
        }
        else if (code.SequenceEqual("19"u8))
        {
            _loop = Loop.Provider;
            _provider.Clear();
        }
        else
        {
            _loop = Loop.Patient;
        }
    }

    /// <summary>Opens the record of the current loop where it is not open; false in a loop that has none.</summary>
    private bool Open()
    {
        if (IsOpen || _loop is Loop.Header or Loop.Source)
        {
            return IsOpen;
        }

        IsOpen = true;
        Status.Clear();
        _line = null;
        Status.Ordinal = ++_ordinal;
        Status.Offset = elements.Segments.Offset;
        Status.Source = _source;
        Status.Receiver = _receiver;
        Status.Provider = _provider;
        Status.Patient = _patient;
        Status.Level = _loop switch
        {
            Loop.Receiver => StatusLevel.Receiver,
            Loop.Provider => StatusLevel.Provider,
            _ => StatusLevel.Claim,
        };
        return true;
    }
}
