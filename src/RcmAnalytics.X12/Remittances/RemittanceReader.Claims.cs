namespace RcmAnalytics.X12;

/// <content>The segments of loops 2100 and 2110.</content>
internal sealed partial class RemittanceReader
{
    private void TakeClp(in X12Segment segment, int ordinal)
    {
        Claim.Fields.Clear();
        Claim.LineChargeAmount = Claim.LinePaidAmount = Claim.ClaimAdjustmentAmount = Claim.LineAdjustmentAmount = default;
        Claim.Lines.Clear();
        Claim.Adjustments.Clear();
        Claim.Remarks.Clear();
        _line = null;
        _hasClaimRange = false;
        IsClaimOpen = true;

        Claim.Ordinal = ordinal;
        Claim.Offset = elements.Segments.Offset;
        Claim.PatientControlNumber = segment.Text(1);
        Claim.StatusCode = segment.Text(2);
        Claim.ChargeAmount = elements.RequiredAmount(segment, 3);
        Claim.PaidAmount = elements.RequiredAmount(segment, 4);
        Claim.PatientResponsibilityAmount = elements.Amount(segment, 5);
        Claim.FilingIndicatorCode = segment.Text(6);
        Claim.PayerClaimControlNumber = segment.Text(7);
        Claim.FacilityCode = segment.Text(8);
        Claim.FrequencyCode = segment.Text(9);
        Claim.DrgCode = segment.Text(11);
    }

    private void TakeSvc(in X12Segment segment)
    {
        _lineOrdinal = Claim.Lines.Count;
        _line = Claim.Lines.Add();
        _line.Fields.Clear();
        _line.AdjustmentAmount = default;
        _line.Offset = elements.Segments.Offset;
        elements.Procedure(segment.Text(1), 1, _line.Fields, PaymentLine.Field.ProcedureQualifier);
        _line.ChargeAmount = elements.RequiredAmount(segment, 2);
        _line.PaidAmount = elements.Amount(segment, 3);
        _line.RevenueCode = segment.Text(4);
        if (_line.RevenueCode.IsEmpty && _line.Procedure.Qualifier.Span.SequenceEqual("NU"u8))
        {
            _line.RevenueCode = _line.Procedure.Code;
        }

        _line.PaidQuantity = elements.Quantity(segment[5], 5) ?? X12Quantity.One;
        elements.Procedure(segment.Text(6), 6, _line.Fields, PaymentLine.Field.SubmittedQualifier);
        _line.BilledQuantity = elements.Quantity(segment[7], 7);
    }

    private void TakeCas(in X12Segment segment)
    {
        var group = segment.Text(1);
        for (var at = 2; at < segment.Count && at <= 17; at += 3)
        {
            var amount = elements.Amount(segment, at + 1);
            if (segment[at].IsEmpty && amount is null)
            {
                continue;
            }

            if (segment[at].IsEmpty)
            {
                elements.Report(X12Rules.ElementMissing, at);
            }

            var row = Claim.Adjustments.Add();
            row.Fields.Clear();
            row.Offset = elements.Segments.Offset;
            row.LineOrdinal = _line is null ? null : _lineOrdinal;
            row.GroupCode = group;
            row.ReasonCode = segment.Text(at);
            row.Amount = amount;
            row.Quantity = elements.Quantity(segment[at + 2], at + 2);
            if (_line is null)
            {
                Claim.ClaimAdjustmentAmount += amount ?? default;
            }
            else
            {
                _line.AdjustmentAmount += amount ?? default;
            }
        }
    }

    private void TakeNm1(in X12Segment segment)
    {
        switch (segment.Code(1))
        {
            case Qualifier.Qc:
                Claim.PatientLastName = segment.Text(3);
                Claim.PatientFirstName = segment.Text(4);
                Claim.MemberId = Claim.MemberId.IsEmpty ? segment.Text(9) : Claim.MemberId;
                return;
            case Qualifier.Il:
                Claim.MemberId = segment[9].IsEmpty ? Claim.MemberId : segment.Text(9);
                return;
            case Qualifier.Rendering:
                Claim.RenderingNpi = segment.Is(8, "XX"u8) ? segment.Text(9) : default;
                return;
            case Qualifier.Tt:
                Claim.CrossoverPayerName = segment.Text(3);
                Claim.CrossoverPayerIdentifier = segment.Text(9);
                return;
            case Qualifier.Pr:
                Claim.CorrectedPriorityPayerName = segment.Text(3);
                return;
            default:
                return;
        }
    }

    private void TakeDtm(in X12Segment segment)
    {
        if (segment.Is(1, "405"u8))
        {
            Payment.ProductionDate = elements.Date(segment[2], 2);
        }
    }

    private void TakeClaimDtm(in X12Segment segment)
    {
        switch (segment.Code(1))
        {
            case Qualifier.Service when _line is not null:
                (_line.ServiceFrom, _line.ServiceTo) = elements.Range(segment[2], 2);
                return;
            case Qualifier.ServiceStart when _line is not null:
                _line.ServiceFrom = elements.Date(segment[2], 2);
                return;
            case Qualifier.ServiceEnd when _line is not null:
                _line.ServiceTo = elements.Date(segment[2], 2);
                return;
            case Qualifier.StatementStart when _line is null:
                Claim.ServiceFrom = elements.Date(segment[2], 2);
                Claim.ServiceTo ??= Claim.ServiceFrom;
                _hasClaimRange = Claim.ServiceFrom is not null;
                return;
            case Qualifier.StatementEnd when _line is null:
                Claim.ServiceTo = elements.Date(segment[2], 2) ?? Claim.ServiceTo;
                return;
            case Qualifier.Received when _line is null:
                Claim.ReceivedDate = elements.Date(segment[2], 2);
                return;
            case Qualifier.Expiration when _line is null:
                Claim.CoverageExpirationDate = elements.Date(segment[2], 2);
                return;
            default:
                return;
        }
    }

    private void TakeRef(in X12Segment segment)
    {
        switch (segment.Code(1))
        {
            case Qualifier.Tj when !IsClaimOpen && _isPayee && Payment.PayeeTaxId.IsEmpty:
                Payment.PayeeTaxId = Payment.Texts.Add(segment[2]);
                return;
            case Qualifier.PayerId when !IsClaimOpen && Payment.PayerIdentifier.IsEmpty:
                Payment.PayerIdentifier = Payment.Texts.Add(segment[2]);
                return;
            case Qualifier.LineControl when _line is not null:
                _line.ControlNumber = segment.Text(2);
                return;
            case Qualifier.Hpi when _line is not null:
                _line.RenderingNpi = segment.Text(2);
                return;
            case Qualifier.F8 when IsClaimOpen && _line is null:
                Claim.OriginalReferenceNumber = segment.Text(2);
                return;
            case Qualifier.G1 when IsClaimOpen && _line is null:
                Claim.PriorAuthorizationNumber = segment.Text(2);
                return;
            default:
                return;
        }
    }

    private void TakeAmt(in X12Segment segment)
    {
        var qualifier = segment[1];
        if (_line is not null)
        {
            if (qualifier.SequenceEqual("B6"u8))
            {
                _line.AllowedAmount = elements.Amount(segment, 2);
            }
        }
        else if (qualifier.SequenceEqual("AU"u8))
        {
            Claim.CoverageAmount = elements.Amount(segment, 2);
        }
        else if (qualifier.SequenceEqual("I"u8))
        {
            Claim.InterestAmount = elements.Amount(segment, 2);
        }
        else if (qualifier.SequenceEqual("F5"u8))
        {
            Claim.PatientPaidAmount = elements.Amount(segment, 2);
        }
    }

    private void TakeRemarks(in X12Segment segment, RemarkSource source, ReadOnlySpan<int> places)
    {
        foreach (var place in places)
        {
            if (!segment[place].IsEmpty)
            {
                AddRemark(segment.Text(place), default, source);
            }
        }
    }

    private void AddRemark(X12Text code, X12Text qualifier, RemarkSource source)
    {
        var row = Claim.Remarks.Add();
        row.Fields.Clear();
        row.Offset = elements.Segments.Offset;
        row.LineOrdinal = _line is null ? null : _lineOrdinal;
        row.Source = source;
        row.Qualifier = qualifier;
        row.Code = code;
    }
}
