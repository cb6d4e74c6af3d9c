using ClosedXML.Excel;
using RcmAnalytics.Metrics;

namespace RcmAnalytics.Reports.Packs;

/// <summary>Writes the blocks of a sheet that are rows of figures.</summary>
internal static class PackBlocks
{
    public static async Task WriteAsync(PackPage page, string heading, PackBlock block, PackDefinition pack)
    {
        page.Heading(heading);
        switch (block.Kind)
        {
            case PackBlockKind.Scorecard:
                await ScorecardBlock.WriteAsync(page, block).ConfigureAwait(false);
                break;
            case PackBlockKind.Benchmarks:
                await BenchmarkBlock.WriteAsync(page, block).ConfigureAwait(false);
                break;
            case PackBlockKind.Forecast:
                await ForecastBlock.WriteAsync(page, block).ConfigureAwait(false);
                break;
            case PackBlockKind.Parts:
                await ForecastBlock.WritePartsAsync(page).ConfigureAwait(false);
                break;
            case PackBlockKind.Ageing:
                await AgeingBlock.WriteAsync(page, block).ConfigureAwait(false);
                break;
            case PackBlockKind.Moved:
                await MovedBlock.WriteAsync(page, heading, block).ConfigureAwait(false);
                break;
            case PackBlockKind.Restated:
                await RestatedBlock.WriteAsync(page, heading, block).ConfigureAwait(false);
                break;
            case PackBlockKind.Definitions:
                Definitions(page, pack);
                break;
            default:
                await FiguresAsync(page, heading, block).ConfigureAwait(false);
                break;
        }
    }

    /// <summary>A row for each month or value; a ratio stands right of its numerator and denominator.</summary>
    private static async Task FiguresAsync(PackPage page, string heading, PackBlock block)
    {
        var isTrend = block.Kind == PackBlockKind.Trend;
        var result = await page.Figures.ReadAsync(
            block.Metrics,
            isTrend || block.By is null ? [] : [block.By],
            block.Months,
            isTrend ? MetricGrain.Month : MetricGrain.All,
            block.OrderBy,
            block.Limit).ConfigureAwait(false);
        List<string> headers = [isTrend ? "Month" : result.Dimensions[0].Label];
        List<(MetricSummary Metric, int Column)> places = [];
        foreach (var metric in result.Metrics)
        {
            page.Shows(metric);
            if (metric.IsRatio)
            {
                headers.AddRange([$"{metric.Label}: numerator", $"{metric.Label}: denominator"]);
            }

            headers.Add(metric.Label);
            places.Add((metric, headers.Count));
            if (isTrend && metric.RipeBases.Contains(metric.DefaultBasis))
            {
                headers.Add($"{metric.Label}: ripe");
            }
        }

        var isDrawn = block.Chart is not null && result.Rows.Count > 0;
        var first = page.Row + 1 + (isDrawn ? PackPage.ChartRows : 0);
        if (isDrawn && block.Chart is { } chart)
        {
            page.Chart(Placed(page, chart, places, headers, first, result));
        }

        page.Table(TableName(page, heading), headers, result.Rows.Count);
        for (var index = 0; index < result.Rows.Count; index++)
        {
            Figures(page, result, result.Rows[index], first + index, places, isTrend);
        }
    }

    private static void Figures(
        PackPage page,
        MetricResult result,
        MetricRow row,
        int at,
        List<(MetricSummary Metric, int Column)> places,
        bool isTrend)
    {
        if (row.Period is { } period)
        {
            page.Day(at, 1, period);
        }
        else
        {
            page.Cell(at, 1).SetValue(row.Dimensions[0].Label ?? "(none)");
        }

        for (var index = 0; index < places.Count; index++)
        {
            var (metric, column) = places[index];
            var cell = row.Cells[index];
            if (metric.IsRatio)
            {
                page.Number(at, column - 2, cell.Numerator, metric.PartFormat);
                page.Number(at, column - 1, cell.Denominator, metric.PartFormat);
                page.Ratio(at, column, column - 2, column - 1, metric.Format);
            }
            else
            {
                page.Number(at, column, cell.Value, metric.Format);
            }

            if (isTrend && metric.RipeBases.Contains(metric.DefaultBasis))
            {
                page.Number(at, column + 1, cell.Ripe, "percent");
            }
        }
    }

    private static PlacedChart Placed(
        PackPage page,
        PackChart chart,
        List<(MetricSummary Metric, int Column)> places,
        List<string> headers,
        int first,
        MetricResult result) =>
        new()
        {
            Kind = chart.Kind,
            Title = chart.Title,
            CategoryColumn = 1,
            FirstRow = first,
            LastRow = first + Math.Max(result.Rows.Count, 1) - 1,
            Categories = [.. result.Rows.Select(row => row.Period is { } period
                ? period.ToString("MMM yyyy")
                : row.Dimensions[0].Label ?? "(none)")],
            Width = Math.Clamp(headers.Count, 6, 10),
            Series =
            [
                .. chart.Metrics.Select(name =>
                {
                    var index = places.FindIndex(place => place.Metric.Name == name);
                    var (metric, column) = index >= 0
                        ? places[index]
                        : throw new MetricException($"The chart '{chart.Title}' draws '{name}', which is not in its block.");
                    return new PlacedSeries(
                        metric.Label,
                        column,
                        page.Figures.Catalog.Describe(name).Format,
                        [.. result.Rows.Select(row => row.Cells[index].Value)]);
                }),
            ],
        };

    private static void Definitions(PackPage page, PackDefinition pack)
    {
        var metrics = pack.Sheets.Values.SelectMany(sheet => sheet.Blocks.Values)
            .SelectMany(block => block.Metrics)
            .Distinct()
            .Select(page.Figures.Catalog.Describe)
            .ToList();
        var first = page.Row + 1;
        page.Table("Definitions", ["Number", "Good is", "Date", "Definition"], metrics.Count);
        page.Width(2, 10);
        page.Width(3, 14);
        page.Width(4, 90);
        foreach (var column in Enumerable.Range(2, 3))
        {
            page.Cell(first - 1, column).Style.Alignment.SetHorizontal(XLAlignmentHorizontalValues.Left);
        }

        for (var index = 0; index < metrics.Count; index++)
        {
            var metric = metrics[index];
            page.Cell(first + index, 1).SetValue(metric.Label);
            page.Cell(first + index, 2).SetValue(ScorecardBlock.Good(metric.Direction));
            page.Cell(first + index, 3).SetValue(PackPage.Words(metric.DefaultBasis));
            var words = page.Cell(first + index, 4);
            words.SetValue(metric.Description);
            words.Style.Alignment.SetWrapText(true);
            words.WorksheetRow().Style.Alignment.SetVertical(XLAlignmentVerticalValues.Top);
            words.WorksheetRow().Height = 14.0 * (1 + (metric.Description.Length / 98));
        }
    }

    /// <summary>Letters of the sheet and the heading, which is what Excel allows in a name.</summary>
    public static string TableName(PackPage page, string heading) =>
        string.Concat((page.Sheet + "_" + heading).Where(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_'));
}
