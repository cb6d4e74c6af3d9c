namespace RcmAnalytics.X12;

/// <content>The segments of loops 2000A to 2220D.</content>
internal sealed partial class StatusReader
{
    private void TakeNm1(in X12Segment segment)
    {
        switch (_loop)
        {
            case Loop.Source:
                _source.EntityCode = _source.Texts.Add(segment[1]);
                _source.Name = _source.Texts.Add(segment[3]);
                _source.Identifier = _source.Texts.Add(segment[9]);
                return;
            case Loop.Receiver:
                _receiver.Identifier = _receiver.Texts.Add(segment[9]);
                return;
            case Loop.Provider:
                _provider.Npi = segment.Is(8, "XX"u8) ? _provider.Texts.Add(segment[9]) : default;
                _provider.TaxId = segment.Is(8, "FI"u8) || segment.Is(8, "24"u8) ? _provider.Texts.Add(segment[9]) : default;
                return;
            case Loop.Patient when !IsOpen:
                _patient.Clear();
                _patient.LastName = _patient.Texts.Add(segment[3]);
                _patient.FirstName = _patient.Texts.Add(segment[4]);
                _patient.MemberId = _patient.Texts.Add(segment[9]);
                return;
            default:
                return;
        }
    }

    private bool TakeTrn(in X12Segment segment)
    {
        // The TRN of a provider is a placeholder.
        if (_loop == Loop.Provider || !Open())
        {
            return false;
        }

        Status.TraceNumber = Status.Texts.Add(segment[2]);
        if (_loop == Loop.Receiver)
        {
            _receiver.BatchNumber = _receiver.Texts.Add(segment[2]);
        }

        return _loop == Loop.Patient;
    }

    private bool TakeStc(in X12Segment segment)
    {
        var opens = !IsOpen && _loop == Loop.Patient;
        if (!Open())
        {
            elements.Report(X12Rules.SegmentMisplaced);
            return false;
        }

        if (segment[1].IsEmpty)
        {
            elements.Report(X12Rules.ElementMissing, 1);
        }

        var status = Status.Statuses.Add();
        status.Offset = elements.Segments.Offset;
        status.LineOrdinal = _line is null ? null : _lineOrdinal;
        status.First = Code(segment, 1);
        status.EffectiveDate = elements.Date(segment[2], 2);
        status.ActionCode = Status.Texts.Add(segment[3]);
        status.ChargeAmount = elements.Amount(segment, 4);
        status.PaidAmount = elements.Amount(segment, 5);
        status.Second = Code(segment, 10);
        status.Third = Code(segment, 11);
        return opens;
    }

    private StatusCode Code(in X12Segment segment, int element)
    {
        var composite = segment[element];
        elements.CheckSeparator(composite, element);
        return new StatusCode(
            Status.Texts.Add(elements.Component(composite, 1)),
            Status.Texts.Add(elements.Component(composite, 2)),
            Status.Texts.Add(elements.Component(composite, 3)));
    }

    private Procedure ProcedureOf(ReadOnlySpan<byte> composite)
    {
        elements.CheckSeparator(composite, 1);
        return new Procedure(
            Status.Texts.Add(elements.Component(composite, 1)),
            Status.Texts.Add(elements.Component(composite, 2)),
            Status.Texts.Add(elements.Component(composite, 3)),
            Status.Texts.Add(elements.Component(composite, 4)),
            Status.Texts.Add(elements.Component(composite, 5)),
            Status.Texts.Add(elements.Component(composite, 6)));
    }

    private void TakeDtp(in X12Segment segment)
    {
        var qualifier = segment[1];
        if (_loop == Loop.Source)
        {
            if (qualifier.SequenceEqual("050"u8))
            {
                _source.ReceivedDate = elements.Date(segment[3], 3);
            }
            else if (qualifier.SequenceEqual("009"u8))
            {
                _source.ProcessedDate = elements.Date(segment[3], 3);
            }
        }
        else if (IsOpen && qualifier.SequenceEqual("050"u8))
        {
            Status.ReceivedDate = elements.Date(segment[3], 3);
        }
        else if (IsOpen && (qualifier.SequenceEqual("472"u8) || qualifier.SequenceEqual("434"u8)
            || qualifier.SequenceEqual("232"u8)))
        {
            var (from, to) = elements.Range(segment[3], 3);
            if (_line is not null)
            {
                (_line.ServiceFrom, _line.ServiceTo) = (from, to);
            }
            else
            {
                (Status.ServiceFrom, Status.ServiceTo) = (from, to);
            }
        }
    }

    private void TakeRef(in X12Segment segment)
    {
        var qualifier = segment[1];
        if (_loop == Loop.Provider)
        {
            if (qualifier.SequenceEqual("TJ"u8) && _provider.TaxId.IsEmpty)
            {
                _provider.TaxId = _provider.Texts.Add(segment[2]);
            }
        }
        else if (!IsOpen)
        {
            return;
        }
        else if (_line is not null)
        {
            if (qualifier.SequenceEqual("FJ"u8) || qualifier.SequenceEqual("6R"u8))
            {
                _line.ControlNumber = Status.Texts.Add(segment[2]);
            }
        }
        else if (qualifier.SequenceEqual("1K"u8))
        {
            Status.PayerClaimControlNumber = Status.Texts.Add(segment[2]);
        }
        else if (qualifier.SequenceEqual("D9"u8))
        {
            Status.ClearinghouseTraceNumber = Status.Texts.Add(segment[2]);
        }
        else if (qualifier.SequenceEqual("BLT"u8))
        {
            Status.BillTypeCode = Status.Texts.Add(segment[2]);
        }
    }

    private void TakeQty(in X12Segment segment)
    {
        if (!Open())
        {
            elements.Report(X12Rules.SegmentMisplaced);
            return;
        }

        var count = elements.Count(segment[2], 2);
        if (segment.Is(1, "90"u8) || segment.Is(1, "QA"u8))
        {
            Status.AcceptedCount = count;
        }
        else if (segment.Is(1, "AA"u8) || segment.Is(1, "QC"u8))
        {
            Status.RejectedCount = count;
        }
    }

    private void TakeAmt(in X12Segment segment)
    {
        if (!Open())
        {
            elements.Report(X12Rules.SegmentMisplaced);
            return;
        }

        if (segment.Is(1, "YU"u8))
        {
            Status.AcceptedAmount = elements.Amount(segment, 2);
        }
        else if (segment.Is(1, "YY"u8))
        {
            Status.RejectedAmount = elements.Amount(segment, 2);
        }
    }

    private void TakeSvc(in X12Segment segment)
    {
        if (!IsOpen || _loop != Loop.Patient)
        {
            elements.Report(X12Rules.SegmentMisplaced);
            return;
        }

        _lineOrdinal = Status.Lines.Count;
        _line = Status.Lines.Add();
        _line.Clear();
        _line.Offset = elements.Segments.Offset;
        _line.Procedure = ProcedureOf(segment[1]);
        _line.ChargeAmount = elements.Amount(segment, 2);
        _line.PaidAmount = elements.Amount(segment, 3);
        _line.RevenueCode = Status.Texts.Add(segment[4]);
    }
}
