using RcmAnalytics.Simulator.World;

namespace RcmAnalytics.Simulator.Life;

/// <summary>What payers decide. Every line balances: charge less adjustments is paid.</summary>
internal sealed class Adjudicator(SimulationOptions options, SimulationRandom random)
{
    private const decimal Deductible = 90m;
    private const decimal SequestrationRate = 0.02m;

    // Claim-wide denials with their remark code and how often payers give them.
    private static readonly DenialReason[] ClaimDenials =
    [
        new("CO", "197", null, 20), new("CO", "16", "N382", 12), new("CO", "16", "M127", 10), new("CO", "50", "N115", 12),
        new("PR", "27", null, 14), new("CO", "22", "MA04", 10), new("CO", "29", null, 5), new("CO", "4", "N519", 8),
        new("CO", "96", "N130", 6),
    ];

    private readonly Dictionary<(string Member, int Year), decimal> _deductiblePaid = [];
    private int _controlNumber = 1_000_000;

    /// <summary>Decides a claim that goes to the patient's first payer.</summary>
    public Adjudication Decide(Claim claim, bool isSecondTry)
    {
        var payer = claim.Payer;
        var paid = PaymentDate(claim);
        if (random.Chance(isSecondTry ? 0.22 : DenialRate(claim)))
        {
            var reason = IsAuthorizationStory(claim) ? ClaimDenials[0] : random.PickWeighted(ClaimDenials, candidate => candidate.Weight);
            return Result(claim, paid, "1", [.. claim.Lines.Select(line => Denied(line, reason))]) with { IsDenied = true };
        }

        var isBundled = claim.Lines.Count > 1 && random.Chance(payer.DenialRate * 0.35);
        var copay = claim.Lines[0].Code.StartsWith("99", StringComparison.Ordinal) ? payer.Copay : 0m;
        List<AdjudicatedLine> lines = [];
        for (var index = 0; index < claim.Lines.Count; index++)
        {
            var line = claim.Lines[index];
            lines.Add(isBundled && index == claim.Lines.Count - 1
                ? Denied(line, new DenialReason("CO", "97", "M15", 1))
                : Allowed(claim, line, index == 0 ? copay : 0m));
        }

        var crossover = payer.IsMedicare && claim.Patient.Secondary is { } secondary && random.Chance(0.7) ? secondary : null;
        return Result(claim, paid, crossover is null ? "1" : "19", lines) with { CrossedOverTo = crossover };
    }

    /// <summary>The second payer takes most of what the first left to the patient.</summary>
    public Adjudication DecideSecondary(Claim claim, Adjudication primary, DateOnly from)
    {
        List<AdjudicatedLine> lines = [];
        foreach (var line in primary.Lines)
        {
            var share = line.PatientShare;
            var own = Math.Round(share * 0.1m, 2);
            List<LineAdjustment> adjustments = [new("OA", "23", line.Charge - share)];
            if (own > 0)
            {
                adjustments.Add(new LineAdjustment("PR", "2", own));
            }

            lines.Add(new AdjudicatedLine { Billed = line.Billed, Charge = line.Charge, Paid = share - own, Adjustments = adjustments });
        }

        return Result(claim, PayDay(claim.Payer, from.AddDays(random.Between(9, 20))), "2", lines);
    }

    /// <summary>The reversal of a payment, and the correction that pays less.</summary>
    public (Adjudication Reversal, Adjudication Correction) TakeBack(Adjudication paid)
    {
        var on = PayDay(paid.Claim.Payer, paid.PaymentDate.AddDays(random.Between(40, 120)));
        var first = paid.Lines[0];
        var cut = Math.Round(first.Paid * 0.35m, 2);
        var corrected = first with
        {
            Paid = first.Paid - cut,
            Allowed = first.Allowed - cut,
            Adjustments = WithMore(first.Adjustments, "CO", "45", cut),
        };
        return (
            paid with { PaymentDate = on, StatusCode = "22", Lines = [.. paid.Lines.Select(line => line.Reversed())] },
            paid with { PaymentDate = on, PayerControlNumber = NextNumber(paid.Claim), Lines = [corrected, .. paid.Lines.Skip(1)] });
    }

    /// <summary>What a payer allows for one unit, by contract.</summary>
    public static decimal Fee(Payer payer, string code)
    {
        var charge = WorldBuilder.Services.First(service => service.Code == code).Charge;
        return Math.Round(charge * (decimal)payer.AllowedShare, 2);
    }

    private static IReadOnlyList<LineAdjustment> WithMore(
        IReadOnlyList<LineAdjustment> adjustments, string group, string reason, decimal amount)
    {
        var known = adjustments.FirstOrDefault(adjustment => adjustment.Group == group && adjustment.Reason == reason);
        return known is null
            ? [.. adjustments, new LineAdjustment(group, reason, amount)]
            : [.. adjustments.Select(adjustment => adjustment == known ? known with { Amount = known.Amount + amount } : adjustment)];
    }

    // Medicare pays twice a week, the others once.
    private static DateOnly PayDay(Payer payer, DateOnly date)
    {
        while (date.DayOfWeek != DayOfWeek.Wednesday && !(payer.IsMedicare && date.DayOfWeek == DayOfWeek.Monday))
        {
            date = date.AddDays(1);
        }

        return date;
    }

    private double DenialRate(Claim claim) => claim.Payer.DenialRate + (IsAuthorizationStory(claim) ? 0.25 : 0);

    // Planted: one plan denies for authorization at the second office for three months.
    private bool IsAuthorizationStory(Claim claim) =>
        claim.Payer.Id == "SUMA1" && claim.Facility == claim.Practice.Facilities[1]
        && claim.ServiceDate >= options.Start.AddMonths(8) && claim.ServiceDate < options.Start.AddMonths(11);

    private DateOnly PaymentDate(Claim claim)
    {
        // Planted: one payer slows by 12 days.
        var slower = claim.Payer.Id == "COAST" && claim.SubmittedDate >= options.Start.AddMonths(9) ? 12 : 0;
        var days = Math.Max(5, random.Around(claim.Payer.TurnaroundDays + slower, claim.Payer.TurnaroundDays * 0.22));
        return PayDay(claim.Payer, claim.SubmittedDate.AddDays((int)days));
    }

    private static AdjudicatedLine Denied(ClaimLine line, DenialReason reason) => new()
    {
        Billed = line,
        Charge = line.Charge,
        Paid = 0m,
        Adjustments = [new LineAdjustment(reason.Group, reason.Carc, line.Charge)],
        Remarks = reason.Rarc is null ? [] : [reason.Rarc],
    };

    private AdjudicatedLine Allowed(Claim claim, ClaimLine line, decimal copay)
    {
        var payer = claim.Payer;
        var allowed = Math.Min(line.Charge, Fee(payer, line.Code) * line.Units);
        // Planted: one payer underpays two procedures by 7 %.
        if (payer.Id == "EVGH2" && line.Code is "99214" or "20610" && claim.ServiceDate >= options.Start.AddMonths(7))
        {
            allowed = Math.Round(allowed * 0.93m, 2);
        }

        List<LineAdjustment> adjustments = [];
        Add(adjustments, "CO", "45", line.Charge - allowed);
        var left = allowed;
        if (payer.HasDeductible)
        {
            left -= Add(adjustments, "PR", "1", Math.Min(left, DeductibleLeft(claim, left)));
        }

        left -= Add(adjustments, "PR", "3", Math.Min(left, copay));
        left -= Add(adjustments, "PR", "2", Math.Round(left * (decimal)payer.CoinsuranceRate, 2));
        if (payer.IsMedicare)
        {
            left -= Add(adjustments, "CO", "253", Math.Round(left * SequestrationRate, 2));
        }

        return new AdjudicatedLine
        {
            Billed = line,
            Charge = line.Charge,
            Paid = left,
            Allowed = payer.FilingCode == "MC" ? null : allowed,
            Adjustments = adjustments,
        };
    }

    private static decimal Add(List<LineAdjustment> adjustments, string group, string reason, decimal amount)
    {
        if (amount != 0)
        {
            adjustments.Add(new LineAdjustment(group, reason, amount));
        }

        return amount;
    }

    private decimal DeductibleLeft(Claim claim, decimal allowed)
    {
        var key = (claim.Patient.MemberId, claim.ServiceDate.Year);
        var paid = _deductiblePaid.GetValueOrDefault(key);
        var taken = Math.Min(Deductible - paid, allowed);
        _deductiblePaid[key] = paid + taken;
        return taken;
    }

    private Adjudication Result(Claim claim, DateOnly paid, string status, IReadOnlyList<AdjudicatedLine> lines) => new()
    {
        Claim = claim,
        PaymentDate = paid,
        StatusCode = status,
        PayerControlNumber = NextNumber(claim),
        Lines = lines,
    };

    private string NextNumber(Claim claim) => $"{claim.Payer.Id[..2]}{claim.SubmittedDate:yyMM}{++_controlNumber}";

    private sealed record DenialReason(string Group, string Carc, string? Rarc, double Weight);
}
