using System.Collections.Frozen;
using ClaimField = RcmAnalytics.X12.ClaimPayment.Field;
using LineField = RcmAnalytics.X12.PaymentLine.Field;

namespace RcmAnalytics.X12;

/// <summary>Reads the segments of an 835 into a payment and its claims.</summary>
internal sealed partial class RemittanceReader(ElementReader elements, RecordStore store)
{
    // Segments of the guide that carry nothing this reader keeps. Anything else is reported as unknown.
    private static readonly FrozenSet<uint> Skipped = FrozenSet.Create(
        SegmentIds.Pack("CUR"u8), SegmentIds.Pack("N2"u8), SegmentIds.Pack("N3"u8), SegmentId.N4, SegmentIds.Pack("PER"u8),
        SegmentIds.Pack("RDM"u8), SegmentId.Lx, SegmentIds.Pack("TS2"u8), SegmentIds.Pack("TS3"u8), SegmentIds.Pack("QTY"u8));

    private bool _hasClaimRange;
    private bool _isPayee;

    public Payment Payment { get; } = new();

    public ClaimPayment Claim { get; } = new(store);

    public bool IsClaimOpen { get; private set; }

    public void Begin()
    {
        Payment.Clear();
        Payment.Offset = elements.Segments.Offset;
        _isPayee = false;
        IsClaimOpen = false;
    }

    /// <summary>True when this segment ends the open claim.</summary>
    public bool EndsClaim(uint id) => IsClaimOpen && id is SegmentId.Clp or SegmentId.Plb or SegmentId.Lx;

    public void CloseClaim()
    {
        var claim = ClaimRow;
        var (charged, paid, adjusted) = (0L, 0L, 0L);
        var (from, to) = (0L, 0L);
        for (var ordinal = 0; ordinal <= _line; ordinal++)
        {
            var line = new RecordRow<LineField>(ref _lines[_lines.Taken + _lines.Record + ordinal]);
            var lineCharged = FieldValue.NumberOrZero(line[LineField.ChargeAmount]);
            var linePaid = FieldValue.NumberOrZero(line[LineField.PaidAmount]);
            var lineAdjusted = FieldValue.Decode(line[LineField.AdjustmentAmount]);
            charged += lineCharged;
            paid += linePaid;
            adjusted += lineAdjusted;
            from = FieldValue.Earlier(from, line[LineField.ServiceFrom]);
            to = FieldValue.Later(to, line[LineField.ServiceTo] is var last and not 0 ? last : line[LineField.ServiceFrom]);
            if (lineCharged - lineAdjusted != linePaid)
            {
                elements.Report(X12Rules.LineUnbalanced, FieldValue.Decode(line[LineField.Offset]), "SVC");
            }
        }

        claim.Set(ClaimField.LineCount, _line + 1);
        claim.Set(ClaimField.LineChargeAmount, charged);
        claim.Set(ClaimField.LinePaidAmount, paid);
        claim.Set(ClaimField.LineAdjustmentAmount, adjusted);
        SetDates(claim, from, to);
        var claimPaid = FieldValue.NumberOrZero(claim[ClaimField.PaidAmount]);
        adjusted += FieldValue.Decode(claim[ClaimField.ClaimAdjustmentAmount]);
        if (FieldValue.NumberOrZero(claim[ClaimField.ChargeAmount]) - adjusted != claimPaid)
        {
            elements.Report(X12Rules.ClaimUnbalanced, FieldValue.Decode(claim[ClaimField.Offset]), "CLP");
        }

        Payment.ClaimCount++;
        Payment.ClaimPaidAmount += new X12Amount(claimPaid);
        EndClaim();
    }

    // The lines' dates stand for those of a claim that has none.
    private void SetDates(RecordRow<ClaimField> claim, long from, long to)
    {
        if (!_hasClaimRange)
        {
            claim[ClaimField.ServiceFrom] = FieldValue.Earlier(claim[ClaimField.ServiceFrom], from);
            claim[ClaimField.ServiceTo] = FieldValue.Later(claim[ClaimField.ServiceTo], to);
        }
    }

    private void EndClaim()
    {
        IsClaimOpen = false;
        store.KeepFrom = long.MaxValue;
        _claims.EndRecord();
        _lines.EndRecord();
        _adjustments.EndRecord();
        _remarks.EndRecord();
    }

    public void ClosePayment()
    {
        if (!Payment.IsBalanced)
        {
            elements.Report(X12Rules.PaymentUnbalanced, Payment.Offset, "BPR", 2);
        }
    }

    /// <summary>Takes a segment of the claim that is open.</summary>
    public bool TryTakeWithinClaim(in X12Segment segment)
    {
        if (!IsClaimOpen)
        {
            return false;
        }

        switch (segment.Id)
        {
            case SegmentId.Svc: TakeSvc(segment); return true;
            case SegmentId.Dtm: TakeClaimDtm(segment); return true;
            case SegmentId.Cas: TakeCas(segment); return true;
            case SegmentId.Ref: TakeClaimRef(segment); return true;
            case SegmentId.Nm1: TakeNm1(segment); return true;
            case SegmentId.Amt: TakeAmt(segment); return true;
            case SegmentId.Lq: AddRemark(segment.Place(2), segment.Place(1), RemarkSource.Lq); return true;
            case SegmentId.Moa: TakeRemarks(segment, RemarkSource.Moa, [3, 4, 5, 6, 7]); return true;
            case SegmentId.Mia: TakeRemarks(segment, RemarkSource.Mia, [5, 20, 21, 22, 23]); return true;
            default: return false;
        }
    }

    /// <summary>Takes any other segment.</summary>
    public void Take(in X12Segment segment, uint id, int claimOrdinal)
    {
        switch (id)
        {
            case SegmentId.Clp: TakeClp(segment, claimOrdinal); return;
            case SegmentId.Bpr: TakeBpr(segment); return;
            case SegmentId.Trn: TakeTrn(segment); return;
            case SegmentId.N1: TakeN1(segment); return;
            case SegmentId.Plb: TakePlb(segment); return;
            case SegmentId.Dtm: TakeDtm(segment); return;
            case SegmentId.Ref: TakeRef(segment); return;
            case SegmentId.Svc or SegmentId.Cas or SegmentId.Nm1 or SegmentId.Amt or SegmentId.Lq
                or SegmentId.Moa or SegmentId.Mia:
                elements.Report(X12Rules.SegmentMisplaced);
                return;
            default:
                if (!Skipped.Contains(id))
                {
                    elements.Report(X12Rules.SegmentUnknown);
                }

                return;
        }
    }

    private void TakeRef(in X12Segment segment)
    {
        switch (segment.Code(1))
        {
            case Qualifier.Tj when _isPayee && Payment.PayeeTaxId.IsEmpty:
                Payment.PayeeTaxId = Payment.Texts.Add(segment[2]);
                return;
            case Qualifier.PayerId when Payment.PayerIdentifier.IsEmpty:
                Payment.PayerIdentifier = Payment.Texts.Add(segment[2]);
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

    private void TakeBpr(in X12Segment segment)
    {
        Payment.Offset = elements.Segments.Offset;
        Payment.HandlingCode = Payment.Texts.Add(segment[1]);
        Payment.Amount = elements.RequiredAmount(segment, 2);
        Payment.CreditDebitCode = Payment.Texts.Add(segment[3]);
        Payment.MethodCode = Payment.Texts.Add(segment[4]);
        Payment.Date = elements.Date(segment[16], 16);
        if (Payment.Amount is { Hundredths: < 0 })
        {
            elements.Report(X12Rules.PaymentNegative, 2);
        }
    }

    private void TakeTrn(in X12Segment segment)
    {
        Payment.TraceNumber = Payment.Texts.Add(segment[2]);
        Payment.PayerOriginatorId = Payment.Texts.Add(segment[3]);
    }

    // Clearinghouses repeat payer and payee before each claim; the first of each is the payment's.
    private void TakeN1(in X12Segment segment)
    {
        _isPayee = segment.Is(1, "PE"u8);
        if (_isPayee)
        {
            if (Payment.PayeeName.IsEmpty && Payment.PayeeNpi.IsEmpty && Payment.PayeeTaxId.IsEmpty)
            {
                Payment.PayeeName = Payment.Texts.Add(segment[2]);
                Payment.PayeeNpi = segment.Is(3, "XX"u8) ? Payment.Texts.Add(segment[4]) : default;
                Payment.PayeeTaxId = segment.Is(3, "FI"u8) ? Payment.Texts.Add(segment[4]) : default;
            }
        }
        else if (segment.Is(1, "PR"u8) && Payment.PayerName.IsEmpty)
        {
            Payment.PayerName = Payment.Texts.Add(segment[2]);
            Payment.PayerIdentifier = Payment.Texts.Add(segment[4]);
        }
    }

    private void TakePlb(in X12Segment segment)
    {
        var provider = Payment.Texts.Add(segment[1]);
        var fiscal = elements.Date(segment[2], 2);
        for (var at = 3; at + 1 < segment.Count && at <= 13; at += 2)
        {
            var amount = elements.Amount(segment, at + 1);
            if (segment[at].IsEmpty && amount is null)
            {
                continue;
            }

            var row = Payment.ProviderAdjustments.Add();
            row.Offset = elements.Segments.Offset;
            row.ProviderIdentifier = provider;
            row.FiscalPeriodDate = fiscal;
            row.ReasonCode = Payment.Texts.Add(elements.Component(segment[at], 1));
            row.ReferenceId = Payment.Texts.Add(elements.Component(segment[at], 2));
            row.Amount = amount;
            Payment.ProviderAdjustmentAmount += amount ?? default;
        }
    }
}
