namespace RcmAnalytics.X12;

/// <summary>
/// Reads an X12 file of any length record by record, in constant memory. It never fails on a file that deviates: what
/// cannot be read is reported with its place, and the rest is read. Record objects are used again.
/// </summary>
/// <example>
/// <code>
/// using var reader = new X12Reader(stream, issue => issues.Add(issue));
/// while (reader.Read() is var record and not X12Record.None) { … }
/// </code>
/// </example>
public sealed partial class X12Reader : IDisposable
{
    private readonly X12SegmentReader _segments;
    private readonly ElementReader _elements;
    private readonly ClaimReader _claims;
    private readonly RemittanceReader _remittances;
    private readonly StatusReader _statuses;
    private readonly SetAcknowledgementReader _acknowledgements;
    private readonly EligibilityReader _eligibility;
    private readonly Envelope _envelope;
    private bool _isHeld;
    private int _claimCount;
    private bool _isPaymentClosed;
    private Mode _mode;

    /// <param name="stream">Read from its position to its end; not disposed of.</param>
    /// <param name="report">Takes every fault found, in file order.</param>
    /// <param name="bufferSize">Grows when a segment is longer.</param>
    public X12Reader(Stream stream, Action<X12Issue> report, int bufferSize = 1 << 20)
        : this(stream, report, new RecordStore(isKept: false), bufferSize)
    {
    }

    /// <param name="store">Takes claims and their parts.</param>
    internal X12Reader(Stream stream, Action<X12Issue> report, RecordStore store, int bufferSize = 1 << 20)
    {
        _segments = new X12SegmentReader(
            stream,
            (rule, offset, segmentId) => report(new X12Issue(rule, _elements?.TransactionOrdinal, offset, segmentId, null)),
            bufferSize)
        {
            Store = store,
        };
        _elements = new ElementReader(_segments, store.Texts, report);
        _claims = new ClaimReader(_elements, store);
        _remittances = new RemittanceReader(_elements, store);
        _statuses = new StatusReader(_elements);
        _acknowledgements = new SetAcknowledgementReader(_elements);
        _eligibility = new EligibilityReader(_elements);
        _envelope = new Envelope(_elements);
    }

    private enum Mode
    {
        Outside,
        Claims,
        Remittance,
        Statuses,
        Acknowledgements,
        Eligibility,

        /// <summary>A kind that is counted, not read.</summary>
        Other,
    }

    public Claim Claim => _claims.Claim;

    public ClaimPayment ClaimPayment => _remittances.Claim;

    public Payment Payment => _remittances.Payment;

    public ClaimStatus ClaimStatus => _statuses.Status;

    public SetAcknowledgement SetAcknowledgement => _acknowledgements.Acknowledgement;

    public EligibilityResponse Eligibility => _eligibility.Response;

    /// <summary>What the TA1 says, when the record is a transaction of that kind.</summary>
    public InterchangeAcknowledgement InterchangeAcknowledgement => _envelope.Acknowledgement;

    /// <summary>The current set while its claims are read, and whole when the record is a transaction.</summary>
    public TransactionSet Transaction => _envelope.Transaction;

    /// <summary>Moves to the next record.</summary>
    /// <exception cref="X12FormatException">The stream is not X12.</exception>
    public X12Record Read()
    {
        while (_isHeld || _segments.Read())
        {
            var segment = _segments.Current;
            if (TakeWithinClaim(segment))
            {
                continue;
            }

            _isHeld = true;
            var closed = CloseBefore(segment.Id);
            if (closed != X12Record.None)
            {
                return closed;
            }

            _isHeld = false;
            if (Take(segment, segment.Id) is var record and not X12Record.None)
            {
                return record;
            }
        }

        var last = CloseOpen(isTrailer: false);
        if (last == X12Record.None)
        {
            _envelope.End();
        }

        return last;
    }

    public void Dispose() => _segments.Dispose();

    // Nine of ten segments: they neither end a record nor belong to the envelope.
    private bool TakeWithinClaim(in X12Segment segment)
    {
        var isTaken = _mode switch
        {
            Mode.Claims => _claims.TryTakeWithinClaim(segment),
            Mode.Remittance => _remittances.TryTakeWithinClaim(segment),
            _ => false,
        };
        if (isTaken)
        {
            _envelope.CountSegment();
        }

        return isTaken;
    }

    private X12Record Take(in X12Segment segment, uint id)
    {
        if (id == 0)
        {
            _elements.Report(X12Rules.SegmentIdInvalid);
            _envelope.CountSegment();
            return X12Record.None;
        }

        switch (id)
        {
            case SegmentId.St:
                BeginTransaction(segment);
                return X12Record.None;
            case SegmentId.Ta1:
                _envelope.TakeTa1(segment);
                return X12Record.Transaction;
            case SegmentId.Isa or SegmentId.Gs or SegmentId.Ge or SegmentId.Iea or SegmentId.Se:
                _envelope.Take(segment, id);
                return X12Record.None;
            case SegmentId.Bht when _mode != Mode.Outside:
                _envelope.TakeBht(segment);
                return X12Record.None;
        }

        _envelope.CountSegment();
        switch (_mode)
        {
            case Mode.Claims:
                CountClaim(id == SegmentId.Clm);
                _claims.Take(segment, id, _claimCount - 1);
                break;
            case Mode.Remittance:
                CountClaim(id == SegmentId.Clp);
                _remittances.Take(segment, id, _claimCount - 1);
                break;
            case Mode.Statuses:
                _envelope.Transaction.ClaimCount += _statuses.Take(segment, id) ? 1 : 0;
                break;
            case Mode.Acknowledgements:
                _acknowledgements.Take(segment, id);
                break;
            case Mode.Eligibility:
                _eligibility.Take(segment, id);
                break;
            case Mode.Outside:
                _elements.Report(X12Rules.SegmentOutsideTransaction);
                break;
        }

        return X12Record.None;
    }

    private void CountClaim(bool isClaim)
    {
        if (isClaim)
        {
            _claimCount++;
            _envelope.Transaction.ClaimCount++;
        }
    }

    private void BeginTransaction(in X12Segment segment)
    {
        _envelope.BeginTransaction(segment);
        _isPaymentClosed = false;
        _mode = ModeOf(segment);
        switch (_mode)
        {
            case Mode.Claims: _claims.Begin(TransactionKinds.ClaimTypeOf(_envelope.Transaction.Version)); break;
            case Mode.Remittance: _remittances.Begin(); break;
            case Mode.Statuses: _statuses.Begin(); break;
            case Mode.Acknowledgements: _acknowledgements.Begin(); break;
            case Mode.Eligibility: _eligibility.Begin(); break;
        }
    }

    private static Mode ModeOf(in X12Segment st)
    {
        var code = st[1];
        return code.SequenceEqual("837"u8) ? Mode.Claims
            : code.SequenceEqual("835"u8) ? Mode.Remittance
            : code.SequenceEqual("277"u8) ? Mode.Statuses
            : code.SequenceEqual("999"u8) || code.SequenceEqual("997"u8) ? Mode.Acknowledgements
            : code.SequenceEqual("271"u8) ? Mode.Eligibility
            : Mode.Other;
    }

    private string Kind() => _mode == Mode.Claims
        ? TransactionKinds.OfClaims(
            TransactionKinds.ClaimTypeOf(_envelope.Transaction.Version) ?? _claims.LinesType ?? ClaimType.Professional)
        : _envelope.Transaction.Kind;
}
