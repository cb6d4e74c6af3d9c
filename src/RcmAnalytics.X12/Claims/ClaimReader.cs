using System.Collections.Frozen;

namespace RcmAnalytics.X12;

/// <summary>
/// Reads the segments of an 837 (professional, institutional or dental) into claims. What stands above a claim
/// (billing provider, subscriber, patient) is kept until the next loop of its level.
/// </summary>
internal sealed partial class ClaimReader
{
    // Segments of the guides that carry nothing this reader keeps. Anything else is reported as unknown.
    private static readonly FrozenSet<uint> Skipped = new[]
    {
        "N2", "N3", "PER", "CUR", "PWK", "CN1", "K3", "NTE", "CR1", "CR2", "CR3", "CR4", "CR5", "CR6", "CR7", "CR8",
        "CRC", "HCP", "HSD", "QTY", "OI", "MIA", "MOA", "SV4", "SV5", "SV6", "SV7", "TOO", "DN1", "DN2", "MEA",
        "PS1", "IMM", "FRM", "LQ", "DSB", "UR", "LS", "LE",
    }.Select(id => SegmentIds.Pack(System.Text.Encoding.ASCII.GetBytes(id))).ToFrozenSet();

    private readonly ElementReader _elements;
    private readonly BillingProvider _billing;
    private readonly Subscriber _subscriber;
    private readonly Person _dependant;
    private Loop _loop;
    private bool _hasDependant;
    private Person? _address;
    private ClaimType? _guideType;
    private ClaimType? _linesType;
    private OtherPayer? _otherPayer;
    private ClaimLine? _line;
    private LineAdjudication? _adjudication;
    private bool _lineHasService;

    public ClaimReader(ElementReader elements, RecordTexts texts)
    {
        _elements = elements;
        Claim = new Claim(texts);
        _billing = Claim.BillingProvider;
        _subscriber = Claim.Subscriber;
        _dependant = new Person(texts);
    }

    private enum Loop
    {
        Header,
        Billing,
        Subscriber,
        Patient,
        Claim,
        OtherPayer,
        Line,
    }

    public Claim Claim { get; }

    public bool IsClaimOpen { get; private set; }

    /// <summary>What the first claim's lines say, for a file whose guide says nothing.</summary>
    public ClaimType? LinesType => _linesType;

    /// <param name="guideType">Null when the guide number is absent or unknown: the lines then decide.</param>
    public void Begin(ClaimType? guideType)
    {
        _guideType = guideType;
        _linesType = null;
        _loop = Loop.Header;
        IsClaimOpen = false;
        ClearBilling();
    }

    /// <summary>True when this segment ends the open claim.</summary>
    public bool EndsClaim(uint id) => IsClaimOpen && id is SegmentId.Clm or SegmentId.Hl;

    public void CloseClaim()
    {
        DateOnly? from = null;
        DateOnly? to = null;
        foreach (var line in Claim.Lines.Span)
        {
            Claim.LineChargeAmount += line.ChargeAmount ?? default;
            from = X12Date.Earlier(from, line.ServiceFrom);
            to = X12Date.Later(to, line.ServiceTo ?? line.ServiceFrom);
        }

        Claim.ServiceFrom ??= from;
        Claim.ServiceTo ??= to ?? Claim.ServiceFrom;
        Claim.Type = _guideType ?? _linesType ?? ClaimType.Professional;
        if (Claim.Lines.Count > 0 && Claim.LineChargeAmount != (Claim.ChargeAmount ?? default))
        {
            _elements.Report(X12Rules.LinesDifferFromClaim, Claim.Offset, "CLM", 2);
        }

        IsClaimOpen = false;
        _loop = _hasDependant ? Loop.Patient : Loop.Subscriber;
    }

    /// <summary>Takes what stands above the claims over to renewed memory.</summary>
    public void MoveTexts(byte[] former)
    {
        _billing.Fields.MoveTexts(former);
        _subscriber.Fields.MoveTexts(former);
        _subscriber.Person.Fields.MoveTexts(former);
        _dependant.Fields.MoveTexts(former);
    }

    /// <summary>Takes any other segment.</summary>
    public void Take(in X12Segment segment, uint id, int claimOrdinal)
    {
        switch (id)
        {
            case SegmentId.Hl: TakeHl(segment); return;
            case SegmentId.Clm: TakeClm(segment, claimOrdinal); return;
            case SegmentId.Sbr: TakeSbr(segment); return;
            case SegmentId.Nm1: TakeNm1(segment); return;
            case SegmentId.Ref: TakeRef(segment); return;
            case SegmentId.N4: TakeN4(segment); return;
            case SegmentId.Dmg: TakeDmg(segment); return;
            case SegmentId.Pat: TakePat(segment); return;
            case SegmentId.Prv: TakePrv(segment); return;
            case SegmentId.Dtp: return;
            case SegmentId.Hi or SegmentId.Amt or SegmentId.Cas or SegmentId.Cl1 or SegmentId.Lx
                or SegmentId.Sv1 or SegmentId.Sv2 or SegmentId.Sv3 or SegmentId.Svd or SegmentId.Lin or SegmentId.Ctp:
                _elements.Report(X12Rules.SegmentMisplaced);
                return;
            default:
                if (!Skipped.Contains(id))
                {
                    _elements.Report(X12Rules.SegmentUnknown);
                }

                return;
        }
    }

    private void TakeHl(in X12Segment segment)
    {
        if (segment.Is(3, "20"u8))
        {
            ClearBilling();
            _loop = Loop.Billing;
        }
        else if (segment.Is(3, "22"u8))
        {
            ClearSubscriber();
            _loop = Loop.Subscriber;
        }
        else if (segment.Is(3, "23"u8))
        {
            _dependant.Fields.Clear();
            _hasDependant = true;
            _loop = Loop.Patient;
        }
    }

    private void ClearBilling()
    {
        _billing.Fields.Clear();
        ClearSubscriber();
    }

    private void ClearSubscriber()
    {
        _subscriber.Fields.Clear();
        _subscriber.Person.Fields.Clear();
        _dependant.Fields.Clear();
        _hasDependant = false;
        _address = null;
    }

    private void TakeSbr(in X12Segment segment)
    {
        if (IsClaimOpen)
        {
            _otherPayer = Claim.OtherPayers.Add();
            _otherPayer.Fields.Clear();
            _otherPayer.Offset = _elements.Segments.Offset;
            _otherPayer.PayerSequence = segment.Text(1);
            _otherPayer.FilingIndicatorCode = segment.Text(9);
            _loop = Loop.OtherPayer;
            _address = null;
            return;
        }

        _subscriber.PayerSequence = segment.Text(1);
        _subscriber.RelationshipCode = segment.Text(2);
        _subscriber.InsuranceTypeCode = segment.Text(5);
        _subscriber.FilingIndicatorCode = segment.Text(9);
    }

    private void TakePat(in X12Segment segment)
    {
        if (_loop == Loop.Patient && !segment[1].IsEmpty)
        {
            _subscriber.RelationshipCode = segment.Text(1);
        }
    }

    private void TakePrv(in X12Segment segment)
    {
        if (_loop is Loop.Billing or Loop.Header && segment.Is(1, "BI"u8))
        {
            _billing.TaxonomyCode = segment.Text(3);
        }
    }

    private void TakeNm1(in X12Segment segment)
    {
        switch (_loop)
        {
            case Loop.Claim: TakeClaimNm1(segment); return;
            case Loop.OtherPayer: TakeOtherPayerNm1(segment); return;
            case Loop.Line:
                if (_line is not null && segment.Is(1, "82"u8) && segment.Is(8, "XX"u8))
                {
                    _line.RenderingNpi = segment.Text(9);
                }

                return;
        }

        _address = null;
        if (segment.Is(1, "85"u8))
        {
            _billing.Name = segment.Text(3);
            _billing.Npi = segment.Is(8, "XX"u8) ? segment.Text(9) : default;
            // 4010 sends the tax id here.
            _billing.TaxId = segment.Is(8, "24"u8) ? segment.Text(9) : _billing.TaxId;
        }
        else if (segment.Is(1, "IL"u8))
        {
            TakePerson(_subscriber.Person, segment);
            _subscriber.MemberId = segment.Text(9);
        }
        else if (segment.Is(1, "QC"u8))
        {
            _hasDependant = true;
            TakePerson(_dependant, segment);
        }
        else if (segment.Is(1, "PR"u8))
        {
            _subscriber.PayerName = segment.Text(3);
            _subscriber.PayerIdentifier = segment.Text(9);
        }
    }

    private void TakePerson(Person person, in X12Segment segment)
    {
        person.LastName = segment.Text(3);
        person.FirstName = segment.Text(4);
        _address = person;
    }

    private void TakeN4(in X12Segment segment)
    {
        if (_address is not null && !IsClaimOpen)
        {
            _address.StateCode = segment.Text(2);
            _address.PostalCode = segment.Text(3);
        }
    }

    private void TakeDmg(in X12Segment segment)
    {
        if (_address is not null && !IsClaimOpen)
        {
            _ = _elements.Date(segment[2], 2);
            _address.BirthDateText = segment.Text(2);
            _address.SexCode = segment.Text(3);
        }
    }
}
