using RcmAnalytics.Metrics;

namespace RcmAnalytics.Reports.Benchmarks;

/// <summary>
/// Keeps a practice's figure from being worked out of those of all. Practices stand in fixed groups of five or more, and a
/// group counts whole or not at all, so two answers never differ by fewer than five practices. Figures are rounded before
/// anything is computed from them, so that no quartile and no rank turns on a hair.
/// </summary>
internal static class PeerGroups
{
    /// <summary>The fewest practices that hide one another.</summary>
    public const int Fewest = 5;

    /// <summary>Counted rates of fewer cases than this are chance, and could be counted back to patients.</summary>
    public const int FewestCases = 30;

    /// <summary>The practices that may count together; none when the cell leaves too few.</summary>
    /// <param name="all">Practices with a figure of the period before any filter.</param>
    /// <param name="asked">Practices with a figure under the asker's filters.</param>
    /// <param name="seen">Practices whose figures the asker sees anyway; null is all.</param>
    public static IReadOnlyList<string> Count(
        IEnumerable<string> all, IReadOnlySet<string> asked, IReadOnlyCollection<string>? seen)
    {
        var ordered = all.Order(StringComparer.Ordinal).ToList();
        List<string> counted = [];
        for (var first = 0; ordered.Count - first >= Fewest;)
        {
            // The last group takes what is left over, which is too few to stand alone.
            var size = ordered.Count - first >= 2 * Fewest ? Fewest : ordered.Count - first;
            var group = ordered.GetRange(first, size);
            if (group.All(asked.Contains) && Hides(group, seen))
            {
                counted.AddRange(group);
            }

            first += size;
        }

        return counted;
    }

    /// <summary>Half a point of a rate, a whole day, two digits of an amount.</summary>
    public static decimal Rounded(decimal value, string format)
    {
        if (value == 0)
        {
            return 0;
        }

        var step = format switch
        {
            "percent" => 0.005m,
            "days" => 1m,
            _ => (decimal)Math.Pow(10, Math.Floor(Math.Log10((double)Math.Abs(value))) - 1),
        };
        return Math.Round(value / step, MidpointRounding.AwayFromZero) * step;
    }

    /// <summary>Whether a metric compares practices of different size: rates, times and amounts per claim do.</summary>
    public static bool IsComparable(MetricSummary metric) =>
        metric.Dimensions.Contains("practice")
        && metric.Direction != MetricDirection.None
        && !metric.IsAdditive
        && (metric.IsRatio || metric.Format == "days");

    // Whoever knows all of a group but three can narrow those three down.
    private static bool Hides(IReadOnlyCollection<string> group, IReadOnlyCollection<string>? seen)
    {
        var unseen = seen is null ? 0 : group.Count(practice => !seen.Contains(practice));
        return unseen is 0 or >= Fewest - 1;
    }
}
