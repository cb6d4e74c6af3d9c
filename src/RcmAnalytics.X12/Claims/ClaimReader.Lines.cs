using ClaimField = RcmAnalytics.X12.Claim.Field;
using LineField = RcmAnalytics.X12.ClaimLine.Field;

namespace RcmAnalytics.X12;

/// <content>The segments of loops 2400, 2410, 2420 and 2430, and the dates of all loops.</content>
internal sealed partial class ClaimReader
{
    private const int LongestPointers = 32;

    private void StartLine(long number)
    {
        var line = new RecordRow<LineField>(ref _lines.Add());
        line[LineField.TransactionOrdinal] = _transactionOrdinal;
        line[LineField.ClaimOrdinal] = _claimOrdinal;
        line.Set(LineField.Ordinal, ++_line);
        line.Set(LineField.Offset, _elements.Segments.Offset);
        line[LineField.LineNumber] = number;
        _lineHasService = false;
        _adjudication = -1;
        _loop = Loop.Line;
    }

    // A sender that leaves LX out still starts a line with each service.
    private RecordRow<LineField> ServiceLine(ClaimType type)
    {
        _linesType ??= type;
        if (_line < 0 || _lineHasService)
        {
            StartLine(0);
        }

        _lineHasService = true;
        return LineRow;
    }

    private void TakeSv1(in X12Segment segment)
    {
        var line = ServiceLine(ClaimType.Professional);
        _elements.Procedure(segment, 1, ref line[LineField.ProcedureQualifier]);
        line[LineField.ChargeAmount] = _elements.RequiredAmountValue(segment, 2);
        line[LineField.UnitCode] = segment.Place(3);
        line[LineField.UnitQuantity] = _elements.QuantityValue(segment, 4);
        line[LineField.PlaceOfServiceCode] = segment.Place(5);
        line[LineField.DiagnosisPointers] = Pointers(segment.Place(7));
    }

    private void TakeSv2(in X12Segment segment)
    {
        var line = ServiceLine(ClaimType.Institutional);
        line[LineField.RevenueCode] = segment.Place(1);
        _elements.Procedure(segment, 2, ref line[LineField.ProcedureQualifier]);
        line[LineField.ChargeAmount] = _elements.RequiredAmountValue(segment, 3);
        line[LineField.UnitCode] = segment.Place(4);
        line[LineField.UnitQuantity] = _elements.QuantityValue(segment, 5);
    }

    private void TakeSv3(in X12Segment segment)
    {
        var line = ServiceLine(ClaimType.Dental);
        _elements.Procedure(segment, 1, ref line[LineField.ProcedureQualifier]);
        line[LineField.ChargeAmount] = _elements.RequiredAmountValue(segment, 2);
        line[LineField.PlaceOfServiceCode] = segment.Place(3);
        line[LineField.UnitQuantity] = _elements.QuantityValue(segment, 6);
    }

    // The buffer is the reader's own, and nobody reads the segment again: the pointers are parted by commas where they stand.
    private long Pointers(long composite)
    {
        if (RecordTexts.LengthOf(composite) > LongestPointers)
        {
            return 0;
        }

        foreach (ref var letter in _elements.Texts.Span(composite))
        {
            letter = letter == _elements.Segments.Delimiters.Component ? (byte)',' : letter;
        }

        return composite;
    }

    private void TakeLin(in X12Segment segment)
    {
        if (_line >= 0 && segment.Is(2, "N4"u8))
        {
            LineRow[LineField.NdcCode] = segment.Place(3);
        }
    }

    private void TakeCtp(in X12Segment segment)
    {
        if (_line >= 0)
        {
            LineRow[LineField.NdcQuantity] = _elements.QuantityValue(segment, 4);
            LineRow[LineField.NdcUnitCode] = _elements.Component(segment.Place(5), 1);
        }
    }

    private void TakeSvd(in X12Segment segment)
    {
        if (_line < 0)
        {
            _elements.Report(X12Rules.SegmentMisplaced);
            return;
        }

        var row = new RecordRow<LineAdjudication.Field>(ref _adjudications.Add());
        row[LineAdjudication.Field.ClaimOrdinal] = _claimOrdinal;
        row.Set(LineAdjudication.Field.Offset, _elements.Segments.Offset);
        row.Set(LineAdjudication.Field.LineOrdinal, _line);
        row.Set(LineAdjudication.Field.Ordinal, ++_adjudication);
        row[LineAdjudication.Field.PayerIdentifier] = segment.Place(1);
        row[LineAdjudication.Field.PaidAmount] = _elements.AmountValue(segment, 2);
        row[LineAdjudication.Field.ProcedureCode] = _elements.Component(segment.Place(3), 2);
        row[LineAdjudication.Field.PaidQuantity] = _elements.QuantityValue(segment, 5);
    }

    private void TakeDtp(in X12Segment segment)
    {
        var code = segment.Code(1);
        switch (code)
        {
            case Qualifier.Service when _line >= 0:
                LineRow.Set(LineField.ServiceFrom, LineField.ServiceTo, _elements.RangeValues(segment[3], 3));
                return;
            case Qualifier.Service or Qualifier.Statement when _loop == Loop.Claim:
                ClaimRow.Set(ClaimField.ServiceFrom, ClaimField.ServiceTo, _elements.RangeValues(segment[3], 3));
                return;
            case Qualifier.Admission: ClaimRow[ClaimField.AdmissionDate] = _elements.DateValue(segment[3], 3); return;
            case Qualifier.Onset: ClaimRow[ClaimField.OnsetDate] = _elements.DateValue(segment[3], 3); return;
            case Qualifier.Accident: ClaimRow[ClaimField.AccidentDate] = _elements.DateValue(segment[3], 3); return;
            case Qualifier.Adjudicated when _adjudication >= 0:
                new RecordRow<LineAdjudication.Field>(ref _adjudications.Last)[LineAdjudication.Field.AdjudicatedDate] =
                    _elements.DateValue(segment[3], 3);
                return;
            case Qualifier.Adjudicated when _otherPayer >= 0 && _line < 0:
                OtherPayerRow[OtherPayer.Field.PaymentDate] = _elements.DateValue(segment[3], 3);
                return;
        }
    }
}
