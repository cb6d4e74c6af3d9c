namespace RcmAnalytics.X12;

/// <content>The segments of loops 2300, 2310, 2320 and 2330.</content>
internal sealed partial class ClaimReader
{
    /// <summary>Takes a segment of the claim that is open.</summary>
    public bool TryTakeWithinClaim(in X12Segment segment)
    {
        if (!IsClaimOpen)
        {
            return false;
        }

        switch (segment.Id)
        {
            case SegmentId.Nm1: TakeNm1(segment); return true;
            case SegmentId.Ref: TakeRef(segment); return true;
            case SegmentId.Lx: StartLine(segment.Text(1)); return true;
            case SegmentId.Sv1: TakeSv1(segment); return true;
            case SegmentId.Sv2: TakeSv2(segment); return true;
            case SegmentId.Sv3: TakeSv3(segment); return true;
            case SegmentId.Dtp: TakeDtp(segment); return true;
            case SegmentId.Hi: TakeHi(segment); return true;
            case SegmentId.Amt: TakeAmt(segment); return true;
            case SegmentId.Cas: TakeCas(segment); return true;
            case SegmentId.Svd: TakeSvd(segment); return true;
            case SegmentId.Lin: TakeLin(segment); return true;
            case SegmentId.Ctp: TakeCtp(segment); return true;
            case SegmentId.Sbr: TakeSbr(segment); return true;
            case SegmentId.Cl1:
                Claim.AdmissionTypeCode = segment.Text(1);
                Claim.DischargeStatusCode = segment.Text(3);
                return true;
            default: return false;
        }
    }

    private void TakeClm(in X12Segment segment, int ordinal)
    {
        Claim.Fields.Clear();
        Claim.LineChargeAmount = default;
        Claim.Lines.Clear();
        Claim.Codes.Clear();
        Claim.OtherPayers.Clear();
        Claim.Adjustments.Clear();
        Claim.LineAdjudications.Clear();
        _otherPayer = null;
        _line = null;
        _adjudication = null;
        _lineHasService = false;
        _loop = Loop.Claim;
        IsClaimOpen = true;

        Claim.Ordinal = ordinal;
        Claim.Offset = _elements.Segments.Offset;
        Claim.Patient = _hasDependant ? _dependant : _subscriber.Person;
        Claim.PatientControlNumber = segment.Text(1);
        Claim.ChargeAmount = _elements.RequiredAmount(segment, 2);
        var place = segment.Text(5);
        Claim.FacilityCode = _elements.Component(place, 1);
        Claim.FacilityQualifier = _elements.Component(place, 2);
        Claim.FrequencyCode = _elements.Component(place, 3);
        Claim.AssignmentCode = segment.Text(7);
        Claim.RelatedCauseCode = _elements.Component(segment.Text(11), 1);
        Claim.SubmissionReasonCode = segment.Text(19);
        Claim.DelayReasonCode = segment.Text(20);
    }

    private void TakeClaimNm1(in X12Segment segment)
    {
        var code = segment[1];
        if (code.SequenceEqual("77"u8) || code.SequenceEqual("FA"u8))
        {
            Claim.FacilityName = segment.Text(3);
        }
        else if (code.SequenceEqual("82"u8))
        {
            Claim.RenderingName = segment.Text(3);
        }

        if (!segment.Is(8, "XX"u8) || code.Length != 2)
        {
            return;
        }

        var npi = segment.Text(9);
        switch ((char)code[0], (char)code[1])
        {
            case ('8', '2'): Claim.RenderingNpi = npi; return;
            case ('D', 'N'): Claim.ReferringNpi = npi; return;
            case ('D', 'Q'): Claim.SupervisingNpi = npi; return;
            case ('7', '1'): Claim.AttendingNpi = npi; return;
            case ('7', '2'): Claim.OperatingNpi = npi; return;
            case ('7', '7') or ('F', 'A'): Claim.FacilityNpi = npi; return;
            default: return;
        }
    }

    private void TakeOtherPayerNm1(in X12Segment segment)
    {
        if (segment.Is(1, "PR"u8) && _otherPayer is not null)
        {
            _otherPayer.PayerName = segment.Text(3);
            _otherPayer.PayerIdentifier = segment.Text(9);
        }
    }

    private void TakeRef(in X12Segment segment)
    {
        var qualifier = segment[1];
        switch (_loop)
        {
            case Loop.Header or Loop.Billing:
                if (qualifier.SequenceEqual("EI"u8) && _billing.TaxId.IsEmpty)
                {
                    _billing.TaxId = segment.Text(2);
                }

                return;
            case Loop.OtherPayer:
                if (_otherPayer is not null && qualifier.SequenceEqual("F8"u8))
                {
                    _otherPayer.ClaimControlNumber = segment.Text(2);
                }

                return;
            case Loop.Line:
                TakeLineRef(segment);
                return;
            case Loop.Claim:
                TakeClaimRef(segment);
                return;
        }
    }

    private void TakeClaimRef(in X12Segment segment)
    {
        var qualifier = segment[1];
        if (qualifier.Length != 2)
        {
            return;
        }

        switch ((char)qualifier[0], (char)qualifier[1])
        {
            case ('F', '8'): Claim.OriginalReferenceNumber = segment.Text(2); return;
            case ('G', '1'): Claim.PriorAuthorizationNumber = segment.Text(2); return;
            case ('9', 'F'): Claim.ReferralNumber = segment.Text(2); return;
            case ('D', '9'): Claim.ClearinghouseTraceNumber = segment.Text(2); return;
            default: return;
        }
    }

    private void TakeHi(in X12Segment segment)
    {
        for (var at = 1; at < segment.Count && at <= 12; at++)
        {
            var composite = segment.Text(at);
            if (composite.IsEmpty)
            {
                continue;
            }

            var row = Claim.Codes.Add();
            var qualifier = _elements.Component(composite, 1);
            var code = _elements.Component(composite, 2);
            row.Fields.Clear();
            row.Offset = _elements.Segments.Offset;
            row.Qualifier = qualifier;
            row.Code = code;
            // Most composites are a qualifier and a code.
            if (qualifier.Length + code.Length + 1 < composite.Length)
            {
                (row.From, row.To) = _elements.Range(_elements.Component(composite, 4).Span, at);
                row.Amount = _elements.Amount(_elements.Component(composite, 5).Span, at);
                row.PresentOnAdmissionCode = _elements.Component(composite, 9);
            }
        }
    }

    private void TakeAmt(in X12Segment segment)
    {
        var qualifier = segment[1];
        if (_loop == Loop.Claim && qualifier.SequenceEqual("F5"u8))
        {
            Claim.PatientPaidAmount = _elements.Amount(segment, 2);
        }
        else if (_loop == Loop.OtherPayer && _otherPayer is not null)
        {
            if (qualifier.SequenceEqual("D"u8))
            {
                _otherPayer.PaidAmount = _elements.Amount(segment, 2);
            }
            else if (qualifier.SequenceEqual("EAF"u8))
            {
                _otherPayer.RemainingAmount = _elements.Amount(segment, 2);
            }
            else if (qualifier.SequenceEqual("A8"u8))
            {
                _otherPayer.NonCoveredAmount = _elements.Amount(segment, 2);
            }
        }
    }

    private void TakeCas(in X12Segment segment)
    {
        var group = segment.Text(1);
        for (var at = 2; at < segment.Count && at <= 17; at += 3)
        {
            var amount = _elements.Amount(segment, at + 1);
            if (segment[at].IsEmpty && amount is null)
            {
                continue;
            }

            var row = Claim.Adjustments.Add();
            row.Fields.Clear();
            row.Offset = _elements.Segments.Offset;
            row.OtherPayerOrdinal = _line is null && _otherPayer is not null ? Claim.OtherPayers.Count - 1 : null;
            row.LineOrdinal = _line is null ? null : Claim.Lines.Count - 1;
            row.AdjudicationOrdinal = _line is null ? null : _adjudication?.Ordinal;
            row.GroupCode = group;
            row.ReasonCode = segment.Text(at);
            row.Amount = amount;
            row.Quantity = _elements.Quantity(segment[at + 2], at + 2);
        }
    }
}
