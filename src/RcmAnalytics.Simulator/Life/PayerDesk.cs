using RcmAnalytics.Simulator.Truth;
using RcmAnalytics.Simulator.World;

namespace RcmAnalytics.Simulator.Life;

/// <summary>What payers do with what they receive, and when they pay.</summary>
internal sealed class PayerDesk(Schedule schedule, Stories stories, TruthBook truth, Office office, IReadOnlyList<Practice> practices)
{
    private readonly Adjudicator _adjudicator = new(stories);
    private readonly List<Remit>[][] _today = [.. practices.Select(_ => Payers.All.Select(_ => new List<Remit>()).ToArray())];

    /// <summary>What a payer answers a practice today, in the order it was decided.</summary>
    public List<Remit> Today(Practice practice, int payer) => _today[practice.Index][payer];

    public void Receive(Submission submission)
    {
        var (life, chain) = (submission.Life, submission.Chain);
        var (payer, random) = (chain.Payer, life.Random);
        if (submission.DuplicateOf is not null)
        {
            var after = submission.DuplicateOf.Day > submission.Received ? submission.DuplicateOf.Day : submission.Received;
            Pay(Adjudicator.Duplicate(submission), payer.PayDay(after.AddDays(random.Between(2, 9))));
            return;
        }

        if (submission.Frequency == "8")
        {
            Pay(Adjudicator.Reverse(chain.Standing!), payer.PayDay(submission.Received.AddDays(12))); // only what is paid is voided
            return;
        }

        if (submission.Frequency == "1" && chain.SubmissionCount == 1 && random.Chance(0.006))
        {
            // Lost on the way. The practice notices, mostly.
            if (random.Chance(0.75))
            {
                office.SendAgain(submission, submission.Day.AddDays(random.Between(35, 60)), null);
                return;
            }

            truth.Losses.Unanswered(submission);
            return;
        }

        Decide(submission, PayDay(submission));
    }

    /// <summary>The payer decides again: better or the same.</summary>
    public void Appeal(Remit denied, DateOnly day)
    {
        var (life, chain) = (denied.Life, denied.Chain);
        var payDay = chain.Payer.PayDay(day);
        schedule.At(payDay, today =>
        {
            if (life.Random.Chance(denied.Reason!.Overturned)) // an appeal is against a denial
            {
                var again = _adjudicator.Allowed(Resubmitted(denied));
                Post(Adjudicator.Reverse(denied), today);
                Post(Adjudicator.Correct(denied, again), today);
            }
            else if (denied.IsDeniedWhole)
            {
                // Part of a claim that stays denied brings a letter, no remit.
                Post(Adjudicator.Correct(denied, denied.Lines), today);
            }
        });
    }

    /// <summary>Medicare sends the claim on; the next payer answers without a claim of ours.</summary>
    public void CrossOver(Remit first, Payer next, DateOnly day)
    {
        var life = first.Life;
        var chain = new Chain { Payer = next, Sequence = 2, ClaimNumber = first.ClaimNumber, Prior = first, IsCrossover = true };
        life.Second = chain;
        Pay(Adjudicator.DecideSecond(life, chain, day.AddDays(2)), next.PayDay(day.AddDays(life.Random.Between(8, 20))));
    }

    /// <summary>A payment is taken back: for coverage found to have ended, or a service found to be part of another, or too much paid.</summary>
    public void TakeBack(Remit paid, DateOnly day)
    {
        var life = paid.Life;
        var payer = paid.Chain.Payer;
        var when = payer.PayDay(day.AddDays(life.Random.Between(35, 150)));
        var isTogether = life.Random.Chance(0.7);
        var isRetroDenial = life.Random.Chance(0.5);
        RemitLine[] lines = isRetroDenial
            ? [.. paid.Lines.Select(line => Adjudicator.Denied(line.Billed, DenialReason.NotPrimary))]
            : [Adjudicator.Denied(paid.Lines[0].Billed, DenialReason.Bundled), .. Repriced(paid)];
        var correction = Adjudicator.Correct(paid, lines);
        schedule.At(when, today =>
        {
            Post(Adjudicator.Reverse(paid), today);
            if (isTogether)
            {
                Post(correction, today);
            }
        });
        if (!isTogether)
        {
            Pay(correction, payer.PayDay(when.AddDays(life.Random.Between(5, 18))));
        }
    }

    /// <summary>The answer to a claim sent before the simulation began.</summary>
    public void AnswerHistory(ClaimLife life, DateOnly sent)
    {
        var submission = new Submission
        {
            Life = life,
            Chain = life.First!,
            ClaimNumber = life.First!.ClaimNumber,
            Frequency = "1",
            Day = sent,
            Lines = life.Lines, // insured
        };
        Pay(_adjudicator.Decide(submission, life.First.Payer.DenialRate), PayDay(submission));
    }

    // What is left of the claim is ranked anew: the contract pays its dearest procedure in full.
    private static IEnumerable<RemitLine> Repriced(Remit paid)
    {
        var lines = paid.Lines.Select(line => line.Billed).ToArray();
        var expected = Contracts.Expected(
            paid.Chain.Payer, lines, [.. lines.Select((line, index) => index > 0 && !line.Service.IsReporting)], paid.Life.Service);
        return paid.Lines.Skip(1).Select((line, index) => line.Expected is null ? line : line.At(expected[index + 1]));
    }

    private static Submission Resubmitted(Remit denied) => new()
    {
        Life = denied.Life,
        Chain = denied.Chain,
        ClaimNumber = denied.ClaimNumber,
        Frequency = denied.Frequency,
        Day = denied.Received,
        Lines = [.. denied.Lines.Select(line => line.Billed)],
    };

    private void Decide(Submission submission, DateOnly payDay)
    {
        var (life, chain) = (submission.Life, submission.Chain);
        var random = life.Random;
        if (chain.Sequence == 2)
        {
            Pay(Adjudicator.DecideSecond(life, chain, submission.Received), payDay);
            return;
        }

        var isAgain = chain.FirstRemit is not null;
        if (!isAgain && chain.Payer.Kind == PayerKind.MedicaidManaged && random.Chance(0.03))
        {
            Pay(Adjudicator.Pend(submission), payDay);
            payDay = chain.Payer.PayDay(payDay.AddDays(random.Between(14, 28)));
        }

        var reason = isAgain ? chain.FirstRemit!.Reason : null; // known: it was decided before
        var remit = _adjudicator.Decide(submission, reason is null ? chain.Payer.DenialRate : 1 - reason.Overturned, reason);
        Pay(remit, payDay);
        var isSlow = payDay.DayNumber - submission.Day.DayNumber > 32;
        if (!isAgain && !remit.IsDenied && random.Chance(isSlow ? 0.2 : 0.004))
        {
            office.SendAgain(submission, submission.Day.AddDays(Math.Min(30, payDay.DayNumber - submission.Day.DayNumber - 3)), remit);
        }
    }

    private DateOnly PayDay(Submission submission)
    {
        var (payer, random) = (submission.Chain.Payer, submission.Life.Random);
        var mean = payer.TurnaroundDays + stories.SlowerDays(payer, submission.Received);
        var days = Math.Max(5, random.Around(mean, mean * 0.22) + (random.Chance(0.04) ? random.Between(10, 40) : 0));
        return payer.PayDay(submission.Received.AddDays((int)days));
    }

    private void Pay(Remit remit, DateOnly day)
    {
        remit.Day = day;
        schedule.At(day, today => Post(remit, today));
    }

    private void Post(Remit remit, DateOnly day)
    {
        remit.Day = day;
        var payers = _today[remit.Life.Practice.Index];
        payers[Index(remit.Chain.Payer)].Add(remit);
        truth.Adjudicated(remit);
        office.Answered(remit, day);
    }

    private static int Index(Payer payer)
    {
        for (var index = 0; index < Payers.All.Count; index++)
        {
            if (Payers.All[index] == payer)
            {
                return index;
            }
        }

        throw new InvalidOperationException("A remit has a payer of the list.");
    }
}
