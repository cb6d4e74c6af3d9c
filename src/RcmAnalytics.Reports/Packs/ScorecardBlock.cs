using RcmAnalytics.Metrics;

namespace RcmAnalytics.Reports.Packs;

/// <summary>A row for each number: the month, what it is compared with, and what it is made of.</summary>
internal static class ScorecardBlock
{
    private const int Year = 13;
    private const int Value = 2, Prior = 3, LastYear = 4, Average = 5, Numerator = 6, Denominator = 7, GoodIs = 8, Status = 9, Ripe = 10;

    private static readonly string[] Headers =
    [
        "Number", "Month", "Month before", "Same month last year", "Three-month average", "Numerator", "Denominator",
        "Good is", "Against month before", "Ripe",
    ];

    public static async Task WriteAsync(PackPage page, PackBlock block)
    {
        var months = await page.Figures.ReadAsync(block.Metrics, [], Year, MetricGrain.Month).ConfigureAwait(false);
        var quarter = await page.Figures.ReadAsync(block.Metrics, [], 3, MetricGrain.All).ConfigureAwait(false);
        var first = page.Row + 1;
        page.Table("Scorecard", Headers, months.Metrics.Count);
        for (var index = 0; index < months.Metrics.Count; index++)
        {
            var metric = months.Metrics[index];
            page.Shows(metric);
            MetricCell? At(int back) => months.Rows
                .FirstOrDefault(row => row.Period == page.Figures.First.AddMonths(-back))?.Cells[index];
            Row(page, first + index, metric, At);
            page.Number(first + index, Average, OfThree(metric, At, quarter.Rows[0].Cells[index]), metric.Format);
        }

        page.Status(first, first + months.Metrics.Count - 1, Status);
    }

    public static string Good(MetricDirection direction) => direction switch
    {
        MetricDirection.Up => "higher",
        MetricDirection.Down => "lower",
        _ => "neither",
    };

    private static void Row(PackPage page, int at, MetricSummary metric, Func<int, MetricCell?> month)
    {
        page.Cell(at, 1).SetValue(metric.Label);
        var cell = month(0);
        if (metric.IsRatio)
        {
            page.Number(at, Numerator, cell?.Numerator, metric.PartFormat);
            page.Number(at, Denominator, cell?.Denominator, metric.PartFormat);
            page.Ratio(at, Value, Numerator, Denominator, metric.Format);
        }
        else
        {
            page.Number(at, Value, cell?.Value, metric.Format);
        }

        page.Number(at, Prior, month(1)?.Value, metric.Format);
        page.Number(at, LastYear, month(12)?.Value, metric.Format);
        page.Cell(at, GoodIs).SetValue(Good(metric.Direction));
        page.Cell(at, GoodIs).Style.Alignment.SetHorizontal(ClosedXML.Excel.XLAlignmentHorizontalValues.Right);
        page.Cell(at, Value).Style.Font.SetBold(true);
        var (now, before, good, ripe) =
            (page.Address(at, Value), page.Address(at, Prior), page.Address(at, GoodIs), page.Address(at, Ripe));
        // A month that is still growing is not compared: it would read as better or worse than it is.
        page.Formula(
            at,
            Status,
            $"IF(OR({now}=\"\",{before}=\"\",{good}=\"neither\"),\"\",IF(AND({ripe}<>\"\",{ripe}<0.95),\"too early\",IF(ROUND({now}-{before},6)=0,\"same\",IF(({now}>{before})=({good}=\"higher\"),\"better\",\"worse\"))))");
        page.Number(at, Ripe, cell?.Ripe, "percent");
    }

    /// <summary>Sums a month, ratios and medians of the three months' rows together, balances averaged over month ends.</summary>
    private static decimal? OfThree(MetricSummary metric, Func<int, MetricCell?> month, MetricCell together)
    {
        if (!metric.IsAdditive && metric.DefaultBasis != "as_of")
        {
            return together.Value;
        }

        var values = Enumerable.Range(0, 3).Select(back => month(back)?.Value).OfType<decimal>().ToList();
        return values.Count == 3 ? values.Average() : null;
    }
}
