using ClosedXML.Excel;
using RcmAnalytics.Metrics;

namespace RcmAnalytics.Reports.Packs;

/// <summary>For each metric who moved it from the month before: the largest contributions, the others, and their sum.</summary>
internal static class MovedBlock
{
    private const int Member = 2, Before = 3, After = 4, Change = 5, Mix = 6, Rate = 7, Check = 8;
    private const int UsualMembers = 5;

    public static async Task WriteAsync(PackPage page, string heading, PackBlock block)
    {
        var by = block.By ?? throw new MetricException("A block of what moved needs a dimension: say by.");
        List<MoveResult> moves = [];
        foreach (var metric in block.Metrics)
        {
            moves.Add(await page.Figures.MovedAsync(metric, by).ConfigureAwait(false));
        }

        var limit = block.Limit ?? UsualMembers;
        var first = page.Row + 1;
        page.Table(
            PackBlocks.TableName(page, heading),
            ["Number", moves[0].Dimension.Label, "Month before", "Month", "Change", "of it mix", "of it rate", "Difference (must be zero)"],
            moves.Sum(move => Rows(move, limit)));
        page.Width(Member, 30);
        foreach (var column in page.Cell(first - 1, 1).Worksheet.Range(first - 1, Member, page.Row, Member).Cells())
        {
            column.Style.Alignment.SetHorizontal(XLAlignmentHorizontalValues.Left);
        }

        foreach (var move in moves)
        {
            page.Shows(move.Metric);
            Write(page, move, first, limit);
            first += Rows(move, limit);
        }
    }

    private static int Rows(MoveResult move, int limit) =>
        Math.Min(move.Members.Count, limit) + (move.Members.Count > limit ? 1 : 0) + 1;

    private static void Write(PackPage page, MoveResult move, int first, int limit)
    {
        var at = first;
        foreach (var member in move.Members.Take(limit))
        {
            Row(page, at, move.Metric, member.Member.Label ?? "(none)");
            page.Number(at, Before, member.Before.Value, move.Metric.Format);
            page.Number(at, After, member.After.Value, move.Metric.Format);
            Contribution(page, at++, move.Metric, member.Change, member.Mix, member.Rate);
        }

        var others = move.Members.Skip(limit).ToList();
        if (others.Count > 0)
        {
            Row(page, at, move.Metric, $"All others ({others.Count})");
            Contribution(
                page,
                at++,
                move.Metric,
                others.Sum(member => member.Change),
                others.Sum(member => member.Mix ?? 0),
                others.Sum(member => member.Rate ?? 0));
        }

        Total(page, at, move, first);
    }

    private static void Total(PackPage page, int at, MoveResult move, int first)
    {
        var metric = move.Metric;
        Row(page, at, metric, "All together");
        page.Number(at, Before, move.Before.Value, metric.Format);
        page.Number(at, After, move.After.Value, metric.Format);
        if (move.Change is not null && at > first)
        {
            foreach (var column in metric.IsRatio ? new[] { Change, Mix, Rate } : [Change])
            {
                page.Formula(at, column, $"SUM({page.Address(first, column)}:{page.Address(at - 1, column)})", metric.Format);
            }

            page.Formula(
                at,
                Check,
                $"ROUND({page.Address(at, Change)}-({page.Address(at, After)}-{page.Address(at, Before)}),9)",
                "integer");
        }

        page.Cell(at, 1).Worksheet.Range(at, 1, at, Check).Style.Font.SetBold(true).Border.SetBottomBorder(XLBorderStyleValues.Thin);
    }

    private static void Row(PackPage page, int at, MetricSummary metric, string member)
    {
        page.Cell(at, 1).SetValue(metric.Label);
        page.Cell(at, Member).SetValue(member);
    }

    private static void Contribution(PackPage page, int at, MetricSummary metric, decimal change, decimal? mix, decimal? rate)
    {
        if (metric.IsRatio)
        {
            page.Number(at, Mix, mix, metric.Format);
            page.Number(at, Rate, rate, metric.Format);
            page.Formula(at, Change, $"{page.Address(at, Mix)}+{page.Address(at, Rate)}", metric.Format);
        }
        else
        {
            page.Number(at, Change, change, metric.Format);
        }
    }
}
