using System.Collections.Frozen;

namespace RcmAnalytics.X12;

/// <summary>Reads the segments of a 271, one record for each person (or asker) that is answered.</summary>
internal sealed class EligibilityReader(ElementReader elements)
{
    // Segments of the guide that carry nothing this reader keeps. Anything else is reported as unknown.
    private static readonly FrozenSet<uint> Skipped = new[]
    {
        "N3", "N4", "PER", "INS", "HI", "MPI", "MSG", "III", "HSD", "REF", "PRV",
    }.Select(id => SegmentIds.Pack(System.Text.Encoding.ASCII.GetBytes(id))).ToFrozenSet();

    // What holds for the loops below is kept apart: each loop's texts are used again when the next begins.
    private readonly TextArena _payerTexts = new(256);
    private readonly TextArena _providerTexts = new(64);
    private readonly TextArena _memberTexts = new(64);
    private X12Text _payerName;
    private X12Text _payerIdentifier;
    private X12Text _providerNpi;
    private X12Text _memberId;
    private EligibilityBenefit? _benefit;
    private bool _isTraceOurs;
    private bool _isInBenefitEntity;
    private int _ordinal = -1;

    public EligibilityResponse Response { get; } = new();

    public bool IsOpen { get; private set; }

    public void Begin()
    {
        IsOpen = false;
        ClearContext();
    }

    public bool Ends(uint id) => id == SegmentId.Hl && HasAnswer;

    /// <summary>True when the open loop says something: a benefit, or why there is none.</summary>
    public bool HasAnswer => IsOpen && (Response.Benefits.Count > 0 || !Response.RejectionCode.IsEmpty);

    public void Close()
    {
        Response.Ordinal = ++_ordinal;
        IsOpen = false;
    }

    public void Take(in X12Segment segment, uint id)
    {
        if (id == SegmentId.Hl)
        {
            TakeHl(segment);
            return;
        }

        if (Skipped.Contains(id))
        {
            return;
        }

        if (!IsOpen)
        {
            elements.Report(X12Rules.SegmentMisplaced);
            return;
        }

        switch (id)
        {
            case SegmentId.Nm1: TakeNm1(segment); return;
            case SegmentId.Trn: TakeTrn(segment); return;
            case SegmentId.Dmg: Response.BirthDateText = Response.Texts.Add(segment[2]); return;
            case SegmentId.Dtp: TakeDtp(segment); return;
            case SegmentId.Eb: TakeEb(segment); return;
            case SegmentId.Aaa: TakeAaa(segment); return;
            case SegmentId.Ls: _isInBenefitEntity = true; return;
            case SegmentId.Le: _isInBenefitEntity = false; return;
            default: elements.Report(X12Rules.SegmentUnknown); return;
        }
    }

    private void ClearContext()
    {
        _payerTexts.Clear();
        _payerName = _payerIdentifier = _providerNpi = _memberId = default;
    }

    private void TakeHl(in X12Segment segment)
    {
        var code = segment[3];
        if (code.SequenceEqual("20"u8))
        {
            ClearContext();
        }
        else if (code.SequenceEqual("21"u8))
        {
            _providerTexts.Clear();
            _providerNpi = default;
        }

        if (!code.SequenceEqual("23"u8))
        {
            _memberTexts.Clear();
            _memberId = default;
        }

        Response.Clear();
        Response.Offset = elements.Segments.Offset;
        Response.Level = code.SequenceEqual("20"u8) ? EligibilityLevel.Source
            : code.SequenceEqual("21"u8) ? EligibilityLevel.Receiver
            : code.SequenceEqual("23"u8) ? EligibilityLevel.Dependant
            : EligibilityLevel.Subscriber;
        Response.PayerName = _payerName;
        Response.PayerIdentifier = _payerIdentifier;
        Response.ProviderNpi = _providerNpi;
        Response.MemberId = _memberId;
        _benefit = null;
        _isTraceOurs = _isInBenefitEntity = false;
        IsOpen = true;
    }

    private void TakeNm1(in X12Segment segment)
    {
        // Behind a benefit a name is that of a related entity (2120), with LS around it or without.
        if (_benefit is not null || _isInBenefitEntity)
        {
            return;
        }

        switch (Response.Level)
        {
            case EligibilityLevel.Source:
                Response.PayerName = _payerName = _payerTexts.Add(segment[3]);
                Response.PayerIdentifier = _payerIdentifier = _payerTexts.Add(segment[9]);
                return;
            case EligibilityLevel.Receiver:
                Response.ProviderNpi = _providerNpi = segment.Is(8, "XX"u8) ? _providerTexts.Add(segment[9]) : default;
                return;
            default:
                Response.LastName = Response.Texts.Add(segment[3]);
                Response.FirstName = Response.Texts.Add(segment[4]);
                if (!segment[9].IsEmpty)
                {
                    Response.MemberId = _memberId = _memberTexts.Add(segment[9]);
                }

                return;
        }
    }

    private void TakeTrn(in X12Segment segment)
    {
        var isOurs = segment.Is(1, "2"u8);
        if (Response.TraceNumber.IsEmpty || (isOurs && !_isTraceOurs))
        {
            Response.TraceNumber = Response.Texts.Add(segment[2]);
            _isTraceOurs = isOurs;
        }
    }

    private void TakeAaa(in X12Segment segment)
    {
        if (!Response.RejectionCode.IsEmpty)
        {
            return;
        }

        if (segment[3].IsEmpty)
        {
            elements.Report(X12Rules.ElementMissing, 3);
        }

        Response.RejectionCode = segment[3].IsEmpty ? Response.Texts.Add("unknown"u8) : Response.Texts.Add(segment[3]);
        Response.FollowUpCode = Response.Texts.Add(segment[4]);
    }

    private void TakeDtp(in X12Segment segment)
    {
        var qualifier = segment[1];
        if (_benefit is not null)
        {
            var (benefitFrom, benefitTo) = elements.Range(segment[3], 3);
            _benefit.From ??= benefitFrom;
            _benefit.To ??= segment[3].Contains((byte)'-') ? benefitTo : null;
        }
        else if (qualifier.SequenceEqual("291"u8) || qualifier.SequenceEqual("346"u8) || qualifier.SequenceEqual("356"u8))
        {
            var (from, to) = elements.Range(segment[3], 3);
            Response.PlanFrom = from;
            Response.PlanTo = segment[3].Contains((byte)'-') ? to : Response.PlanTo;
        }
        else if (qualifier.SequenceEqual("347"u8) || qualifier.SequenceEqual("357"u8))
        {
            Response.PlanTo = elements.Date(segment[3], 3);
        }
        else if (qualifier.SequenceEqual("472"u8) || qualifier.SequenceEqual("307"u8))
        {
            Response.ServiceDate = elements.Range(segment[3], 3).From;
        }
    }

    private void TakeEb(in X12Segment segment)
    {
        var texts = Response.Texts;
        _isInBenefitEntity = false;
        _benefit = Response.Benefits.Add();
        _benefit.Offset = elements.Segments.Offset;
        _benefit.InformationCode = texts.Add(segment[1]);
        _benefit.CoverageLevelCode = texts.Add(segment[2]);
        _benefit.ServiceTypeCodes = Repeated(segment[3]);
        _benefit.InsuranceTypeCode = texts.Add(segment[4]);
        _benefit.PlanName = texts.Add(segment[5]);
        _benefit.TimePeriodCode = texts.Add(segment[6]);
        _benefit.Amount = elements.Amount(segment, 7);
        _benefit.Share = elements.Quantity(segment[8], 8);
        _benefit.QuantityCode = texts.Add(segment[9]);
        _benefit.Quantity = elements.Quantity(segment[10], 10);
        _benefit.AuthorizationCode = texts.Add(segment[11]);
        _benefit.NetworkCode = texts.Add(segment[12]);
        _benefit.From = _benefit.To = null;
    }

    // The repetition separator of 5010; senders that declare none use the component's.
    private X12Text Repeated(ReadOnlySpan<byte> codes)
    {
        Span<byte> commas = stackalloc byte[512];
        if (codes.Length > commas.Length)
        {
            return Response.Texts.Add(codes);
        }

        for (var at = 0; at < codes.Length; at++)
        {
            commas[at] = char.IsAsciiLetterOrDigit((char)codes[at]) ? codes[at] : (byte)',';
        }

        return Response.Texts.Add(commas[..codes.Length]);
    }
}
