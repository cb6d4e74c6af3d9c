using RcmAnalytics.Simulator.World;

namespace RcmAnalytics.Simulator.Life;

/// <summary>What payers decide. Every line balances: charge less adjustments is paid.</summary>
internal sealed class Adjudicator(Stories stories)
{
    private const int Sequestration = 200;

    /// <summary>The first payer's decision on a submission.</summary>
    public Remit Decide(Submission submission, double denialRate, DenialReason? certain = null)
    {
        var (life, payer, random) = (submission.Life, submission.Chain.Payer, submission.Life.Random);
        var isSpike = stories.IsAuthorizationSpike(life) && submission.Frequency == "1";
        var isLate = submission.Received.DayNumber - life.Service.DayNumber > stories.FilingLimit(payer, life.Service)
            && submission.Chain.FirstRemit is null;
        var reason = isLate ? DenialReason.TooLate
            : isSpike && random.Chance(0.2) ? DenialReason.Authorization
            : random.Chance(denialRate) ? certain ?? DenialReason.Draw(random, payer) : null;
        if (reason is not null)
        {
            return Make(submission, "1", [.. submission.Lines.Select(line => Denied(line, reason))]);
        }

        var bundled = BundledLine(submission);
        var lines = Allowed(submission, bundled);
        var crossover = payer.IsMedicare && life.Second is null && life.Patient.Secondary is { } next
            && lines.Sum(line => line.PatientShare) > 0 && random.Chance(0.8) ? next : null;
        return Make(submission, crossover is null ? "1" : "19", lines, crossover);
    }

    /// <summary>The second payer takes most of what the first left to the patient.</summary>
    public static Remit DecideSecond(ClaimLife life, Chain chain, DateOnly received)
    {
        var denial = life.Random.Chance(chain.Payer.DenialRate * 0.5);
        var cut = life.Random.Chance(0.3) ? 2_000 : 0;
        var lines = chain.Prior!.Lines.Select(line => Second(line, cut, denial)).ToArray();
        return new Remit
        {
            Life = life,
            Chain = chain,
            Kind = RemitKind.Decision,
            ClaimNumber = chain.ClaimNumber,
            StatusCode = "2",
            PayerNumber = life.NextPayerNumber(chain.Payer),
            Received = received,
            Lines = lines,
        };
    }

    public static Remit Duplicate(Submission submission) =>
        Make(submission, "1", [.. submission.Lines.Select(line => Denied(line, DenialReason.Duplicate))], kind: RemitKind.Duplicate);

    public static Remit Pend(Submission submission) =>
        Make(
            submission, "1",
            [.. submission.Lines.Select(line => Line(line, 0, 0, [new Adjustment("OA", "133", line.Charge, AdjustmentRole.Pend)]))],
            kind: RemitKind.Pend);

    public static Remit Reverse(Remit standing) => new()
    {
        Life = standing.Life,
        Chain = standing.Chain,
        Kind = RemitKind.Reversal,
        ClaimNumber = standing.ClaimNumber,
        StatusCode = "22",
        PayerNumber = standing.PayerNumber,
        OriginalNumber = standing.PayerNumber,
        Frequency = standing.Frequency,
        Received = standing.Received,
        Lines = [.. standing.Lines.Select(line => line.Reversed())],
    };

    /// <summary>A decision again after a reversal or an appeal.</summary>
    public static Remit Correct(Remit standing, RemitLine[] lines) => new()
    {
        Life = standing.Life,
        Chain = standing.Chain,
        Kind = RemitKind.Decision,
        ClaimNumber = standing.ClaimNumber,
        StatusCode = "1",
        PayerNumber = standing.Life.NextPayerNumber(standing.Chain.Payer),
        OriginalNumber = standing.PayerNumber,
        Frequency = standing.Frequency,
        Received = standing.Received,
        Lines = lines,
    };

    public static RemitLine Denied(VisitLine line, DenialReason reason) => line.Service.IsReporting ? Reported(line) : new RemitLine
    {
        Billed = line,
        Charge = line.Charge,
        Paid = 0,
        Allowed = 0,
        Denial = reason,
        Adjustments = [new Adjustment(reason.Group, reason.Carc, line.Charge, AdjustmentRole.Denial)],
        Remarks = reason.Remark is null ? [] : [reason.Remark],
    };

    /// <summary>Decides as if nothing were wrong with the claim.</summary>
    public RemitLine[] Allowed(Submission submission, int bundled = -1)
    {
        var (life, payer, lines) = (submission.Life, submission.Chain.Payer, submission.Lines);
        var isPaid = lines.Select((line, index) => index != bundled && !line.Service.IsReporting).ToArray();
        var expected = Contracts.Expected(payer, lines, isPaid, life.Service);
        var isOverpaid = payer.FeePercent > 0 && life.Random.Chance(0.006);
        var deductible = life.Patient.HasDeductibleLeft(life.Service) ? life.Random.Between(4_000, 30_000) : 0;
        var copay = payer.Copay;
        var result = new RemitLine[lines.Length];
        for (var index = 0; index < lines.Length; index++)
        {
            var line = lines[index];
            if (index == bundled)
            {
                var denied = Denied(line, DenialReason.Bundled);
                result[index] = line.Has("25") && stories.IgnoresModifiers(payer, life.Service)
                    ? denied.Of("modifiers_off", Math.Min(line.Charge, Contracts.Price(payer, line, life.Service)))
                    : denied;
                continue;
            }

            if (line.Service.IsReporting)
            {
                result[index] = Reported(line);
                continue;
            }

            var allowed = stories.IsUnderpaid(payer, line, life.Service) ? Money.Part(expected[index], 9_300)
                : isOverpaid ? Math.Min(line.Charge, Money.Part(expected[index], 11_200)) : expected[index];
            var split = Split(payer, line, allowed, expected[index], ref deductible, ref copay);
            result[index] = stories.IsUnderpaid(payer, line, life.Service) ? split.Of("payer_underpays", split.Expected) : split;
        }

        return result;
    }

    private static RemitLine Split(Payer payer, VisitLine line, int allowed, int expected, ref int deductible, ref int copay)
    {
        List<Adjustment> adjustments = [];
        int Add(string group, string reason, int amount, AdjustmentRole role)
        {
            if (amount != 0)
            {
                adjustments.Add(new Adjustment(group, reason, amount, role));
            }

            return amount;
        }

        Add("CO", "45", line.Charge - allowed, AdjustmentRole.Contractual);
        var left = allowed;
        var taken = Add("PR", "1", Math.Min(left, deductible), AdjustmentRole.PatientShare);
        (left, deductible) = (left - taken, deductible - taken);
        var due = line.Service.IsVisit ? Add("PR", "3", Math.Min(left, copay), AdjustmentRole.PatientShare) : 0;
        (left, copay) = (left - due, copay - due);
        left -= Add("PR", "2", Money.Part(left, payer.Coinsurance), AdjustmentRole.PatientShare);
        left -= payer.IsMedicare ? Add("CO", "253", Money.Part(left, Sequestration), AdjustmentRole.Withhold) : 0;
        return Line(line, left, allowed, [.. adjustments], Contracts.Has(payer, line.Service) ? expected : null);
    }

    private static RemitLine Second(RemitLine first, int cut, bool isDenied)
    {
        var share = first.PatientShare;
        var own = isDenied ? 0 : Money.Part(share, cut);
        List<Adjustment> adjustments = [];
        if (first.Charge != share)
        {
            adjustments.Add(new Adjustment("OA", "23", first.Charge - share, AdjustmentRole.PriorPayer));
        }

        var reason = DenialReason.OfClaims[8];
        if (isDenied && share > 0)
        {
            adjustments.Add(new Adjustment(reason.Group, reason.Carc, share, AdjustmentRole.Denial));
        }
        else if (own > 0)
        {
            adjustments.Add(new Adjustment("PR", "2", own, AdjustmentRole.PatientShare));
        }

        return new RemitLine
        {
            Billed = first.Billed,
            Charge = first.Charge,
            Paid = isDenied ? 0 : share - own,
            Allowed = isDenied ? 0 : share,
            Adjustments = [.. adjustments],
            Denial = isDenied && share > 0 ? reason : null,
        };
    }

    private static RemitLine Reported(VisitLine line) =>
        Line(line, 0, 0, [new Adjustment("CO", "246", line.Charge, AdjustmentRole.Information)], remarks: ["N620"]);

    private static RemitLine Line(
        VisitLine line, int paid, int allowed, Adjustment[] adjustments, int? expected = null, string[]? remarks = null) => new()
        {
            Billed = line,
            Charge = line.Charge,
            Paid = paid,
            Allowed = allowed,
            Adjustments = adjustments,
            Expected = expected,
            Remarks = remarks ?? [],
        };

    private static Remit Make(
        Submission submission, string status, RemitLine[] lines, Payer? crossover = null, RemitKind kind = RemitKind.Decision) => new()
        {
            Life = submission.Life,
            Chain = submission.Chain,
            Kind = kind,
            ClaimNumber = submission.ClaimNumber,
            StatusCode = status,
            PayerNumber = submission.Life.NextPayerNumber(submission.Chain.Payer),
            OriginalNumber = submission.OriginalNumber,
            Frequency = submission.Frequency,
            Received = submission.Received,
            Lines = lines,
            CrossedOverTo = crossover,
        };

    // -1 is none. A payer that turned modifiers off bundles the visit beside a procedure.
    private int BundledLine(Submission submission)
    {
        var lines = submission.Lines;
        var visit = Array.FindIndex(lines, line => line.Has("25"));
        if (visit >= 0 && stories.IgnoresModifiers(submission.Chain.Payer, submission.Life.Service))
        {
            return visit;
        }

        var last = lines.Length - 1;
        return last > 0 && !lines[last].Service.IsReporting && submission.Life.Random.Chance(submission.Chain.Payer.DenialRate * 0.3) ? last : -1;
    }
}
