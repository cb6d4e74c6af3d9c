using RcmAnalytics.Simulator.Life;

namespace RcmAnalytics.Simulator.Truth;

/// <summary>The balances that payers owe, and the charges of the days before.</summary>
internal sealed class Receivables
{
    private const int Window = 90;

    private readonly List<Receivable> _open = [];
    private readonly Dictionary<(int Practice, string Payer), Dictionary<DateOnly, long>> _charges = [];
    private readonly Dictionary<int, DateOnly> _firstCharge = [];

    /// <summary>Changes what the payer owes on a claim: while it has a balance it is listed.</summary>
    public void Post(ClaimLife life, Chain chain, int amount)
    {
        var receivable = chain.Receivable ??= new Receivable(life.Practice.Index, chain.Payer.Id, life.Service);
        receivable.Balance += amount;
        if (!receivable.IsListed)
        {
            receivable.IsListed = true;
            _open.Add(receivable);
        }
    }

    public void Charge(int practice, string payer, DateOnly day, int amount)
    {
        _firstCharge.TryAdd(practice, day);
        if (!_charges.TryGetValue((practice, payer), out var days))
        {
            _charges[(practice, payer)] = days = [];
        }

        days[day] = days.GetValueOrDefault(day) + amount;
    }

    /// <summary>The balances on a day, which stand for its month.</summary>
    public void Snapshot(Tally tally, DateOnly day)
    {
        foreach (var open in _open.Where(open => open.Balance != 0))
        {
            var (practice, payer, debit) = (open.Practice, open.Payer, Math.Max(0, open.Balance));
            var age = day.DayNumber - open.Service.DayNumber;
            tally.Add("open_ar", day, practice, payer, debit);
            tally.Add("credit_balance", day, practice, payer, Math.Max(0, -open.Balance));
            tally.Add("ar_over_90_rate", day, practice, payer, age > 90 ? debit : 0, debit);
            tally.Add("ar_over_120_rate", day, practice, payer, age > 120 ? debit : 0, debit);
            tally.Add("days_in_ar", day, practice, payer, debit);
            tally.Add("days_in_ar_net_of_credits", day, practice, payer, open.Balance);
        }

        foreach (var ((practice, payer), days) in _charges)
        {
            var charges = 0L;
            for (var back = 0; back < Window; back++)
            {
                charges += days.GetValueOrDefault(day.AddDays(-back));
            }

            var length = Math.Min(Window, day.DayNumber - _firstCharge[practice].DayNumber + 1);
            // Charges a day, in hundredths of a cent.
            tally.Add("days_in_ar", day, practice, payer, 0, charges * 100 / length);
            tally.Add("days_in_ar_net_of_credits", day, practice, payer, 0, charges * 100 / length);
        }

        _open.RemoveAll(open => !(open.IsListed = open.Balance != 0));
    }
}
