using RcmAnalytics.Metrics;

namespace RcmAnalytics.Reports.Packs;

/// <summary>Balances by a dimension and age, with totals that are formulas and a check against the whole.</summary>
internal static class AgeingBlock
{
    private const string Money = "money";

    public static async Task WriteAsync(PackPage page, PackBlock block)
    {
        var by = block.By ?? throw new MetricException("An ageing block needs a dimension: say by.");
        var cut = await page.Figures.ReadAsync(block.Metrics, [by, "age_bucket"], 1, MetricGrain.All).ConfigureAwait(false);
        var whole = await page.Figures.ReadAsync(block.Metrics, [], 1, MetricGrain.All).ConfigureAwait(false);
        page.Shows(cut.Metrics[0]);
        var ages = cut.Rows.Select(row => row.Dimensions[1].Key).Distinct().OrderBy(AgeBuckets.Order).ToList();
        var lines = cut.Rows.GroupBy(row => row.Dimensions[0].Label ?? "(none)")
            .OrderByDescending(group => group.Sum(row => row.Cells[0].Value))
            .ToList();
        List<string> headers = [cut.Dimensions[0].Label, .. ages.Select(age => $"{age} days"), "Total"];
        var first = page.Row + (block.Chart is null || lines.Count == 0 ? 1 : PackPage.ChartRows + 1);
        if (block.Chart is { } chart && lines.Count > 0)
        {
            page.Chart(Placed(chart, headers, first, lines, ages));
        }

        page.Table(PackBlocks.TableName(page, "by_" + by), headers, lines.Count);
        for (var index = 0; index < lines.Count; index++)
        {
            var at = first + index;
            page.Cell(at, 1).SetValue(lines[index].Key);
            for (var age = 0; age < ages.Count; age++)
            {
                page.Number(at, age + 2, AmountOf(lines[index], ages[age]) ?? 0, Money);
            }

            page.Formula(at, headers.Count, $"SUM({page.Address(at, 2)}:{page.Address(at, headers.Count - 1)})", Money);
        }

        Totals(page, headers, first, lines.Count, whole.Rows[0].Cells[0].Value ?? 0);
    }

    private static void Totals(PackPage page, List<string> headers, int first, int lines, decimal whole)
    {
        if (lines == 0)
        {
            page.Line("There are no open balances at the end of the month.", 10, "#5b6875");
            return;
        }

        // Below the table and not its totals row: plain sums hold their value for readers that do not compute.
        var total = page.Row;
        page.Line("Total", 10, "#1b2733", bold: true);
        foreach (var column in Enumerable.Range(2, headers.Count - 1))
        {
            page.Formula(total, column, $"SUM({page.Address(first, column)}:{page.Address(first + lines - 1, column)})", Money);
            page.Cell(total, column).Style.Font.SetBold(true);
        }

        var at = page.Row;
        page.Line("Open A/R counted whole", 10, "#1b2733");
        page.Number(at, headers.Count, whole, Money);
        page.Line("Difference (must be zero)", 10, "#1b2733");
        page.Formula(
            at + 1,
            headers.Count,
            $"ROUND({page.Address(total, headers.Count)}-{page.Address(at, headers.Count)},2)",
            Money);
    }

    private static decimal? AmountOf(IEnumerable<MetricRow> rows, string? age) =>
        rows.Where(row => row.Dimensions[1].Key == age).Sum(row => row.Cells[0].Value);

    private static PlacedChart Placed(
        PackChart chart,
        List<string> headers,
        int first,
        List<IGrouping<string, MetricRow>> lines,
        List<string?> ages) =>
        new()
        {
            Kind = chart.Kind,
            Title = chart.Title,
            CategoryColumn = 1,
            FirstRow = first,
            LastRow = first + Math.Max(lines.Count, 1) - 1,
            Categories = [.. lines.Select(line => line.Key)],
            Width = Math.Clamp(headers.Count, 6, 10),
            Series =
            [
                .. ages.Select((age, index) => new PlacedSeries(
                    $"{age} days",
                    index + 2,
                    Money,
                    [.. lines.Select(line => AmountOf(line, age))])),
            ],
        };
}
