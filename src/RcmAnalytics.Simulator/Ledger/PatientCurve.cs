using RcmAnalytics.Simulator.Truth;

namespace RcmAnalytics.Simulator.Ledger;

/// <summary>How much of what became the patients' to pay came in within so many days of the day it became theirs.</summary>
internal sealed class PatientCurve
{
    private static readonly int[] Windows = [30, 60, 90, 120, 180];

    private readonly Dictionary<(int Practice, string Payer, DateOnly Assigned), long[]> _sums = [];

    /// <summary>One account: what was assigned, and what was paid within each window.</summary>
    internal sealed class Share
    {
        public DateOnly? Assigned { get; set; }

        public int Amount { get; set; }

        public int Ahead { get; set; }

        /// <summary>None until something is assigned.</summary>
        public int[] Paid { get; set; } = [];
    }

    public void Assign(Share share, int practice, string payer, DateOnly day, int amount)
    {
        Count(share, practice, payer, -1);
        if (share.Assigned is null && amount > 0)
        {
            share.Assigned = day;
            share.Paid = [.. Windows.Select(_ => share.Ahead)];
        }

        share.Amount += amount;
        Count(share, practice, payer, 1);
    }

    public void Pay(Share share, int practice, string payer, DateOnly day, int amount)
    {
        if (share.Assigned is not { } assigned)
        {
            share.Ahead += amount;
            return;
        }

        Count(share, practice, payer, -1);
        for (var window = 0; window < Windows.Length; window++)
        {
            share.Paid[window] += day.DayNumber - assigned.DayNumber <= Windows[window] ? amount : 0;
        }

        Count(share, practice, payer, 1);
    }

    /// <summary>Accounts younger than a window are not in its figure.</summary>
    public void Tell(Tally tally, DateOnly asOf)
    {
        foreach (var ((practice, payer, assigned), sums) in _sums)
        {
            for (var window = 0; window < Windows.Length; window++)
            {
                if (asOf.DayNumber - assigned.DayNumber >= Windows[window])
                {
                    tally.Add($"patient_collection_rate_{Windows[window]}", assigned, practice, payer, sums[window], sums[^1]);
                }
            }
        }
    }

    // An account whose share was taken back whole is in no figure.
    private void Count(Share share, int practice, string payer, int sign)
    {
        if (share.Assigned is not { } assigned || share.Amount <= 0)
        {
            return;
        }

        var key = (practice, payer, assigned);
        if (!_sums.TryGetValue(key, out var sums))
        {
            _sums[key] = sums = new long[Windows.Length + 1];
        }

        for (var window = 0; window < Windows.Length; window++)
        {
            sums[window] += sign * share.Paid[window];
        }

        sums[^1] += sign * share.Amount;
    }
}
