using System.Collections.Frozen;

namespace RcmAnalytics.X12;

/// <summary>Reads the segments of an 835 into a payment and its claims.</summary>
internal sealed partial class RemittanceReader(ElementReader elements, RecordTexts texts)
{
    // Segments of the guide that carry nothing this reader keeps. Anything else is reported as unknown.
    private static readonly FrozenSet<uint> Skipped = FrozenSet.Create(
        SegmentIds.Pack("CUR"u8), SegmentIds.Pack("N2"u8), SegmentIds.Pack("N3"u8), SegmentId.N4, SegmentIds.Pack("PER"u8),
        SegmentIds.Pack("RDM"u8), SegmentId.Lx, SegmentIds.Pack("TS2"u8), SegmentIds.Pack("TS3"u8), SegmentIds.Pack("QTY"u8));

    private PaymentLine? _line;
    private int _lineOrdinal;
    private bool _hasClaimRange;
    private bool _isPayee;

    public Payment Payment { get; } = new();

    public ClaimPayment Claim { get; } = new(texts);

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
        foreach (var line in Claim.Lines.Span)
        {
            Claim.LineChargeAmount += line.ChargeAmount ?? default;
            Claim.LinePaidAmount += line.PaidAmount ?? default;
            Claim.LineAdjustmentAmount += line.AdjustmentAmount;
            if (!_hasClaimRange)
            {
                Claim.ServiceFrom = X12Date.Earlier(Claim.ServiceFrom, line.ServiceFrom);
                Claim.ServiceTo = X12Date.Later(Claim.ServiceTo, line.ServiceTo ?? line.ServiceFrom);
            }

            if (!line.IsBalanced)
            {
                elements.Report(X12Rules.LineUnbalanced, line.Offset, "SVC");
            }
        }

        if (!Claim.IsBalanced)
        {
            elements.Report(X12Rules.ClaimUnbalanced, Claim.Offset, "CLP");
        }

        Payment.ClaimCount++;
        Payment.ClaimPaidAmount += Claim.PaidAmount ?? default;
        IsClaimOpen = false;
        _line = null;
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
            case SegmentId.Ref: TakeRef(segment); return true;
            case SegmentId.Nm1: TakeNm1(segment); return true;
            case SegmentId.Amt: TakeAmt(segment); return true;
            case SegmentId.Lq: AddRemark(segment.Text(2), segment.Text(1), RemarkSource.Lq); return true;
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
