using RcmAnalytics.Simulator.Ledger;
using RcmAnalytics.Simulator.Truth;
using RcmAnalytics.Simulator.World;

namespace RcmAnalytics.Simulator.Life;

/// <summary>What practices do: enter charges, send claims, correct rejected ones, work denials, bill second payers.</summary>
internal sealed class Office(Schedule schedule, Stories stories, TruthBook truth, PracticeBooks books, IReadOnlyList<Practice> practices)
{
    private static readonly (string Category, string Status)[] Rejections = [("A7", "562"), ("A3", "33"), ("A6", "153"), ("A8", "496"), ("A7", "254")];

    private readonly List<Submission>[] _batches = [.. practices.Select(_ => new List<Submission>())];

    /// <summary>The payers' side, which answers what is sent.</summary>
    public PayerDesk Desk { get; set; } = null!; // set once, beside the constructor: the two call each other

    public IReadOnlyList<Submission> Batch(Practice practice) => _batches[practice.Index];

    /// <summary>A visit took place.</summary>
    public void See(ClaimLife life)
    {
        books.Seen(life);
        var random = life.Random;
        var lag = stories.LaterEntryDays(life.Practice, life.Service) + (int)Math.Max(0, random.Around(2.4, 1.8));
        schedule.At(life.Service.AddDays(lag + 1).WorkDay(), day => Enter(life, day));
    }

    /// <summary>Decides what becomes of the day's claims; a story may take a whole batch.</summary>
    public void CloseBatches(DateOnly day)
    {
        foreach (var practice in practices.Where(practice => _batches[practice.Index].Count > 0))
        {
            var fate = stories.FateOfBatch(practice, day);
            foreach (var submission in _batches[practice.Index])
            {
                Settle(submission, fate);
            }
        }
    }

    public void ClearBatches()
    {
        foreach (var batch in _batches)
        {
            batch.Clear();
        }
    }

    /// <summary>The payer answered.</summary>
    public void Answered(Remit remit, DateOnly day)
    {
        books.Answered(remit.Life);
        if (remit.Kind != RemitKind.Decision || remit.Life.IsHistory)
        {
            return;
        }

        if (remit.Chain.Sequence == 1 && remit.IsDeniedWhole)
        {
            WorkDenial(remit, day);
        }
        else if (remit.Chain.Sequence == 1 && !remit.Chain.IsReworked)
        {
            AfterPayment(remit, day);
        }
    }

    private void Enter(ClaimLife life, DateOnly day)
    {
        life.Entered = day;
        books.Entered(life, day);
        if (life.First is not { } chain)
        {
            return;
        }

        if (life.Random.Chance(0.004))
        {
            truth.Losses.Unbilled(life, chain, day, null);
            return;
        }

        var lag = life.Random.Chance(0.01) ? life.Random.Between(25, 70) : life.Random.Between(0, 2);
        var sent = life.Practice.SendingDay(day.AddDays(lag + 1));
        truth.Losses.Unbilled(life, chain, day, sent.AddDays(1));
        schedule.At(sent, today => Send(life, chain, today));
    }

    private void Send(
        ClaimLife life, Chain chain, DateOnly day, string frequency = "1", string? original = null, Remit? duplicateOf = null)
    {
        var submission = new Submission
        {
            Life = life,
            Chain = chain,
            ClaimNumber = chain.ClaimNumber,
            Frequency = frequency,
            OriginalNumber = original,
            Day = day,
            Lines = life.Lines,
            DuplicateOf = duplicateOf,
            IsFirst = chain.SubmissionCount == 0,
        };
        _batches[life.Practice.Index].Add(submission);
        truth.Submitted(submission);
    }

    private void Settle(Submission submission, SubmissionFate batch)
    {
        var (life, chain) = (submission.Life, submission.Chain);
        var random = life.Random;
        submission.Fate = batch != SubmissionFate.Accepted ? batch
            : submission.Frequency == "1" && submission.DuplicateOf is null && chain.Payer.Acknowledges && random.Chance(0.035)
                ? SubmissionFate.Rejected : SubmissionFate.Accepted;
        var answer = submission.Day.AddDays(1).WorkDay();
        truth.WillBeKnown(submission, answer);
        if (submission.Fate == SubmissionFate.Accepted)
        {
            Desk.Receive(submission);
            return;
        }

        submission.Rejection = submission.Fate == SubmissionFate.Rejected ? random.Pick(Rejections) : ("A3", "21");
        var isGivenUp = submission.Fate == SubmissionFate.Rejected && random.Chance(0.04);
        if (isGivenUp)
        {
            truth.Losses.Rejected(submission, answer, null);
            return;
        }

        var days = submission.Fate == SubmissionFate.Rejected ? random.Between(2, 14) : 2;
        var again = life.Practice.SendingDay(answer.AddDays(days));
        truth.Losses.Rejected(submission, answer, again.AddDays(1));
        schedule.At(again, day => Send(life, chain, day, submission.Frequency, submission.OriginalNumber, submission.DuplicateOf));
    }

    /// <summary>Nothing came back, or it takes long: the practice sends again, unless the answer comes first.</summary>
    public void SendAgain(Submission submission, DateOnly day, Remit? duplicateOf)
    {
        var (life, chain) = (submission.Life, submission.Chain);
        schedule.At(life.Practice.SendingDay(day), today =>
        {
            if (chain.FirstRemit is null)
            {
                Send(life, chain, today, duplicateOf: duplicateOf);
            }
        });
    }

    private void WorkDenial(Remit remit, DateOnly day)
    {
        var (life, chain) = (remit.Life, remit.Chain);
        var reason = remit.Reason!; // denied whole
        if (chain.IsReworked)
        {
            return;
        }

        if (!life.Random.Chance(0.8))
        {
            truth.Losses.Denied(remit);
            return;
        }

        chain.IsReworked = true;
        var when = life.Practice.SendingDay(day.AddDays(life.Random.Between(5, 35)));
        if (reason.Carc is "29" or "50" or "96" or "204" or "151" or "197" && life.Random.Chance(0.7))
        {
            Desk.Appeal(remit, when.AddDays(life.Random.Between(20, 45)));
            return;
        }

        if (reason.IsCoding && life.Random.Chance(0.5))
        {
            life.Lines = Recoded(life);
            books.Recoded(life, day);
        }

        var isNew = chain.Payer.IsMedicare || reason.IsUnprocessable;
        schedule.At(when, today => Send(life, chain, today, isNew ? "1" : "7", isNew ? null : remit.PayerNumber));
    }

    // The correction bills the first service one step lower.
    private static VisitLine[] Recoded(ClaimLife life)
    {
        var first = life.Lines[0];
        var lower = life.Practice.Specialty.Services.FirstOrDefault(service => service.IsVisit && service.Charge < first.Charge);
        return lower is null || !first.Service.IsVisit || life.Lines.Any(line => line.Service == lower)
            ? life.Lines
            : [first with { Service = lower, Charge = lower.Charge }, .. life.Lines.Skip(1)];
    }

    private void AfterPayment(Remit remit, DateOnly day)
    {
        var life = remit.Life;
        if (remit.CrossedOverTo is { } next)
        {
            Desk.CrossOver(remit, next, day);
        }
        else if (life.Patient.Secondary is { } second && remit.PatientShare > 0 && life.Second is null)
        {
            var chain = new Chain { Payer = second, Sequence = 2, ClaimNumber = remit.Chain.ClaimNumber, Prior = remit };
            life.Second = chain;
            schedule.At(life.Practice.SendingDay(day.AddDays(life.Random.Between(3, 12))), today => Send(life, chain, today));
        }
        else if (life.Second is null && remit.IsDenied && life.Random.Chance(0.4))
        {
            remit.Chain.IsReworked = true;
            Desk.Appeal(remit, day.AddDays(life.Random.Between(25, 70)));
        }
        else if (life.Second is null && !remit.IsDenied && remit.Paid > 4_000 && life.Random.Chance(0.02))
        {
            remit.Chain.IsReworked = true;
            Desk.TakeBack(remit, day);
        }
        else if (life.Second is null && remit.Paid > 0 && life.Random.Chance(0.003))
        {
            // Billed in error: the practice voids it and the payer takes its money back.
            remit.Chain.IsReworked = true;
            schedule.At(life.Practice.SendingDay(day.AddDays(life.Random.Between(10, 40))),
                today =>
                {
                    books.Withdrawn(life, today);
                    Send(life, remit.Chain, today, "8", remit.PayerNumber);
                });
        }
    }
}
