namespace RcmAnalytics.X12;

/// <content>The segments of loops 2400, 2410, 2420 and 2430, and the dates of all loops.</content>
internal sealed partial class ClaimReader
{
    private ClaimLine StartLine(X12Text number)
    {
        _line = Claim.Lines.Add();
        _line.Fields.Clear();
        _line.Offset = _elements.Segments.Offset;
        _line.LineNumber = number;
        _lineHasService = false;
        _adjudication = null;
        _loop = Loop.Line;
        return _line;
    }

    // A sender that leaves LX out still starts a line with each service.
    private ClaimLine ServiceLine(ClaimType type)
    {
        _linesType ??= type;
        var line = _line is null || _lineHasService ? StartLine(default) : _line;
        _lineHasService = true;
        return line;
    }

    private void TakeSv1(in X12Segment segment)
    {
        var line = ServiceLine(ClaimType.Professional);
        _elements.Procedure(segment.Text(1), 1, line.Fields, ClaimLine.Field.ProcedureQualifier);
        line.ChargeAmount = _elements.RequiredAmount(segment, 2);
        line.UnitCode = segment.Text(3);
        line.UnitQuantity = _elements.Quantity(segment[4], 4);
        line.PlaceOfServiceCode = segment.Text(5);
        SetPointers(line, segment[7]);
    }

    private void TakeSv2(in X12Segment segment)
    {
        var line = ServiceLine(ClaimType.Institutional);
        line.RevenueCode = segment.Text(1);
        _elements.Procedure(segment.Text(2), 2, line.Fields, ClaimLine.Field.ProcedureQualifier);
        line.ChargeAmount = _elements.RequiredAmount(segment, 3);
        line.UnitCode = segment.Text(4);
        line.UnitQuantity = _elements.Quantity(segment[5], 5);
    }

    private void TakeSv3(in X12Segment segment)
    {
        var line = ServiceLine(ClaimType.Dental);
        _elements.Procedure(segment.Text(1), 1, line.Fields, ClaimLine.Field.ProcedureQualifier);
        line.ChargeAmount = _elements.RequiredAmount(segment, 2);
        line.PlaceOfServiceCode = segment.Text(3);
        line.UnitQuantity = _elements.Quantity(segment[6], 6);
    }

    private void SetPointers(ClaimLine line, ReadOnlySpan<byte> composite)
    {
        var separator = _elements.Segments.Delimiters.Component;
        if (composite.Length is 0 or > 32)
        {
            return;
        }

        Span<byte> pointers = stackalloc byte[composite.Length];
        composite.Replace(pointers, separator, (byte)',');
        line.Fields.Set(ClaimLine.Field.DiagnosisPointers, pointers);
    }

    private void TakeLineRef(in X12Segment segment)
    {
        if (_line is null)
        {
            return;
        }

        if (segment.Is(1, "6R"u8))
        {
            _line.ControlNumber = segment.Text(2);
        }
        else if (segment.Is(1, "G1"u8))
        {
            _line.PriorAuthorizationNumber = segment.Text(2);
        }
    }

    private void TakeLin(in X12Segment segment)
    {
        if (_line is not null && segment.Is(2, "N4"u8))
        {
            _line.NdcCode = segment.Text(3);
        }
    }

    private void TakeCtp(in X12Segment segment)
    {
        if (_line is not null)
        {
            _line.NdcQuantity = _elements.Quantity(segment[4], 4);
            _line.NdcUnitCode = _elements.Component(segment.Text(5), 1);
        }
    }

    private void TakeSvd(in X12Segment segment)
    {
        if (_line is null)
        {
            _elements.Report(X12Rules.SegmentMisplaced);
            return;
        }

        var ordinal = _adjudication is null ? 0 : _adjudication.Ordinal + 1;
        _adjudication = Claim.LineAdjudications.Add();
        _adjudication.Fields.Clear();
        _adjudication.Offset = _elements.Segments.Offset;
        _adjudication.LineOrdinal = Claim.Lines.Count - 1;
        _adjudication.Ordinal = ordinal;
        _adjudication.PayerIdentifier = segment.Text(1);
        _adjudication.PaidAmount = _elements.Amount(segment, 2);
        _adjudication.ProcedureCode = _elements.Component(segment.Text(3), 2);
        _adjudication.PaidQuantity = _elements.Quantity(segment[5], 5);
    }

    private void TakeDtp(in X12Segment segment)
    {
        var qualifier = segment[1];
        if (qualifier.Length != 3)
        {
            return;
        }

        switch ((char)qualifier[0], (char)qualifier[1], (char)qualifier[2])
        {
            case ('4', '7', '2') when _line is not null:
                (_line.ServiceFrom, _line.ServiceTo) = _elements.Range(segment[3], 3);
                return;
            case ('4', '7', '2') or ('4', '3', '4') when _loop == Loop.Claim:
                (Claim.ServiceFrom, Claim.ServiceTo) = _elements.Range(segment[3], 3);
                return;
            case ('4', '3', '5'): Claim.AdmissionDate = _elements.Date(segment[3], 3); return;
            case ('4', '3', '1'): Claim.OnsetDate = _elements.Date(segment[3], 3); return;
            case ('4', '3', '9'): Claim.AccidentDate = _elements.Date(segment[3], 3); return;
            case ('5', '7', '3') when _adjudication is not null:
                _adjudication.AdjudicatedDate = _elements.Date(segment[3], 3);
                return;
            case ('5', '7', '3') when _otherPayer is not null && _line is null:
                _otherPayer.PaymentDate = _elements.Date(segment[3], 3);
                return;
            default: return;
        }
    }
}
