using System.Collections.Frozen;
using ClaimField = RcmAnalytics.X12.Claim.Field;
using LineField = RcmAnalytics.X12.ClaimLine.Field;

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
    private readonly RecordStore _store;
    private readonly RecordRows _claims;
    private readonly RecordRows _lines;
    private readonly RecordRows _codes;
    private readonly RecordRows _otherPayers;
    private readonly RecordRows _adjustments;
    private readonly RecordRows _adjudications;
    private Loop _loop;
    private bool _hasDependant;
    private RecordRows? _address;
    private ClaimType? _guideType;
    private ClaimType? _linesType;

    public ClaimReader(ElementReader elements, RecordStore store)
    {
        _elements = elements;
        _store = store;
        _claims = store.Claims;
        _lines = store.ClaimLines;
        _codes = store.ClaimCodes;
        _otherPayers = store.OtherPayers;
        _adjustments = store.OtherPayerAdjustments;
        _adjudications = store.LineAdjudications;
        Claim = new Claim(store);
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

    private RecordRow<BillingProvider.Field> BillingRow => new(ref _store.BillingProvider.Last);

    private RecordRow<Subscriber.Field> SubscriberRow => new(ref _store.Subscriber.Last);

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
        var claim = ClaimRow;
        var (charged, from, to) = (0L, 0L, 0L);
        for (var ordinal = 0; ordinal <= _line; ordinal++)
        {
            var line = new RecordRow<LineField>(ref _lines[_lines.Taken + _lines.Record + ordinal]);
            charged += FieldValue.NumberOrZero(line[LineField.ChargeAmount]);
            from = FieldValue.Earlier(from, line[LineField.ServiceFrom]);
            to = FieldValue.Later(to, line[LineField.ServiceTo] is var last and not 0 ? last : line[LineField.ServiceFrom]);
        }

        if (claim[ClaimField.ServiceFrom] == 0)
        {
            claim[ClaimField.ServiceFrom] = from;
        }

        if (claim[ClaimField.ServiceTo] == 0)
        {
            claim[ClaimField.ServiceTo] = to != 0 ? to : claim[ClaimField.ServiceFrom];
        }

        claim.Set(ClaimField.Type, (int)(_guideType ?? _linesType ?? ClaimType.Professional));
        claim.Set(ClaimField.LineCount, _line + 1);
        claim.Set(ClaimField.LineChargeAmount, charged);
        claim.Set(ClaimField.OtherPayerCount, _otherPayer + 1);
        if (_line >= 0 && charged != FieldValue.NumberOrZero(claim[ClaimField.ChargeAmount]))
        {
            _elements.Report(X12Rules.LinesDifferFromClaim, FieldValue.Decode(claim[ClaimField.Offset]), "CLM", 2);
        }

        EndClaim();
        _loop = _hasDependant ? Loop.Patient : Loop.Subscriber;
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
        switch (segment.Code(3))
        {
            case Qualifier.BillingLevel:
                ClearBilling();
                _loop = Loop.Billing;
                return;
            case Qualifier.SubscriberLevel:
                ClearSubscriber();
                _loop = Loop.Subscriber;
                return;
            case Qualifier.PatientLevel:
                _store.Dependant.LastRow.Clear();
                _hasDependant = true;
                _loop = Loop.Patient;
                return;
        }
    }

    private void ClearBilling()
    {
        _store.BillingProvider.LastRow.Clear();
        ClearSubscriber();
    }

    private void ClearSubscriber()
    {
        _store.Subscriber.LastRow.Clear();
        _store.SubscriberPerson.LastRow.Clear();
        _store.Dependant.LastRow.Clear();
        _hasDependant = false;
        _address = null;
    }

    private void TakeSbr(in X12Segment segment)
    {
        var subscriber = SubscriberRow;
        subscriber[Subscriber.Field.PayerSequence] = segment.Place(1);
        subscriber[Subscriber.Field.RelationshipCode] = segment.Place(2);
        subscriber[Subscriber.Field.InsuranceTypeCode] = segment.Place(5);
        subscriber[Subscriber.Field.FilingIndicatorCode] = segment.Place(9);
    }

    private void TakePat(in X12Segment segment)
    {
        if (_loop == Loop.Patient && segment.Place(1) is var relationship and not 0)
        {
            SubscriberRow[Subscriber.Field.RelationshipCode] = relationship;
        }
    }

    private void TakePrv(in X12Segment segment)
    {
        if (_loop is Loop.Billing or Loop.Header && segment.Is(1, "BI"u8))
        {
            BillingRow[BillingProvider.Field.TaxonomyCode] = segment.Place(3);
        }
    }

    private void TakeNm1(in X12Segment segment)
    {
        _address = null;
        switch (segment.Code(1))
        {
            case Qualifier.Billing:
                TakeBillingProvider(segment);
                return;
            case Qualifier.Il:
                TakePerson(_store.SubscriberPerson, segment);
                SubscriberRow[Subscriber.Field.MemberId] = segment.Place(9);
                return;
            case Qualifier.Qc:
                _hasDependant = true;
                TakePerson(_store.Dependant, segment);
                return;
            case Qualifier.Pr:
                SubscriberRow[Subscriber.Field.PayerName] = segment.Place(3);
                SubscriberRow[Subscriber.Field.PayerIdentifier] = segment.Place(9);
                return;
            default:
                return;
        }
    }

    private void TakeBillingProvider(in X12Segment segment)
    {
        var billing = BillingRow;
        billing[BillingProvider.Field.Name] = segment.Place(3);
        billing[BillingProvider.Field.Npi] = segment.Code(8) == Qualifier.Npi ? segment.Place(9) : 0;
        // 4010 sends the tax id here.
        if (segment.Code(8) == Qualifier.TaxId)
        {
            billing[BillingProvider.Field.TaxId] = segment.Place(9);
        }
    }

    private void TakePerson(RecordRows rows, in X12Segment segment)
    {
        var person = new RecordRow<Person.Field>(ref rows.Last);
        person[Person.Field.LastName] = segment.Place(3);
        person[Person.Field.FirstName] = segment.Place(4);
        _address = rows;
    }

    private void TakeRef(in X12Segment segment)
    {
        if (_loop is Loop.Header or Loop.Billing && BillingRow[BillingProvider.Field.TaxId] == 0
            && segment[1].SequenceEqual("EI"u8))
        {
            BillingRow[BillingProvider.Field.TaxId] = segment.Place(2);
        }
    }

    private void TakeN4(in X12Segment segment)
    {
        if (_address is not null && !IsClaimOpen)
        {
            var person = new RecordRow<Person.Field>(ref _address.Last);
            person[Person.Field.StateCode] = segment.Place(2);
            person[Person.Field.PostalCode] = segment.Place(3);
        }
    }

    private void TakeDmg(in X12Segment segment)
    {
        if (_address is not null && !IsClaimOpen)
        {
            var person = new RecordRow<Person.Field>(ref _address.Last);
            _ = _elements.DateValue(segment[2], 2);
            person[Person.Field.BirthDateText] = segment.Place(2);
            person[Person.Field.SexCode] = segment.Place(3);
        }
    }
}
