using ClosedXML.Excel;
using RcmAnalytics.Reports.Closing;

namespace RcmAnalytics.Reports.Packs;

/// <summary>The figures of closed months that moved: as first reported, as now known, and what each reason moved.</summary>
internal static class RestatedBlock
{
    private const int Month = 2, Practice = 3, First = 4, Now = 5, Change = 6;

    public static async Task WriteAsync(PackPage page, string heading, PackBlock block)
    {
        var months = await page.Figures.RestatedAsync(block.Metrics).ConfigureAwait(false);
        List<MoveReason> reasons = [.. months.SelectMany(month => month.Reasons).Distinct().Order()];
        var rows = months
            .SelectMany(month => month.Figures
                .Where(figure => page.Figures.MayShow(figure.Practice))
                .Where(figure => figure.Change != 0 || figure.Amounts.Any(amount => amount != 0))
                .Select(figure => (Month: month, Figure: figure)))
            .ToList();
        var first = page.Row + 1;
        page.Table(
            PackBlocks.TableName(page, heading),
            [
                "Number", "Closed month", "Practice", "As first reported", "As now known", "Change",
                .. reasons.Select(ClosedMonthText.Label), "Difference (must be zero)",
            ],
            rows.Count);
        page.Width(Practice, 26);
        foreach (var (index, row) in rows.Index())
        {
            Row(page, first + index, row.Month, row.Figure, reasons);
        }

        if (rows.Count == 0)
        {
            page.Line(
                months.Count == 0 ? "No month is closed." : "No number of a closed month moved.", 10, "#5b6875");
        }
    }

    private static void Row(PackPage page, int at, RestatedMonth month, RestatedFigure figure, List<MoveReason> reasons)
    {
        var metric = page.Figures.Catalog.Describe(figure.Metric);
        page.Shows(metric);
        page.Cell(at, 1).SetValue(metric.Label);
        page.Day(at, Month, month.Closing.Month);
        page.Cell(at, Practice).SetValue(figure.Practice is null ? "All practices" : figure.PracticeName ?? "(none)");
        page.Cell(at, Practice).Style.Alignment.SetHorizontal(XLAlignmentHorizontalValues.Left);
        page.Number(at, First, figure.First?.Value, metric.Format);
        page.Number(at, Now, figure.Now?.Value, metric.Format);
        page.Formula(at, Change, $"{page.Address(at, Now)}-{page.Address(at, First)}", metric.Format);
        foreach (var (index, reason) in month.Reasons.Index())
        {
            page.Number(at, Change + 1 + reasons.IndexOf(reason), figure.Amounts[index], metric.Format);
        }

        var last = Change + reasons.Count;
        page.Formula(
            at,
            last + 1,
            $"ROUND({page.Address(at, Change)}-SUM({page.Address(at, Change + 1)}:{page.Address(at, last)}),9)",
            "integer");
    }
}
