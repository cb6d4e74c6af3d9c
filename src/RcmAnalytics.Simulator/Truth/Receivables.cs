using RcmAnalytics.Simulator.Life;

namespace RcmAnalytics.Simulator.Truth;

/// <summary>The balances that payers owe, and the charges of the days before.</summary>
internal sealed class Receivables
{
    private const int Window = 90;

    private readonly List<OpenChain> _open = [];
    private readonly Dictionary<(int Practice, string Payer), Dictionary<DateOnly, long>> _charges = [];
    private readonly Dictionary<int, DateOnly> _firstCharge = [];

    /// <summary>Something was posted to a claim: while it has a balance it is listed.</summary>
    public void Open(ClaimLife life, Chain chain)
    {
        if (!chain.IsListed)
        {
            chain.IsListed = true;
            _open.Add(new OpenChain(life.Practice.Index, life.Service, chain));
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
        foreach (var (practice, service, chain) in _open)
        {
            if (chain.Balance == 0)
            {
                continue;
            }

            var (debit, credit) = (Math.Max(0, chain.Balance), Math.Max(0, -chain.Balance));
            var age = day.DayNumber - service.DayNumber;
            tally.Add("open_ar", day, practice, chain.Payer.Id, debit);
            tally.Add("credit_balance", day, practice, chain.Payer.Id, credit);
            tally.Add("ar_over_90_rate", day, practice, chain.Payer.Id, age > 90 ? debit : 0, debit);
            tally.Add("ar_over_120_rate", day, practice, chain.Payer.Id, age > 120 ? debit : 0, debit);
            tally.Add("days_in_ar", day, practice, chain.Payer.Id, debit);
            tally.Add("days_in_ar_net_of_credits", day, practice, chain.Payer.Id, chain.Balance);
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

        _open.RemoveAll(open => !(open.Chain.IsListed = open.Chain.Balance != 0));
    }

    private sealed record OpenChain(int Practice, DateOnly Service, Chain Chain);
}
