using System.Text;
using RcmAnalytics.Simulator.Ledger;
using RcmAnalytics.Simulator.World;

namespace RcmAnalytics.Simulator.Files;

/// <summary>
/// What arrives in each practice's account: every payment up to two days after its date, what patients paid by day. A few
/// bear another reference, miss a fee, or are no payment at all.
/// </summary>
internal sealed class BankDeposits(SimulationOptions options, IReadOnlyList<Practice> practices, LedgerTruth truth)
{
    private const ulong BankStream = 11;

    private readonly SimulationRandom _random = SimulationRandom.Of(options.Seed, BankStream, 0);
    private readonly StringBuilder[] _rows = [.. practices.Select(_ => new StringBuilder())];
    private readonly long[] _cash = new long[practices.Count];
    private readonly List<(DateOnly Day, Practice Practice, long Amount, string Reference, string Description)> _underWay = [];
    private int _count;

    public void Deposit(PaymentRun run)
    {
        if (run.Amount <= 0)
        {
            return;
        }

        var day = run.Date.AddDays(_random.Between(0, 2)).WorkDay();
        var (amount, reference) = _random.Share() switch
        {
            < 0.004 => (run.Amount, ""),
            < 0.008 when run.Amount > 10_000 => (run.Amount - 1_500, run.Trace),
            _ => (run.Amount, run.Trace),
        };
        if (amount != run.Amount || reference != run.Trace)
        {
            truth.Add("unmatched_deposits_count", day, run.Practice, day <= options.End ? 1 : 0);
        }

        _underWay.Add((day, run.Practice, amount, reference, run.Payer.Name));
    }

    public void Cash(Practice practice, int amount) => _cash[practice.Index] += amount;

    /// <summary>After all of a day happened.</summary>
    public void CloseDay(DateOnly day)
    {
        foreach (var practice in practices)
        {
            if (_cash[practice.Index] > 0)
            {
                _underWay.Add((day, practice, _cash[practice.Index], "", "PATIENT PAYMENTS"));
                truth.Add("patient_deposits", day, practice, _cash[practice.Index]);
                _cash[practice.Index] = 0;
            }

            if (day.AddDays(1).Day == 1 && _random.Chance(0.3))
            {
                _underWay.Add((day, practice, _random.Between(500, 9_000), "", "INTEREST"));
                truth.Add("unmatched_deposits_count", day, practice, 1);
            }
        }

        foreach (var (_, practice, amount, reference, description) in _underWay.Where(deposit => deposit.Day == day))
        {
            _rows[practice.Index].Append(
                $"D{++_count:000000},{day.Iso()},{Money.Full(amount)},{reference},{description},{practice.Npi}\n");
            truth.Add("deposits", day, practice, amount);
            truth.Add("deposits_count", day, practice, 1);
        }

        _underWay.RemoveAll(deposit => deposit.Day <= day);
    }

    /// <summary>The statements of the month that ends.</summary>
    public IEnumerable<SimulatedFile> Take(DateOnly month)
    {
        foreach (var practice in practices.Where(practice => _rows[practice.Index].Length > 0))
        {
            var text = $"deposit_id,deposit_date,amount,reference,description,practice_id\n{_rows[practice.Index]}";
            _rows[practice.Index].Clear();
            yield return new SimulatedFile($"bank/{practice.TaxId}/deposits_{month:yyyyMM}.csv", text);
        }
    }
}
