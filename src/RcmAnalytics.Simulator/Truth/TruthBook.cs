using RcmAnalytics.Simulator.Files;
using RcmAnalytics.Simulator.Life;

namespace RcmAnalytics.Simulator.Truth;

/// <summary>
/// What really happened, added up as it happens: from decisions, never from the files. Definitions are those of the field,
/// written down here a second time so that the models have something to be held to.
/// </summary>
internal sealed class TruthBook
{
    private const int ReworkDays = 90;

    private readonly DateOnly _end;
    private readonly Tally _tally = new();
    private readonly Receivables _receivables = new();
    private readonly DenialTruth _denials;
    private readonly Waits _waits;

    public TruthBook(DateOnly end, Stories stories)
    {
        Losses = new Losses(stories);
        _end = end;
        _denials = new DenialTruth(_tally);
        _waits = new Waits(_tally);
    }

    /// <summary>The last day on which a claim was sent or a payment made: the day that balances speak of.</summary>
    public DateOnly LastDay { get; private set; }

    public Tally Tally => _tally;

    public Outcomes Outcomes { get; } = new();

    public UnderpaidLines UnderpaidLines { get; } = new();

    public Losses Losses { get; }

    public void Submitted(Submission submission)
    {
        var (life, chain, day) = (submission.Life, submission.Chain, submission.Day);
        LastDay = day;
        chain.SubmissionCount++;
        _denials.Sent(submission);
        if (submission.IsFirst)
        {
            chain.FirstSubmitted = day;
            chain.Charge = submission.Charge;
            Add("claims_submitted", day, life, chain, 1);
            if (chain.Sequence == 1)
            {
                Charge(life, chain, day, submission.Charge);
                Add("adjudicated_share", life.Service, life, chain, 0, 1);
                _tally.AddDays("submission_lag", day, life.Practice.Index, chain.Payer.Id, day.DayNumber - life.Service.DayNumber);
            }
            else
            {
                _receivables.Post(life, chain, chain.Prior!.PatientShare); // a second payer has a first
            }

            return;
        }

        if (chain.Sequence == 1)
        {
            var standing = submission.Frequency == "8" ? 0 : submission.Charge;
            Charge(life, chain, day, standing - chain.Charge);
            if (chain.FirstAdjudicated is { } first)
            {
                Add("contractual_adjustment_rate", first, life, chain, 0, standing - chain.Charge);
                Rework(life, chain, day, submission.Frequency != "1");
            }

            chain.Charge = standing;
        }
    }

    /// <summary>An acknowledgement says on a day whether the claim was accepted; without one the payer's answer does.</summary>
    public void WillBeKnown(Submission submission, DateOnly answer)
    {
        if (submission.IsFirst)
        {
            Add("submission_outcome_rate", submission.Day, submission.Life, submission.Chain, 0, 1);
        }

        Answer(submission, answer);
        _waits.Sent(submission, answer, _end);
        var isRefused = submission.Fate != SubmissionFate.Accepted;
        if ((submission.Chain.Payer.Acknowledges || isRefused) && answer <= _end)
        {
            Known(submission, !isRefused);
            submission.Chain.Accepted ??= isRefused ? null : submission.Received;
        }
        else
        {
            submission.Chain.Waiting = submission;
        }
    }

    public void Paid(PaymentRun run)
    {
        var (day, practice, payer) = (run.Date, run.Practice.Index, run.Payer.Id);
        _tally.Add("remits", day, practice, payer, 1);
        _tally.Add("unbalanced_remits", day, practice, payer, 0); // payers that err in sums are not simulated
        _tally.Add("takeback_in_cash", day, practice, payer,
            run.Claims.Where(claim => claim.IsReversal).Sum(claim => -(long)claim.Paid)
            + run.ProviderAdjustments.Where(adjustment => adjustment.Reason is "WO" or "FB").Sum(adjustment => adjustment.Amount));
    }

    public void Adjudicated(Remit remit)
    {
        var (life, chain, day) = (remit.Life, remit.Chain, remit.Day);
        LastDay = day;
        if (chain.Waiting is { } waiting)
        {
            Known(waiting, true);
            chain.Waiting = null;
        }

        Post(remit);
        Add("payments", day, life, chain, remit.Paid);
        Add("insurance_payments", day, life, chain, remit.Paid);
        Add("unbalanced_claims", day, life, chain, 0); // as above
        Add("remit_match_rate", day, life, chain, life.IsHistory ? 0 : 1, 1);
        if (remit is { IsReversal: true, Paid: not 0 })
        {
            TakeBack(remit);
        }
        else if (remit.Kind == RemitKind.Decision && chain.TakenBack is { } takenBack)
        {
            Add("net_takeback_amount", takenBack.Day, life, chain, -Math.Min(-takenBack.Paid, remit.Paid));
            chain.TakenBack = null;
        }

        if (chain.Sequence != 1)
        {
            chain.FirstRemit ??= remit;
            Add("net_collection_rate", life.Service, life, life.First!, remit.Paid); // a second payer has a first
            return;
        }

        Time(remit);

        var isFirst = remit.Kind == RemitKind.Decision && chain.FirstRemit is null;
        if (isFirst)
        {
            First(remit);
        }
        else if (chain.FirstAdjudicated is not null && remit.Kind is RemitKind.Decision or RemitKind.Reversal)
        {
            Rework(life, chain, day, true);
        }

        if (!isFirst && remit.Kind == RemitKind.Decision)
        {
            _denials.Worked(life, chain, day);
        }

        Sum(remit);
        if (remit.IsReversal)
        {
            Underpayments(chain.Standing!, -1); // what is reversed stood
            chain.Standing = null;
        }
        else if (remit.Kind == RemitKind.Decision)
        {
            Underpayments(remit, 1);
            chain.Standing = remit;
            Overturn(remit, isFirst);
        }
    }

    /// <summary>Nothing more happens.</summary>
    public void Close() => _denials.Close(LastDay);

    private void TakeBack(Remit remit)
    {
        var (life, chain, day) = (remit.Life, remit.Chain, remit.Day);
        chain.TakenBack = remit;
        Add("takeback_amount", day, life, chain, -remit.Paid);
        Add("net_takeback_amount", day, life, chain, -remit.Paid);
        var original = chain.Standing ?? chain.FirstRemit!; // what is reversed was decided before
        _tally.AddDays("takeback_age", day, life.Practice.Index, chain.Payer.Id, day.DayNumber - original.Day.DayNumber);
    }

    public void MonthEnd(DateOnly day)
    {
        _receivables.Snapshot(_tally, day);
        _waits.Due(day);
    }

    /// <summary>The figures of an unfinished month speak of its last day with news.</summary>
    public void End()
    {
        MonthEnd(LastDay);
        _waits.End(LastDay);
    }

    private void Add(string metric, DateOnly day, ClaimLife life, Chain chain, long numerator, long denominator = 0) =>
        _tally.Add(metric, day, life.Practice.Index, chain.Payer.Id, numerator, denominator);

    private void Charge(ClaimLife life, Chain chain, DateOnly day, int amount)
    {
        _receivables.Post(life, chain, amount);
        Add("charges", day, life, chain, amount);
        _receivables.Charge(life.Practice.Index, chain.Payer.Id, day, amount);
    }

    /// <summary>
    /// Every batch is answered the next working day. A payer that acknowledges says that it accepts; the clearinghouse stops
    /// the others before they reach it.
    /// </summary>
    private void Answer(Submission submission, DateOnly answer)
    {
        var (life, chain, day) = (submission.Life, submission.Chain, submission.Day);
        Add("unacknowledged_submissions", day, life, chain, answer > _end ? 1 : 0);
        if (answer <= _end && chain.Payer.Acknowledges && submission.Fate == SubmissionFate.Accepted)
        {
            _tally.AddDays("acknowledgement_lag", day, life.Practice.Index, chain.Payer.Id, answer.DayNumber - day.DayNumber);
            _waits.Acknowledged(submission, answer.DayNumber - day.DayNumber);
        }
    }

    private void Known(Submission submission, bool isAccepted)
    {
        var (life, chain, day) = (submission.Life, submission.Chain, submission.Day);
        Add("rejection_rate", day, life, chain, isAccepted ? 0 : 1, 1);
        Add("rejected_submissions", day, life, chain, isAccepted ? 0 : 1);
        if (submission.IsFirst)
        {
            Add("clean_claim_rate", day, life, chain, isAccepted ? 1 : 0, 1);
            Add("submission_outcome_rate", day, life, chain, 1);
        }
    }

    /// <summary>What payers still owe. A refused charge stays open, unless the payer says that the patient owes it.</summary>
    private void Post(Remit remit)
    {
        var (life, chain) = (remit.Life, remit.Chain);
        if (chain.FirstSubmitted is null && chain.FirstRemit is null)
        {
            // Nothing of ours announced it: it is known from this answer on.
            chain.Charge = remit.Charge;
            _receivables.Post(life, chain, chain.Sequence == 1 ? remit.Charge : chain.Prior!.PatientShare);
        }

        if (remit.Kind == RemitKind.Decision && chain.Standing is { IsDeniedWhole: true } before)
        {
            _receivables.Post(life, chain, before.LeftToPatient);
        }

        var settled = remit.Paid + remit.LeftToPatient + remit.Total(AdjustmentRole.Contractual)
            + remit.Total(AdjustmentRole.Withhold) + remit.Total(AdjustmentRole.Information)
            - (remit.IsReversal && chain.Standing is { } reversed ? reversed.LeftToPatient - reversed.PatientShare : 0);
        _receivables.Post(life, chain, -settled);
    }

    private void First(Remit remit)
    {
        var (life, chain, day) = (remit.Life, remit.Chain, remit.Day);
        chain.FirstAdjudicated = day;
        chain.FirstRemit = remit;
        Outcomes.Add(remit);
        _denials.First(remit);
        chain.IsResolved = !remit.IsDenied && remit.Allowed > 0;
        Add("claims_adjudicated", day, life, chain, 1);
        Add("adjudicated_charges", day, life, chain, remit.Charge);
        Add("initial_denial_rate", day, life, chain, remit.IsDenied ? 1 : 0, 1);
        Add("full_denial_rate", day, life, chain, remit.IsDeniedWhole ? 1 : 0, 1);
        Add("initial_denial_rate_dollars", day, life, chain, remit.Denied, remit.Charge);
        Add("first_pass_resolution_rate", day, life, chain, chain.IsResolved ? 1 : 0, 1);
        Add("adjudicated_share", life.Service, life, chain, 1, chain.FirstSubmitted is null ? 1 : 0);
        Add("contractual_adjustment_rate", day, life, chain, 0, chain.Charge);
        if (!remit.IsDenied)
        {
            return;
        }

        Add("denied_claims", day, life, chain, 1);
        foreach (var line in remit.Lines.Where(line => line.Denial is not null))
        {
            Add("denied_amount", day, life, chain, line.Denied);
            Add("denied_lines", day, life, chain, 1);
            Add("preventable_denial_share", day, life, chain, line.Denial!.IsPreventable ? line.Denied : 0, line.Denied); // filtered above
        }
    }

    private void Time(Remit remit)
    {
        if (remit.Kind == RemitKind.Decision && remit.Chain.FirstRemit is null)
        {
            _waits.Answered(remit);
        }

        if (remit.Paid > 0 && !remit.Chain.IsPaid)
        {
            remit.Chain.IsPaid = true;
            _waits.Paid(remit);
        }
    }

    private void Rework(ClaimLife life, Chain chain, DateOnly day, bool isRework)
    {
        if (isRework && chain.IsResolved && day.DayNumber - chain.FirstAdjudicated!.Value.DayNumber <= ReworkDays) // resolved at its first
        {
            chain.IsResolved = false;
            Add("first_pass_resolution_rate", chain.FirstAdjudicated.Value, life, chain, -1);
        }
    }

    private void Sum(Remit remit)
    {
        var (life, chain) = (remit.Life, remit.Chain);
        chain.Allowed += remit.Allowed;
        if (chain.FirstAdjudicated is not { } first)
        {
            return;
        }

        Add("net_collection_rate", life.Service, life, chain, remit.Paid, remit.Allowed);
        Add("patient_responsibility_share", first, life, chain, remit.PatientShare, remit.Allowed);
        Add("contractual_adjustment_rate", first, life, chain, remit.Total(AdjustmentRole.Contractual));
    }

    /// <summary>Of denials that were decided again: did more come of it.</summary>
    private void Overturn(Remit remit, bool isFirst)
    {
        var (life, chain) = (remit.Life, remit.Chain);
        if (isFirst || chain.FirstRemit is not { IsDenied: true } first)
        {
            return;
        }

        var isOverturned = chain.Allowed > first.Allowed;
        Add("denial_overturn_rate", first.Day, life, chain,
            (isOverturned ? 1 : 0) - (chain.IsOverturned ? 1 : 0), chain.HasDecisionOnDenial ? 0 : 1);
        (chain.HasDecisionOnDenial, chain.IsOverturned) = (true, isOverturned);
    }

    private void Underpayments(Remit remit, int sign)
    {
        UnderpaidLines.Add(remit, sign);
        foreach (var line in remit.Lines.Where(line => line is { Expected: not null, Denial: null, Allowed: > 0 }))
        {
            var expected = line.Expected!.Value; // filtered
            var variance = line.Allowed - expected;
            // One dollar or one percent, whichever is more; compared in hundredths of a cent.
            var isUnderpaid = -variance * 100L > Math.Max(10_000L, expected);
            Add("underpayment_variance", remit.Day, remit.Life, remit.Chain, sign * variance);
            Add("underpaid_amount", remit.Day, remit.Life, remit.Chain, isUnderpaid ? sign * -variance : 0);
            Add("underpayment_rate", remit.Day, remit.Life, remit.Chain, isUnderpaid ? sign : 0, sign);
            Add("underpaid_services", remit.Day, remit.Life, remit.Chain, isUnderpaid ? sign : 0);
            Add("evaluated_services", remit.Day, remit.Life, remit.Chain, sign);
            Add("underpaid_share", remit.Day, remit.Life, remit.Chain, isUnderpaid ? sign * -variance : 0, sign * expected);
            Add("overpaid_amount", remit.Day, remit.Life, remit.Chain, sign * Math.Max(0, variance));
        }
    }
}
