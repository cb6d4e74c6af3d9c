using RcmAnalytics.Simulator.Life;

namespace RcmAnalytics.Simulator.Truth;

/// <summary>What first payers denied, whether anybody worked on it, and what the front desk had to do with it.</summary>
internal sealed class DenialTruth(Tally tally)
{
    private const int ReworkCost = 25_00;
    private const int WorkDays = 30;

    // Those of the last days: later nobody can be in time any more.
    private readonly Queue<(ClaimLife Life, Chain Chain)> _denied = [];

    public void Sent(Submission submission)
    {
        var (life, chain) = (submission.Life, submission.Chain);
        if (chain.Sequence != 1)
        {
            return;
        }

        if (submission.IsFirst)
        {
            Add("eligibility_check_rate", life.Service, life, chain, 0, 1); // no practice asks before the visit
        }

        Worked(life, chain, submission.Day);
    }

    public void First(Remit remit)
    {
        var (life, chain, day) = (remit.Life, remit.Chain, remit.Day);
        JudgeUntil(day.AddDays(-WorkDays - 1));
        Add("partial_denial_rate", day, life, chain, remit.IsDenied && !remit.IsDeniedWhole ? 1 : 0, 1);
        Add("duplicate_denial_rate", day, life, chain, 0, 1); // the first answer is never that of a duplicate
        Add("eligibility_denial_rate", day, life, chain, 0, 1);
        foreach (var line in remit.Lines.Where(line => !line.Billed.Service.IsReporting))
        {
            Add("adjudicated_lines", day, life, chain, 1);
            Add("line_denial_rate", day, life, chain, line.Denial is null ? 0 : 1, 1);
            if (line is { Denial: null, Allowed: > 0 })
            {
                Add("evaluable_coverage", day, life, chain, line.Expected is null ? 0 : 1, 1);
            }
        }

        if (remit.Reason is not { } reason)
        {
            return;
        }

        _denied.Enqueue((life, chain));
        Add("denial_worked_rate", day, life, chain, 0, 1);
        Add("denial_rework_cost", day, life, chain, ReworkCost);
        FrontDesk(remit, reason);
    }

    /// <summary>The first action after a denial, if it is one.</summary>
    public void Worked(ClaimLife life, Chain chain, DateOnly day)
    {
        if (chain.DenialWorked is null && chain.FirstRemit is { IsDenied: true } first && day > first.Day)
        {
            chain.DenialWorked = day;
            Add("denial_worked_rate", first.Day, life, chain, 1);
            tally.AddDays("denial_first_action", first.Day, life.Practice.Index, chain.Payer.Id, day.DayNumber - first.Day.DayNumber);
        }
    }

    /// <summary>Denials that are old enough to ask whether they were worked in time.</summary>
    public void Close(DateOnly lastDay) => JudgeUntil(lastDay.AddDays(-WorkDays));

    private void JudgeUntil(DateOnly last)
    {
        while (_denied.TryPeek(out var denied) && denied.Chain.FirstRemit!.Day <= last) // denied
        {
            var (life, chain) = _denied.Dequeue();
            var day = chain.FirstRemit!.Day;
            var isInTime = chain.DenialWorked is { } worked && worked.DayNumber - day.DayNumber <= WorkDays;
            Add("denial_worked_within_30_days_rate", day, life, chain, isInTime ? 1 : 0, 1);
        }
    }

    // Of claims sent before the simulation nobody knows what was asked or sent.
    private void FrontDesk(Remit remit, DenialReason reason)
    {
        var (life, chain, day) = (remit.Life, remit.Chain, remit.Day);
        var known = life.IsHistory ? 0 : 1;
        if (reason.IsOfTheFrontDesk)
        {
            Add("eligibility_denials", day, life, chain, 1);
            Add("eligibility_denial_rate", day, life, chain, 1);
            Add("unchecked_eligibility_denials", day, life, chain, known);
            Add("unchecked_eligibility_denial_share", day, life, chain, known, known);
        }
        else if (reason == DenialReason.Authorization)
        {
            Add("authorization_denials", day, life, chain, 1);
            Add("authorization_denials_without_number_share", day, life, chain, known, known);
        }
    }

    private void Add(string metric, DateOnly day, ClaimLife life, Chain chain, long numerator, long denominator = 0) =>
        tally.Add(metric, day, life.Practice.Index, chain.Payer.Id, numerator, denominator);
}
