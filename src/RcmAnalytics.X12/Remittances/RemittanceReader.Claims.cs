namespace RcmAnalytics.X12;

/// <content>The segments of loops 2100 and 2110.</content>
internal sealed partial class RemittanceReader
{
    private void TakeClp(in X12Segment segment, int ordinal)
    {
        var texts = Claim.Texts;
        texts.Clear();
        Claim.Lines.Clear();
        Claim.Adjustments.Clear();
        Claim.Remarks.Clear();
        Claim.PatientLastName = Claim.PatientFirstName = Claim.MemberId = Claim.RenderingNpi = default;
        Claim.CrossoverPayerName = Claim.CrossoverPayerIdentifier = Claim.CorrectedPriorityPayerName = default;
        Claim.OriginalReferenceNumber = Claim.PriorAuthorizationNumber = default;
        Claim.ReceivedDate = Claim.ServiceFrom = Claim.ServiceTo = Claim.CoverageExpirationDate = null;
        Claim.CoverageAmount = Claim.InterestAmount = Claim.PatientPaidAmount = null;
        Claim.LineChargeAmount = Claim.LinePaidAmount = default;
        Claim.ClaimAdjustmentAmount = Claim.LineAdjustmentAmount = default;
        _line = null;
        _hasClaimRange = false;
        IsClaimOpen = true;

        Claim.Ordinal = ordinal;
        Claim.Offset = elements.Segments.Offset;
        Claim.PatientControlNumber = texts.Add(segment[1]);
        Claim.StatusCode = texts.Add(segment[2]);
        Claim.ChargeAmount = elements.RequiredAmount(segment, 3);
        Claim.PaidAmount = elements.RequiredAmount(segment, 4);
        Claim.PatientResponsibilityAmount = elements.Amount(segment, 5);
        Claim.FilingIndicatorCode = texts.Add(segment[6]);
        Claim.PayerClaimControlNumber = texts.Add(segment[7]);
        Claim.FacilityCode = texts.Add(segment[8]);
        Claim.FrequencyCode = texts.Add(segment[9]);
        Claim.DrgCode = texts.Add(segment[11]);
    }

    private void TakeSvc(in X12Segment segment)
    {
        var texts = Claim.Texts;
        _lineOrdinal = Claim.Lines.Count;
        _line = Claim.Lines.Add();
        _line.Clear();
        _line.Offset = elements.Segments.Offset;
        _line.Procedure = elements.Procedure(segment[1], texts, 1);
        _line.ChargeAmount = elements.RequiredAmount(segment, 2);
        _line.PaidAmount = elements.Amount(segment, 3);
        _line.RevenueCode = texts.Add(segment[4]);
        if (_line.RevenueCode.IsEmpty && _line.Procedure.Qualifier.Span.SequenceEqual("NU"u8))
        {
            _line.RevenueCode = _line.Procedure.Code;
        }

        _line.PaidQuantity = elements.Quantity(segment[5], 5) ?? X12Quantity.One;
        _line.SubmittedProcedure = elements.Procedure(segment[6], texts, 6);
        _line.BilledQuantity = elements.Quantity(segment[7], 7);
    }

    private void TakeCas(in X12Segment segment)
    {
        var group = Claim.Texts.Add(segment[1]);
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
            row.Offset = elements.Segments.Offset;
            row.LineOrdinal = _line is null ? null : _lineOrdinal;
            row.GroupCode = group;
            row.ReasonCode = Claim.Texts.Add(segment[at]);
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
        var texts = Claim.Texts;
        if (segment.Is(1, "QC"u8))
        {
            Claim.PatientLastName = texts.Add(segment[3]);
            Claim.PatientFirstName = texts.Add(segment[4]);
            Claim.MemberId = Claim.MemberId.IsEmpty ? texts.Add(segment[9]) : Claim.MemberId;
        }
        else if (segment.Is(1, "IL"u8))
        {
            Claim.MemberId = segment[9].IsEmpty ? Claim.MemberId : texts.Add(segment[9]);
        }
        else if (segment.Is(1, "82"u8))
        {
            Claim.RenderingNpi = segment.Is(8, "XX"u8) ? texts.Add(segment[9]) : default;
        }
        else if (segment.Is(1, "TT"u8))
        {
            Claim.CrossoverPayerName = texts.Add(segment[3]);
            Claim.CrossoverPayerIdentifier = texts.Add(segment[9]);
        }
        else if (segment.Is(1, "PR"u8))
        {
            Claim.CorrectedPriorityPayerName = texts.Add(segment[3]);
        }
    }

    private void TakeDtm(in X12Segment segment)
    {
        if (!IsClaimOpen)
        {
            if (segment.Is(1, "405"u8))
            {
                Payment.ProductionDate = elements.Date(segment[2], 2);
            }

            return;
        }

        var qualifier = segment[1];
        if (_line is not null)
        {
            if (qualifier.SequenceEqual("472"u8))
            {
                (_line.ServiceFrom, _line.ServiceTo) = elements.Range(segment[2], 2);
            }
            else if (qualifier.SequenceEqual("150"u8))
            {
                _line.ServiceFrom = elements.Date(segment[2], 2);
            }
            else if (qualifier.SequenceEqual("151"u8))
            {
                _line.ServiceTo = elements.Date(segment[2], 2);
            }

            return;
        }

        if (qualifier.SequenceEqual("232"u8))
        {
            Claim.ServiceFrom = elements.Date(segment[2], 2);
            Claim.ServiceTo ??= Claim.ServiceFrom;
            _hasClaimRange = Claim.ServiceFrom is not null;
        }
        else if (qualifier.SequenceEqual("233"u8))
        {
            Claim.ServiceTo = elements.Date(segment[2], 2) ?? Claim.ServiceTo;
        }
        else if (qualifier.SequenceEqual("050"u8))
        {
            Claim.ReceivedDate = elements.Date(segment[2], 2);
        }
        else if (qualifier.SequenceEqual("036"u8))
        {
            Claim.CoverageExpirationDate = elements.Date(segment[2], 2);
        }
    }

    private void TakeRef(in X12Segment segment)
    {
        var qualifier = segment[1];
        if (!IsClaimOpen)
        {
            if (_isPayee && qualifier.SequenceEqual("TJ"u8) && Payment.PayeeTaxId.IsEmpty)
            {
                Payment.PayeeTaxId = Payment.Texts.Add(segment[2]);
            }
            else if (qualifier.SequenceEqual("2U"u8) && Payment.PayerIdentifier.IsEmpty)
            {
                Payment.PayerIdentifier = Payment.Texts.Add(segment[2]);
            }
        }
        else if (_line is not null)
        {
            if (qualifier.SequenceEqual("6R"u8))
            {
                _line.ControlNumber = Claim.Texts.Add(segment[2]);
            }
            else if (qualifier.SequenceEqual("HPI"u8))
            {
                _line.RenderingNpi = Claim.Texts.Add(segment[2]);
            }
        }
        else if (qualifier.SequenceEqual("F8"u8))
        {
            Claim.OriginalReferenceNumber = Claim.Texts.Add(segment[2]);
        }
        else if (qualifier.SequenceEqual("G1"u8))
        {
            Claim.PriorAuthorizationNumber = Claim.Texts.Add(segment[2]);
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
                AddRemark(segment[place], default, source);
            }
        }
    }

    private void AddRemark(ReadOnlySpan<byte> code, ReadOnlySpan<byte> qualifier, RemarkSource source)
    {
        var row = Claim.Remarks.Add();
        row.Offset = elements.Segments.Offset;
        row.LineOrdinal = _line is null ? null : _lineOrdinal;
        row.Source = source;
        row.Qualifier = Claim.Texts.Add(qualifier);
        row.Code = Claim.Texts.Add(code);
    }
}
