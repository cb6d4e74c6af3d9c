using RcmAnalytics.Simulator.Life;

namespace RcmAnalytics.Simulator.World;

/// <summary>What payers owe for services by their contracts, from their fee schedules of each year.</summary>
internal static class Contracts
{
    // Fees rise by this much a year, in ten thousandths.
    private const int YearlyRise = 300;
    private const int FirstYear = 2025;

    public static bool Has(Payer payer, Service service) => payer.FeePercent > 0 && !service.IsReporting;

    /// <summary>One unit, of the professional part alone where the modifier says so.</summary>
    public static int Fee(Payer payer, Service service, bool isProfessional, int year)
    {
        var medicare = isProfessional ? service.ProfessionalFee : service.MedicareFee;
        // A contract that nobody loaded still pays: as workers' compensation and supplements do.
        var percent = payer.FeePercent == 0 ? 130 : payer.FeePercent;
        return Money.Part(medicare * percent / 100, 10_000 + (YearlyRise * Math.Max(0, year - FirstYear)));
    }

    /// <summary>A line before it is ranked among the day's procedures and before the charge limits it.</summary>
    public static int Price(Payer payer, VisitLine line, DateOnly day)
    {
        var fee = Fee(payer, line.Service, line.Has("26"), day.Year) * line.Units;
        return line.Has("50") && line.Service.IsBilateral ? Money.Part(fee, 15_000) : fee;
    }

    /// <summary>What each line should be allowed when only these of a claim are paid: dearest procedure first, the others half.</summary>
    public static int[] Expected(Payer payer, IReadOnlyList<VisitLine> lines, IReadOnlyList<bool> isPaid, DateOnly day)
    {
        var prices = lines.Select(line => Price(payer, line, day)).ToArray();
        var first = -1;
        for (var index = 0; index < lines.Count; index++)
        {
            if (isPaid[index] && lines[index].Service.IsSurgery && (first < 0 || prices[index] > prices[first]))
            {
                first = index;
            }
        }

        for (var index = 0; index < lines.Count; index++)
        {
            var isHalved = lines[index].Service.IsSurgery && index != first;
            prices[index] = Math.Min(lines[index].Charge, isHalved ? Money.Part(prices[index], 5_000) : prices[index]);
        }

        return prices;
    }
}
