using RcmAnalytics.Simulator.Life;
using RcmAnalytics.Simulator.World;

namespace RcmAnalytics.Simulator.Truth;

/// <summary>How long payers took for each claim, what waits still, and what came later than the limits.</summary>
internal sealed class Waits(Tally tally)
{
    private const int CashLimit = 45;

    private readonly Dictionary<Chain, ClaimLife> _open = [];
    private readonly List<(string Metric, DateOnly Due, DateOnly Submitted, int Practice, string Payer, bool IsLate)> _undue = [];

    /// <summary>Sent for the first time, or once more.</summary>
    public void Sent(Submission submission, DateOnly knownFrom, DateOnly end)
    {
        var (life, chain) = (submission.Life, submission.Chain);
        if (submission.IsFirst && chain.Sequence == 1)
        {
            Late("submission_lag_over_limit_rate", life, chain, submission.Day, submission.Day.DayNumber - life.Service.DayNumber > 7);
            tally.Add("submission_dates_backwards", submission.Day, life.Practice.Index, chain.Payer.Id, 0);
        }

        // What is refused does not wait at the payer, from the day on which the refusal is known.
        if (chain.Sequence == 1 && chain.FirstAdjudicated is null && (submission.Fate == SubmissionFate.Accepted || knownFrom > end))
        {
            chain.Sent ??= submission.Day;
            _open.TryAdd(chain, life);
        }
    }

    public void Acknowledged(Submission submission, int days)
    {
        var (life, chain) = (submission.Life, submission.Chain);
        Late("acknowledgement_lag_over_limit_rate", life, chain, submission.Day, days > 5);
        tally.Add("acknowledgement_dates_backwards", submission.Day, life.Practice.Index, chain.Payer.Id, 0);
    }

    public void Answered(Remit remit)
    {
        var (life, chain) = (remit.Life, remit.Chain);
        _open.Remove(chain);
        if (chain.FirstSubmitted is not { } submitted)
        {
            return;
        }

        var start = chain.Accepted ?? remit.Received;
        chain.Clock = start;
        var days = remit.Day.DayNumber - start.DayNumber;
        tally.AddDays("payer_turnaround", submitted, life.Practice.Index, chain.Payer.Id, days);
        tally.Add("turnaround_dates_backwards", submitted, life.Practice.Index, chain.Payer.Id, 0);
        Undue("payer_turnaround_over_limit_rate", life, chain, start, days > Limit(chain.Payer));
    }

    /// <summary>The first money of a claim.</summary>
    public void Paid(Remit remit)
    {
        var (life, chain) = (remit.Life, remit.Chain);
        var (practice, payer) = (life.Practice.Index, chain.Payer.Id);
        if (chain.Clock is { } start && chain.FirstSubmitted is { } submitted)
        {
            var days = remit.Day.DayNumber - start.DayNumber;
            tally.AddDays("payment_turnaround", submitted, practice, payer, days);
            tally.Add("payment_dates_backwards", submitted, practice, payer, 0);
            Undue("payment_turnaround_over_limit_rate", life, chain, start, days > Limit(chain.Payer));
        }

        var whole = remit.Day.DayNumber - life.Service.DayNumber;
        tally.AddDays("service_to_cash", life.Service, practice, payer, whole);
        tally.Add("cash_dates_backwards", life.Service, practice, payer, 0);
        Late("service_to_cash_over_limit_rate", life, chain, life.Service, whole > CashLimit);
    }

    /// <summary>Known from the practices' own books, as are postings.</summary>
    public static void Entered(Tally books, ClaimLife life, DateOnly day)
    {
        var days = day.DayNumber - life.Service.DayNumber;
        var payer = life.First?.Payer.Id ?? "self_pay";
        books.AddDays("charge_lag", life.Service, life.Practice.Index, payer, days);
        books.Add("charge_lag_over_limit_rate", life.Service, life.Practice.Index, payer, days > 5 ? 1 : 0, 1);
        books.Add("charge_dates_backwards", life.Service, life.Practice.Index, payer, 0);
    }

    public static void Posted(Tally books, Remit remit, DateOnly paid, DateOnly day)
    {
        var (practice, payer, days) = (remit.Life.Practice.Index, remit.Chain.Payer.Id, day.DayNumber - paid.DayNumber);
        books.AddDays("posting_lag", paid, practice, payer, days);
        books.Add("posting_lag_over_limit_rate", paid, practice, payer, days > 4 ? 1 : 0, 1);
        books.Add("posting_dates_backwards", paid, practice, payer, 0);
    }

    /// <summary>Those whose limit has run out by the day count from now on.</summary>
    public void Due(DateOnly day)
    {
        foreach (var wait in _undue.Where(wait => wait.Due <= day))
        {
            tally.Add(wait.Metric, wait.Submitted, wait.Practice, wait.Payer, wait.IsLate ? 1 : 0, 1);
        }

        _undue.RemoveAll(wait => wait.Due <= day);
    }

    /// <summary>What waits still has waited until the last day.</summary>
    public void End(DateOnly day)
    {
        Due(day);
        foreach (var (chain, life) in _open)
        {
            var (practice, payer, submitted) = (life.Practice.Index, chain.Payer.Id, chain.FirstSubmitted!.Value); // it was sent
            var start = chain.Accepted is { } accepted && accepted <= day ? accepted : chain.Sent!.Value; // it is open since then
            tally.AddDays("payer_turnaround_open", submitted, practice, payer, day.DayNumber - start.DayNumber);
            tally.Add("claims_awaiting_answer", submitted, practice, payer, 1);
            if (start.AddDays(Limit(chain.Payer)) <= day)
            {
                tally.Add("payer_turnaround_over_limit_rate", submitted, practice, payer, 1, 1);
                tally.Add("payment_turnaround_over_limit_rate", submitted, practice, payer, 1, 1);
            }
        }
    }

    private void Late(string metric, ClaimLife life, Chain chain, DateOnly day, bool isLate) =>
        tally.Add(metric, day, life.Practice.Index, chain.Payer.Id, isLate ? 1 : 0, 1);

    private void Undue(string metric, ClaimLife life, Chain chain, DateOnly start, bool isLate) =>
        _undue.Add((metric, start.AddDays(Limit(chain.Payer)), chain.FirstSubmitted!.Value, life.Practice.Index, chain.Payer.Id, isLate)); // sent

    private static int Limit(Payer payer) => payer.Kind == PayerKind.WorkersComp ? 45 : 30;
}
