using RcmAnalytics.Simulator.Life;
using RcmAnalytics.Simulator.World;

namespace RcmAnalytics.Simulator.Files;

/// <summary>
/// Makes payments of what payers decided in a day, with what they add or hold back (PLB): negative totals carried to the
/// next payment (FB), recoveries put off (WO), interest (L6), refunds acknowledged (72), payment by the head (CV).
/// </summary>
internal sealed class PaymentDesk(SimulationOptions options, IReadOnlyList<Practice> practices)
{
    private const ulong PaymentStream = 4;

    private readonly long[] _carried = new long[practices.Count * Payers.All.Count];
    private readonly List<ProviderAdjustment>[] _recoveries = [.. Enumerable.Range(0, practices.Count * Payers.All.Count).Select(_ => new List<ProviderAdjustment>())];

    public IReadOnlyList<PaymentRun> Pay(Practice practice, int payerIndex, List<Remit> claims, DateOnly day)
    {
        var payer = Payers.All[payerIndex];
        List<PaymentRun> runs = [];
        foreach (var part in claims.Chunk(payer.ClaimsPerPayment))
        {
            runs.Add(Settle(practice, payer, (practice.Index * Payers.All.Count) + payerIndex, part, day, runs.Count));
        }

        return runs;
    }

    public bool IsSentTwice(Practice practice, int payer, DateOnly day) => Draw(practice, payer, day, 1).Chance(0.012);

    private PaymentRun Settle(Practice practice, Payer payer, int key, Remit[] claims, DateOnly day, int number)
    {
        var random = Draw(practice, key, day, 2 + number);
        List<ProviderAdjustment> adjustments = [];
        if (_carried[key] != 0)
        {
            adjustments.Add(new ProviderAdjustment("FB", $"FB{payer.Id}", _carried[key]));
        }

        adjustments.AddRange(_recoveries[key]);
        _recoveries[key].Clear();
        foreach (var claim in claims)
        {
            if (claim is { Kind: RemitKind.Decision, Paid: > 0 } && day.DayNumber - claim.Received.DayNumber > 35)
            {
                claim.Interest = Math.Max(1, claim.Paid / 200);
                adjustments.Add(new ProviderAdjustment("L6", claim.PayerNumber, -claim.Interest));
            }
            else if (claim.IsReversal && claim.Paid < 0 && random.Chance(0.3))
            {
                // Paid back by cheque before (72), or taken from a later payment (WO).
                var isRefund = random.Chance(0.3);
                adjustments.Add(new ProviderAdjustment(isRefund ? "72" : "WO", claim.PayerNumber, claim.Paid));
                if (!isRefund)
                {
                    _recoveries[key].Add(new ProviderAdjustment("WO", claim.PayerNumber, -claim.Paid));
                }
            }
        }

        if (payer.PaysByTheHead && number == 0 && day.Day <= 7)
        {
            adjustments.Add(new ProviderAdjustment("CV", "CP", -120_000));
        }

        var run = new PaymentRun(payer, practice, day, $"{payer.Id[..2]}{day.Compact()[2..]}{practice.Index:00}{number:00}", claims, adjustments);
        _carried[key] = Math.Max(0, -run.Amount);
        if (run.Amount < 0)
        {
            adjustments.Add(new ProviderAdjustment("FB", $"FB{payer.Id}", run.Amount));
        }

        return run;
    }

    private SimulationRandom Draw(Practice practice, int key, DateOnly day, int use) =>
        SimulationRandom.Of(options.Seed, PaymentStream, (ulong)((((long)day.DayNumber * 1000) + (practice.Index * 20) + key) * 10) + (ulong)use);
}
