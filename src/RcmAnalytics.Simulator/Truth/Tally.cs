namespace RcmAnalytics.Simulator.Truth;

/// <summary>Sums and day counts by metric, month, practice and payer.</summary>
internal sealed class Tally
{
    private const int MostDays = 500;

    private readonly Dictionary<Cell, (long Numerator, long Denominator)> _sums = [];
    private readonly Dictionary<Cell, int[]> _days = [];

    public void Add(string metric, DateOnly day, int practice, string payer, long numerator, long denominator = 0)
    {
        var cell = new Cell(metric, day.MonthStart(), practice, payer);
        var sum = _sums.GetValueOrDefault(cell);
        _sums[cell] = (sum.Numerator + numerator, sum.Denominator + denominator);
    }

    public void AddDays(string metric, DateOnly day, int practice, string payer, int days)
    {
        var cell = new Cell(metric, day.MonthStart(), practice, payer);
        var at = Math.Clamp(days, 0, MostDays - 1);
        if (!_days.TryGetValue(cell, out var counts) || at >= counts.Length)
        {
            // Of thousands of cells most hold a few weeks.
            Array.Resize(ref counts, Math.Min(MostDays, Math.Max(at + 8, (counts?.Length ?? 0) * 2)));
            _days[cell] = counts;
        }

        counts[at]++;
    }

    public IEnumerable<(Cell Cell, long Numerator, long Denominator)> Sums =>
        _sums.OrderBy(pair => pair.Key).Select(pair => (pair.Key, pair.Value.Numerator, pair.Value.Denominator));

    /// <summary>The value below which a share of the counted lies, between two neighbours in proportion.</summary>
    public IEnumerable<(Cell Cell, double Value)> Quantiles(string metric, double share) =>
        _days.Where(pair => pair.Key.Metric == metric).OrderBy(pair => pair.Key).Select(pair => (pair.Key, Quantile(pair.Value, share)));

    /// <summary>Kaplan-Meier medians: times that ended, and times that lasted until the last day. None where half never ended.</summary>
    public IEnumerable<(Cell Cell, double Value)> SurvivalMedians(string ended, string open)
    {
        foreach (var (cell, counts) in _days.Where(pair => pair.Key.Metric == ended).OrderBy(pair => pair.Key))
        {
            if (SurvivalMedian(counts, _days.GetValueOrDefault(cell with { Metric = open }) ?? []) is { } median)
            {
                yield return (cell, median);
            }
        }
    }

    private static double? SurvivalMedian(int[] ended, int[] open)
    {
        var (risk, left, half) = (ended.Sum() + open.Sum(), 1m, (int?)null);
        for (var day = 0; day < ended.Length && risk > 0; risk -= ended[day] + (day < open.Length ? open[day] : 0), day++)
        {
            if (ended[day] == 0)
            {
                continue;
            }

            left *= 1 - ((decimal)ended[day] / risk);
            if (left < 0.4999999999m)
            {
                return ((half ?? day) + day) / 2.0;
            }

            half ??= left < 0.5000000001m ? day : null;
        }

        return half;
    }

    private static double Quantile(int[] counts, double share)
    {
        var at = (counts.Sum() - 1) * share;
        var low = Nth(counts, (int)Math.Floor(at));
        return low + ((Nth(counts, (int)Math.Ceiling(at)) - low) * (at - Math.Floor(at)));
    }

    private static int Nth(int[] counts, int rank)
    {
        var day = 0;
        for (var seen = counts[0]; seen <= rank; seen += counts[day])
        {
            day++;
        }

        return day;
    }

    internal readonly record struct Cell(string Metric, DateOnly Month, int Practice, string Payer) : IComparable<Cell>
    {
        public int CompareTo(Cell other)
        {
            var byMetric = string.CompareOrdinal(Metric, other.Metric);
            var byMonth = Month.CompareTo(other.Month);
            var byPractice = Practice.CompareTo(other.Practice);
            return byMetric != 0 ? byMetric : byMonth != 0 ? byMonth : byPractice != 0 ? byPractice : string.CompareOrdinal(Payer, other.Payer);
        }
    }
}
