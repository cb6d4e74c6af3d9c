using ClaimField = RcmAnalytics.X12.ClaimPayment.Field;
using LineField = RcmAnalytics.X12.PaymentLine.Field;

namespace RcmAnalytics.X12;

/// <content>The segments of loops 2100 and 2110.</content>
internal sealed partial class RemittanceReader
{
    private readonly RecordRows _claims = store.ClaimPayments;
    private readonly RecordRows _lines = store.PaymentLines;
    private readonly RecordRows _adjustments = store.Adjustments;
    private readonly RecordRows _remarks = store.Remarks;

    // What the rows of a claim share.
    private long _transactionOrdinal;
    private long _claimOrdinal;

    // The line that is read, from 0; less than 0 at claim level.
    private int _line;

    private bool IsInLine => _line >= 0;

    private RecordRow<ClaimField> ClaimRow => new(ref _claims.Last);

    private RecordRow<LineField> LineRow => new(ref _lines.Last);

    private void TakeClp(in X12Segment segment, int ordinal)
    {
        store.KeepFrom = elements.Segments.Offset;
        _claims.BeginRecord();
        _lines.BeginRecord();
        _adjustments.BeginRecord();
        _remarks.BeginRecord();
        _line = -1;
        _hasClaimRange = false;
        IsClaimOpen = true;
        _transactionOrdinal = FieldValue.Encode(elements.TransactionOrdinal ?? 0);
        _claimOrdinal = FieldValue.Encode(ordinal);

        var claim = new RecordRow<ClaimField>(ref _claims.Add());
        claim[ClaimField.TransactionOrdinal] = _transactionOrdinal;
        claim[ClaimField.Ordinal] = _claimOrdinal;
        claim.Set(ClaimField.Offset, elements.Segments.Offset);
        claim.Set(ClaimField.ClaimAdjustmentAmount, 0);
        claim[ClaimField.PatientControlNumber] = segment.Place(1);
        claim[ClaimField.StatusCode] = segment.Place(2);
        claim[ClaimField.ChargeAmount] = elements.RequiredAmountValue(segment, 3);
        claim[ClaimField.PaidAmount] = elements.RequiredAmountValue(segment, 4);
        claim[ClaimField.PatientResponsibilityAmount] = elements.AmountValue(segment, 5);
        claim[ClaimField.FilingIndicatorCode] = segment.Place(6);
        claim[ClaimField.PayerClaimControlNumber] = segment.Place(7);
        claim[ClaimField.FacilityCode] = segment.Place(8);
        claim[ClaimField.FrequencyCode] = segment.Place(9);
        claim[ClaimField.DrgCode] = segment.Place(11);
    }

    private void TakeSvc(in X12Segment segment)
    {
        var line = new RecordRow<LineField>(ref _lines.Add());
        line[LineField.TransactionOrdinal] = _transactionOrdinal;
        line[LineField.ClaimOrdinal] = _claimOrdinal;
        line.Set(LineField.Ordinal, ++_line);
        line.Set(LineField.Offset, elements.Segments.Offset);
        line.Set(LineField.AdjustmentAmount, 0);
        elements.Procedure(segment, 1, ref line[LineField.ProcedureQualifier]);
        line[LineField.ChargeAmount] = elements.RequiredAmountValue(segment, 2);
        line[LineField.PaidAmount] = elements.AmountValue(segment, 3);
        line[LineField.RevenueCode] = segment.Place(4);
        if (line[LineField.RevenueCode] == 0 && elements.Texts.Span(line[LineField.ProcedureQualifier]).SequenceEqual("NU"u8))
        {
            line[LineField.RevenueCode] = line[LineField.ProcedureCode];
        }

        var quantity = elements.QuantityValue(segment, 5);
        line[LineField.PaidQuantity] = quantity == 0 ? FieldValue.Encode(X12Quantity.One.TenThousandths) : quantity;
        elements.Procedure(segment, 6, ref line[LineField.SubmittedQualifier]);
        line[LineField.BilledQuantity] = elements.QuantityValue(segment, 7);
    }

    private void TakeCas(in X12Segment segment)
    {
        var group = segment.Place(1);
        var sum = 0L;
        for (var at = 2; at < segment.Count && at <= 17; at += 3)
        {
            var reason = segment.Place(at);
            var amount = elements.AmountValue(segment, at + 1);
            if (reason == 0)
            {
                if (amount == 0)
                {
                    continue;
                }

                elements.Report(X12Rules.ElementMissing, at);
            }

            var row = new RecordRow<Adjustment.Field>(ref _adjustments.Add());
            row[Adjustment.Field.TransactionOrdinal] = _transactionOrdinal;
            row[Adjustment.Field.ClaimOrdinal] = _claimOrdinal;
            row.Set(Adjustment.Field.Ordinal, _adjustments.RecordCount - 1);
            row.Set(Adjustment.Field.Offset, elements.Segments.Offset);
            row.Set(Adjustment.Field.Level, IsInLine ? 1 : 0);
            row[Adjustment.Field.LineOrdinal] = IsInLine ? FieldValue.Encode(_line) : 0;
            row[Adjustment.Field.GroupCode] = group;
            row[Adjustment.Field.ReasonCode] = reason;
            row[Adjustment.Field.Amount] = amount;
            row[Adjustment.Field.Quantity] = elements.QuantityValue(segment, at + 2);
            sum += FieldValue.NumberOrZero(amount);
        }

        if (IsInLine)
        {
            LineRow[LineField.AdjustmentAmount] += sum;
        }
        else
        {
            ClaimRow[ClaimField.ClaimAdjustmentAmount] += sum;
        }
    }

    private void TakeNm1(in X12Segment segment)
    {
        var claim = ClaimRow;
        switch (segment.Code(1))
        {
            case Qualifier.Qc:
                claim[ClaimField.PatientLastName] = segment.Place(3);
                claim[ClaimField.PatientFirstName] = segment.Place(4);
                if (claim[ClaimField.MemberId] == 0)
                {
                    claim[ClaimField.MemberId] = segment.Place(9);
                }

                return;
            case Qualifier.Il:
                if (segment.Place(9) is var member and not 0)
                {
                    claim[ClaimField.MemberId] = member;
                }

                return;
            case Qualifier.Rendering:
                claim[ClaimField.RenderingNpi] = segment.Code(8) == Qualifier.Npi ? segment.Place(9) : 0;
                return;
            case Qualifier.Tt:
                claim[ClaimField.CrossoverPayerName] = segment.Place(3);
                claim[ClaimField.CrossoverPayerIdentifier] = segment.Place(9);
                return;
            case Qualifier.Pr:
                claim[ClaimField.CorrectedPriorityPayerName] = segment.Place(3);
                return;
            default:
                return;
        }
    }

    private void TakeClaimDtm(in X12Segment segment)
    {
        switch (segment.Code(1))
        {
            case Qualifier.Service when IsInLine:
                LineRow.Set(LineField.ServiceFrom, LineField.ServiceTo, elements.RangeValues(segment[2], 2));
                return;
            case Qualifier.ServiceStart when IsInLine:
                LineRow[LineField.ServiceFrom] = elements.DateValue(segment[2], 2);
                return;
            case Qualifier.ServiceEnd when IsInLine:
                LineRow[LineField.ServiceTo] = elements.DateValue(segment[2], 2);
                return;
            case Qualifier.StatementStart when !IsInLine:
                TakeStatementStart(elements.DateValue(segment[2], 2));
                return;
            case Qualifier.StatementEnd when !IsInLine:
                if (elements.DateValue(segment[2], 2) is var end and not 0)
                {
                    ClaimRow[ClaimField.ServiceTo] = end;
                }

                return;
            case Qualifier.Received when !IsInLine:
                ClaimRow[ClaimField.ReceivedDate] = elements.DateValue(segment[2], 2);
                return;
            case Qualifier.Expiration when !IsInLine:
                ClaimRow[ClaimField.CoverageExpirationDate] = elements.DateValue(segment[2], 2);
                return;
            default:
                return;
        }
    }

    private void TakeStatementStart(long date)
    {
        var claim = ClaimRow;
        claim[ClaimField.ServiceFrom] = date;
        if (claim[ClaimField.ServiceTo] == 0)
        {
            claim[ClaimField.ServiceTo] = date;
        }

        _hasClaimRange = date != 0;
    }

    private void TakeClaimRef(in X12Segment segment)
    {
        switch (segment.Code(1))
        {
            case Qualifier.LineControl when IsInLine:
                LineRow[LineField.ControlNumber] = segment.Place(2);
                return;
            case Qualifier.Hpi when IsInLine:
                LineRow[LineField.RenderingNpi] = segment.Place(2);
                return;
            case Qualifier.F8 when !IsInLine:
                ClaimRow[ClaimField.OriginalReferenceNumber] = segment.Place(2);
                return;
            case Qualifier.G1 when !IsInLine:
                ClaimRow[ClaimField.PriorAuthorizationNumber] = segment.Place(2);
                return;
            default:
                return;
        }
    }

    private void TakeAmt(in X12Segment segment)
    {
        switch (segment.Code(1))
        {
            case Qualifier.Allowed when IsInLine:
                LineRow[LineField.AllowedAmount] = elements.AmountValue(segment, 2);
                return;
            case Qualifier.Coverage when !IsInLine:
                ClaimRow[ClaimField.CoverageAmount] = elements.AmountValue(segment, 2);
                return;
            case Qualifier.Interest when !IsInLine:
                ClaimRow[ClaimField.InterestAmount] = elements.AmountValue(segment, 2);
                return;
            case Qualifier.PatientPaid when !IsInLine:
                ClaimRow[ClaimField.PatientPaidAmount] = elements.AmountValue(segment, 2);
                return;
        }
    }

    private void TakeRemarks(in X12Segment segment, RemarkSource source, ReadOnlySpan<int> places)
    {
        foreach (var place in places)
        {
            if (segment.Place(place) is var code and not 0)
            {
                AddRemark(code, 0, source);
            }
        }
    }

    private void AddRemark(long code, long qualifier, RemarkSource source)
    {
        var row = new RecordRow<Remark.Field>(ref _remarks.Add());
        row[Remark.Field.ClaimOrdinal] = _claimOrdinal;
        row.Set(Remark.Field.Ordinal, _remarks.RecordCount - 1);
        row.Set(Remark.Field.Offset, elements.Segments.Offset);
        row.Set(Remark.Field.Level, IsInLine ? 1 : 0);
        row[Remark.Field.LineOrdinal] = IsInLine ? FieldValue.Encode(_line) : 0;
        row.Set(Remark.Field.Source, (int)source);
        row[Remark.Field.Qualifier] = qualifier;
        row[Remark.Field.Code] = code;
    }
}
