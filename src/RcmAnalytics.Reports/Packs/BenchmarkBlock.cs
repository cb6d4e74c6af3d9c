using ClosedXML.Excel;
using RcmAnalytics.Metrics;
using RcmAnalytics.Reports.Benchmarks;

namespace RcmAnalytics.Reports.Packs;

/// <summary>A row for each number beside the practice's own months and its peers, and the published figures below.</summary>
internal static class BenchmarkBlock
{
    private const int Value = 2, Low = 3, Middle = 4, High = 5, GoodIs = 6, Against = 7, PeerLow = 8, PeerMiddle = 9,
        PeerHigh = 10, Rank = 11, Practices = 12;

    private static readonly string[] Headers =
    [
        "Number", "Month", "Own months: first quartile", "Own months: median", "Own months: third quartile", "Good is",
        "Against own months", "Peers: first quartile", "Peers: median", "Peers: third quartile", "Rank", "Practices",
    ];

    private static readonly string[] PublishedHeaders = ["Number", "Published", "Up to", "Year", "Grade", "Measured on, and by whom"];

    public static async Task WriteAsync(PackPage page, PackBlock block)
    {
        var month = await page.Figures.ReadAsync(block.Metrics, [], 1, MetricGrain.All).ConfigureAwait(false);
        var benchmarks = await page.Figures.ReadBenchmarksAsync(block.Metrics).ConfigureAwait(false);
        var first = page.Row + 1;
        page.Table("Benchmarks", Headers, month.Metrics.Count);
        for (var index = 0; index < month.Metrics.Count; index++)
        {
            page.Shows(month.Metrics[index]);
            Row(page, first + index, month.Metrics[index], month.Rows[0].Cells[index], benchmarks[index]);
        }

        page.Status(first, first + month.Metrics.Count - 1, Against);
        foreach (var reason in benchmarks.Select(metric => metric.Peers.Withheld).OfType<string>().Distinct())
        {
            page.Line($"Peers: {reason}", 9, page.Muted);
        }

        Published(page, month.Metrics, benchmarks);
    }

    private static void Row(PackPage page, int at, MetricSummary metric, MetricCell cell, MetricBenchmarks benchmarks)
    {
        page.Cell(at, 1).SetValue(metric.Label);
        page.Number(at, Value, cell.Value, metric.Format);
        page.Cell(at, Value).Style.Font.SetBold(true);
        page.Number(at, Low, benchmarks.Own?.Low, metric.Format);
        page.Number(at, Middle, benchmarks.Own?.Median, metric.Format);
        page.Number(at, High, benchmarks.Own?.High, metric.Format);
        page.Cell(at, GoodIs).SetValue(ScorecardBlock.Good(metric.Direction));
        page.Cell(at, GoodIs).Style.Alignment.SetHorizontal(XLAlignmentHorizontalValues.Right);
        var (now, low, high, good) =
            (page.Address(at, Value), page.Address(at, Low), page.Address(at, High), page.Address(at, GoodIs));
        // What is still growing would read as better or worse than it is.
        var isUnripe = cell.Ripe < 0.95m ? "\"too early\"" : $"IF(({now}>{high})=({good}=\"higher\"),\"better\",\"worse\")";
        page.Formula(
            at,
            Against,
            $"IF(OR({now}=\"\",{low}=\"\",{good}=\"neither\"),\"\",IF(AND({now}>={low},{now}<={high}),\"usual\",{isUnripe}))");
        page.Number(at, PeerLow, benchmarks.Peers.Low, metric.Format);
        page.Number(at, PeerMiddle, benchmarks.Peers.Median, metric.Format);
        page.Number(at, PeerHigh, benchmarks.Peers.High, metric.Format);
        page.Number(at, Rank, benchmarks.Peers.Standings is [var own] ? own.Rank : null, "integer");
        page.Number(at, Practices, benchmarks.Peers.Withheld is null ? benchmarks.Peers.Practices : null, "integer");
    }

    private static void Published(PackPage page, IReadOnlyList<MetricSummary> metrics, IReadOnlyList<MetricBenchmarks> benchmarks)
    {
        var figures = metrics.Zip(benchmarks)
            .SelectMany(pair => pair.Second.Published.Select(figure => (Metric: pair.First, Figure: figure)))
            .ToList();
        page.Heading("Published figures, of primary sources that name their year");
        var first = page.Row + 1;
        page.Table("Published", PublishedHeaders, figures.Count);
        Words(page, first - 1);
        for (var index = 0; index < figures.Count; index++)
        {
            var (metric, figure) = figures[index];
            var at = first + index;
            page.Cell(at, 1).SetValue(metric.Label);
            page.Number(at, 2, figure.Value, metric.Format);
            page.Number(at, 3, figure.Upper, metric.Format);
            page.Number(at, 4, figure.Year, "number");
            page.Cell(at, 4).Style.NumberFormat.SetFormat("0");
            page.Cell(at, 5).SetValue(figure.Grade);
            page.Cell(at, 5).Style.Alignment.SetHorizontal(XLAlignmentHorizontalValues.Right);
            page.Cell(at, 6).SetValue($"{figure.Population} ({figure.Source})");
            Words(page, at);
        }
    }

    private static void Words(PackPage page, int at) => page.Cell(at, 6).Style.Alignment
        .SetHorizontal(XLAlignmentHorizontalValues.Left).Alignment.SetIndent(2).Alignment.SetWrapText(false);
}
