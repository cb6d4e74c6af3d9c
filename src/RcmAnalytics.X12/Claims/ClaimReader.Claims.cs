using ClaimField = RcmAnalytics.X12.Claim.Field;
using LineField = RcmAnalytics.X12.ClaimLine.Field;

namespace RcmAnalytics.X12;

/// <content>The segments of loops 2300, 2310, 2320 and 2330.</content>
internal sealed partial class ClaimReader
{
    // What the rows of a claim share.
    private long _transactionOrdinal;
    private long _claimOrdinal;

    // What is read of the claim, each from 0; less than 0 before the first. An adjudication counts in its line.
    private int _otherPayer = -1;
    private int _line = -1;
    private int _adjudication = -1;
    private bool _lineHasService;

    private RecordRow<ClaimField> ClaimRow => new(ref _claims.Last);

    private RecordRow<LineField> LineRow => new(ref _lines.Last);

    private RecordRow<OtherPayer.Field> OtherPayerRow => new(ref _otherPayers.Last);

    /// <summary>Takes a segment of the claim that is open.</summary>
    public bool TryTakeWithinClaim(in X12Segment segment)
    {
        if (!IsClaimOpen)
        {
            return false;
        }

        switch (segment.Id)
        {
            case SegmentId.Nm1: TakeNm1WithinClaim(segment); return true;
            case SegmentId.Ref: TakeRefWithinClaim(segment); return true;
            case SegmentId.Lx: StartLine(segment.Place(1)); return true;
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
            case SegmentId.Sbr: TakeOtherPayer(segment); return true;
            case SegmentId.Cl1:
                ClaimRow[ClaimField.AdmissionTypeCode] = segment.Place(1);
                ClaimRow[ClaimField.DischargeStatusCode] = segment.Place(3);
                return true;
            default: return false;
        }
    }

    private void TakeClm(in X12Segment segment, int ordinal)
    {
        BeginClaim(ordinal);
        var claim = new RecordRow<ClaimField>(ref _claims.Add());
        claim[ClaimField.TransactionOrdinal] = _transactionOrdinal;
        claim[ClaimField.Ordinal] = _claimOrdinal;
        claim.Set(ClaimField.Offset, _elements.Segments.Offset);
        claim[ClaimField.PatientControlNumber] = segment.Place(1);
        claim[ClaimField.ChargeAmount] = _elements.RequiredAmountValue(segment, 2);
        // Facility code, its qualifier, frequency code.
        _elements.Components(segment.Place(5), 3, ref claim[ClaimField.FacilityCode]);
        claim[ClaimField.AssignmentCode] = segment.Place(7);
        _elements.Components(segment.Place(11), 1, ref claim[ClaimField.RelatedCauseCode]);
        claim[ClaimField.SubmissionReasonCode] = segment.Place(19);
        claim[ClaimField.DelayReasonCode] = segment.Place(20);
    }

    private void BeginClaim(int ordinal)
    {
        _store.KeepFrom = _elements.Segments.Offset;
        _claims.BeginRecord();
        _lines.BeginRecord();
        _codes.BeginRecord();
        _otherPayers.BeginRecord();
        _adjustments.BeginRecord();
        _adjudications.BeginRecord();
        _otherPayer = _line = _adjudication = -1;
        _lineHasService = false;
        _loop = Loop.Claim;
        IsClaimOpen = true;
        _transactionOrdinal = FieldValue.Encode(_elements.TransactionOrdinal ?? 0);
        _claimOrdinal = FieldValue.Encode(ordinal);
        Claim.Patient = _hasDependant ? Claim.Dependant : Claim.Subscriber.Person;
    }

    private void EndClaim()
    {
        IsClaimOpen = false;
        _store.KeepFrom = long.MaxValue;
        _claims.EndRecord();
        _lines.EndRecord();
        _codes.EndRecord();
        _otherPayers.EndRecord();
        _adjustments.EndRecord();
        _adjudications.EndRecord();
    }

    private void TakeOtherPayer(in X12Segment segment)
    {
        var payer = new RecordRow<OtherPayer.Field>(ref _otherPayers.Add());
        payer[OtherPayer.Field.ClaimOrdinal] = _claimOrdinal;
        payer.Set(OtherPayer.Field.Ordinal, ++_otherPayer);
        payer.Set(OtherPayer.Field.Offset, _elements.Segments.Offset);
        payer[OtherPayer.Field.PayerSequence] = segment.Place(1);
        payer[OtherPayer.Field.FilingIndicatorCode] = segment.Place(9);
        _loop = Loop.OtherPayer;
        _address = null;
    }

    private void TakeNm1WithinClaim(in X12Segment segment)
    {
        var code = segment.Code(1);
        switch (_loop)
        {
            case Loop.Claim:
                TakeClaimNm1(segment, code);
                return;
            case Loop.OtherPayer when code == Qualifier.Pr:
                OtherPayerRow[OtherPayer.Field.PayerName] = segment.Place(3);
                OtherPayerRow[OtherPayer.Field.PayerIdentifier] = segment.Place(9);
                return;
            case Loop.Line when code == Qualifier.Rendering && segment.Code(8) == Qualifier.Npi:
                LineRow[LineField.RenderingNpi] = segment.Place(9);
                return;
        }
    }

    private void TakeClaimNm1(in X12Segment segment, uint code)
    {
        var claim = ClaimRow;
        if (code is Qualifier.Facility or Qualifier.Facility4010)
        {
            claim[ClaimField.FacilityName] = segment.Place(3);
        }
        else if (code == Qualifier.Rendering)
        {
            claim[ClaimField.RenderingName] = segment.Place(3);
        }

        if (segment.Code(8) != Qualifier.Npi)
        {
            return;
        }

        var npi = segment.Place(9);
        switch (code)
        {
            case Qualifier.Rendering: claim[ClaimField.RenderingNpi] = npi; return;
            case Qualifier.Referring: claim[ClaimField.ReferringNpi] = npi; return;
            case Qualifier.Supervising: claim[ClaimField.SupervisingNpi] = npi; return;
            case Qualifier.Attending: claim[ClaimField.AttendingNpi] = npi; return;
            case Qualifier.Operating: claim[ClaimField.OperatingNpi] = npi; return;
            case Qualifier.Facility or Qualifier.Facility4010: claim[ClaimField.FacilityNpi] = npi; return;
            default: return;
        }
    }

    private void TakeRefWithinClaim(in X12Segment segment)
    {
        var code = segment.Code(1);
        switch (_loop)
        {
            case Loop.OtherPayer when code == Qualifier.F8:
                OtherPayerRow[OtherPayer.Field.ClaimControlNumber] = segment.Place(2);
                return;
            case Loop.Line when code == Qualifier.LineControl:
                LineRow[LineField.ControlNumber] = segment.Place(2);
                return;
            case Loop.Line when code == Qualifier.G1:
                LineRow[LineField.PriorAuthorizationNumber] = segment.Place(2);
                return;
            case Loop.Claim when code == Qualifier.F8:
                ClaimRow[ClaimField.OriginalReferenceNumber] = segment.Place(2);
                return;
            case Loop.Claim when code == Qualifier.G1:
                ClaimRow[ClaimField.PriorAuthorizationNumber] = segment.Place(2);
                return;
            case Loop.Claim when code == Qualifier.Referral:
                ClaimRow[ClaimField.ReferralNumber] = segment.Place(2);
                return;
            case Loop.Claim when code == Qualifier.Clearinghouse:
                ClaimRow[ClaimField.ClearinghouseTraceNumber] = segment.Place(2);
                return;
        }
    }

    private void TakeHi(in X12Segment segment)
    {
        for (var at = 1; at < segment.Count && at <= 12; at++)
        {
            var composite = segment.Place(at);
            if (composite == 0)
            {
                continue;
            }

            var row = new RecordRow<ClaimCode.Field>(ref _codes.Add());
            row[ClaimCode.Field.ClaimOrdinal] = _claimOrdinal;
            row.Set(ClaimCode.Field.Ordinal, _codes.RecordCount - 1);
            row.Set(ClaimCode.Field.Offset, _elements.Segments.Offset);
            // Most composites are a qualifier and a code.
            if (_elements.Components(composite, 2, ref row[ClaimCode.Field.Qualifier]))
            {
                var dates = _elements.Texts.Span(_elements.Component(composite, 4));
                row.Set(ClaimCode.Field.From, ClaimCode.Field.To, _elements.RangeValues(dates, at));
                row[ClaimCode.Field.Amount] = _elements.AmountValue(_elements.Texts.Span(_elements.Component(composite, 5)), at);
                row[ClaimCode.Field.PresentOnAdmissionCode] = _elements.Component(composite, 9);
            }
        }
    }

    private void TakeAmt(in X12Segment segment)
    {
        switch (segment.Code(1))
        {
            case Qualifier.PatientPaid when _loop == Loop.Claim:
                ClaimRow[ClaimField.PatientPaidAmount] = _elements.AmountValue(segment, 2);
                return;
            case Qualifier.Paid when _loop == Loop.OtherPayer:
                OtherPayerRow[OtherPayer.Field.PaidAmount] = _elements.AmountValue(segment, 2);
                return;
            case Qualifier.Remaining when _loop == Loop.OtherPayer:
                OtherPayerRow[OtherPayer.Field.RemainingAmount] = _elements.AmountValue(segment, 2);
                return;
            case Qualifier.NonCovered when _loop == Loop.OtherPayer:
                OtherPayerRow[OtherPayer.Field.NonCoveredAmount] = _elements.AmountValue(segment, 2);
                return;
        }
    }

    private void TakeCas(in X12Segment segment)
    {
        var group = segment.Place(1);
        for (var at = 2; at < segment.Count && at <= 17; at += 3)
        {
            var reason = segment.Place(at);
            var amount = _elements.AmountValue(segment, at + 1);
            if (reason == 0 && amount == 0)
            {
                continue;
            }

            var row = new RecordRow<OtherPayerAdjustment.Field>(ref _adjustments.Add());
            row[OtherPayerAdjustment.Field.ClaimOrdinal] = _claimOrdinal;
            row.Set(OtherPayerAdjustment.Field.Ordinal, _adjustments.RecordCount - 1);
            row.Set(OtherPayerAdjustment.Field.Offset, _elements.Segments.Offset);
            row.Set(OtherPayerAdjustment.Field.Level, _line >= 0 ? 1 : 0);
            row[OtherPayerAdjustment.Field.OtherPayerOrdinal] = _line < 0 ? OrdinalOrNone(_otherPayer) : 0;
            row[OtherPayerAdjustment.Field.LineOrdinal] = OrdinalOrNone(_line);
            row[OtherPayerAdjustment.Field.AdjudicationOrdinal] = OrdinalOrNone(_adjudication);
            row[OtherPayerAdjustment.Field.GroupCode] = group;
            row[OtherPayerAdjustment.Field.ReasonCode] = reason;
            row[OtherPayerAdjustment.Field.Amount] = amount;
            row[OtherPayerAdjustment.Field.Quantity] = _elements.QuantityValue(segment, at + 2);
        }
    }

    private static long OrdinalOrNone(int ordinal) => ordinal >= 0 ? FieldValue.Encode(ordinal) : 0;
}
