namespace RcmAnalytics.Reports.Benchmarks;

/// <summary>Quantiles between the figures at hand, as spreadsheets' QUARTILE.INC has them.</summary>
internal static class Quantile
{
    /// <param name="sorted">One figure or more, smallest first.</param>
    /// <param name="quarters">1, 2 or 3.</param>
    public static decimal At(IReadOnlyList<decimal> sorted, int quarters)
    {
        var place = (sorted.Count - 1) * quarters / 4m;
        var below = (int)decimal.Floor(place);
        var above = Math.Min(below + 1, sorted.Count - 1);
        return sorted[below] + ((place - below) * (sorted[above] - sorted[below]));
    }
}
