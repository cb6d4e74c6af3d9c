using System.Globalization;
using ClosedXML.Excel;
using RcmAnalytics.Metrics;

namespace RcmAnalytics.Reports.Packs;

/// <summary>
/// Cash of the next months, each the sum of its parts on a sheet of their own, where every part is multiplied again from
/// its factors: change a yield and the forecast follows.
/// </summary>
internal static class ForecastBlock
{
    /// <summary>The sheet whose first block lists the parts.</summary>
    public const string PartsSheet = "Forecast parts";

    private const string Money = "money";
    private const int Cash = 2, Charged = 3, ToCome = 4, Low = 5, High = 6, Came = 7;

    // Below the three lines of a sheet's head, a blank, the heading and the table's header.
    private const int FirstPart = 7;
    private const int Base = 6, Yield = 7, Season = 8, Share = 9, PayDays = 10, Amount = 11;

    private static readonly string[] Headers =
        ["Month", "Cash", "Of charges posted", "Of charges to come", "Low (80 % band)", "High (80 % band)", "Came since"];

    private static readonly string[] PartHeaders =
    [
        "Month", "Practice", "Payer class", "Charges of", "Method", "Base", "Times yield", "Times season", "Times share", "Times pay days", "Cash",
    ];

    public static async Task WriteAsync(PackPage page, PackBlock block)
    {
        var result = await page.Figures.ReadAsync(
            ["cash_forecast", "cash_forecast_charged", "cash_forecast_low", "cash_forecast_high", "cash_forecast_received"],
            ["forecast_month"],
            1,
            MetricGrain.All).ConfigureAwait(false);
        result.Metrics.ToList().ForEach(page.Shows);
        var rows = result.Rows;
        var parts = await PartsAsync(page).ConfigureAwait(false);
        var isDrawn = block.Chart is not null && rows.Count > 0;
        var first = page.Row + 1 + (isDrawn ? PackPage.ChartRows : 0);
        if (isDrawn)
        {
            page.Chart(Placed(block.Chart!.Title, block.Chart.Kind, first, rows));
        }

        page.Table("Forecast_months", Headers, rows.Count);
        for (var index = 0; index < rows.Count; index++)
        {
            Month(page, first + index, rows[index], parts);
        }

        if (rows.Count == 0)
        {
            page.Line("There is no forecast as of this month: it is made as of the twelve month ends before the last day of the data.", 10, "#5b6875");
            return;
        }

        Totals(page, first, rows);
    }

    public static async Task WritePartsAsync(PackPage page)
    {
        var parts = await PartsAsync(page).ConfigureAwait(false);
        if (page.Row + 1 != FirstPart)
        {
            throw new MetricException($"The parts are the first block of the sheet '{PartsSheet}'.");
        }

        page.Table("Forecast_parts", PartHeaders, parts.Count);
        page.Width(1, 12);
        page.Width(2, 28);
        page.Width(3, 20);
        page.Width(5, 22);
        foreach (var column in Enumerable.Range(2, 4))
        {
            page.Cell(FirstPart - 1, column).Style.Alignment.SetHorizontal(XLAlignmentHorizontalValues.Left);
        }

        for (var index = 0; index < parts.Count; index++)
        {
            Part(page, FirstPart + index, parts[index]);
        }

        if (parts.Count == 0)
        {
            page.Line("Parts are kept for the forecast of now: ask for the last month of the data.", 10, "#5b6875");
            return;
        }

        page.Line("Chain ladder: cash so far, times one over the share of it that should have come. Else charges, posted or expected, times cash for a dollar.", 9, "#5b6875");
        page.Line("Share: of the cash of these charges the part that comes in the month. Pay days: what its weekdays bring, next to a mean month. fct_forecast_factors and fct_forecast_rates have what shares and yields rest on.", 9, "#5b6875");
    }

    private static void Month(PackPage page, int at, MetricRow row, IReadOnlyList<ForecastPart> parts)
    {
        var month = MonthOf(row);
        page.Day(at, 1, month);
        var (from, count) = (IndexOf(parts, month), parts.Count(part => part.Month == month));
        if (count > 0)
        {
            page.Formula(at, Cash, $"SUM('{PartsSheet}'!K{FirstPart + from}:K{FirstPart + from + count - 1})", Money);
        }
        else
        {
            page.Number(at, Cash, row.Cells[0].Value, Money);
        }

        page.Number(at, Charged, row.Cells[1].Value, Money);
        page.Formula(at, ToCome, $"{page.Address(at, Cash)}-{page.Address(at, Charged)}", Money);
        page.Number(at, Low, row.Cells[2].Value, Money);
        page.Number(at, High, row.Cells[3].Value, Money);
        page.Number(at, Came, row.Cells[4].Value, Money);
    }

    private static void Totals(PackPage page, int first, IReadOnlyList<MetricRow> rows)
    {
        var total = page.Row;
        page.Line("Twelve months", 10, "#1b2733", bold: true);
        foreach (var column in new[] { Cash, Charged, ToCome })
        {
            page.Formula(total, column, $"SUM({page.Address(first, column)}:{page.Address(first + rows.Count - 1, column)})", Money);
            page.Cell(total, column).Style.Font.SetBold(true);
        }

        page.Line("Cash, next twelve months, as counted", 10, "#1b2733");
        page.Number(total + 1, Cash, rows.Sum(row => row.Cells[0].Value), Money);
        page.Line("Difference (must be zero)", 10, "#1b2733");
        page.Formula(total + 2, Cash, $"ROUND({page.Address(total, Cash)}-{page.Address(total + 1, Cash)},2)", Money);
    }

    private static void Part(PackPage page, int at, ForecastPart part)
    {
        page.Day(at, 1, part.Month);
        page.Cell(at, 2).SetValue(part.Practice);
        page.Cell(at, 3).SetValue(PackPage.Words(part.PayerClass));
        page.Day(at, 4, part.Cohort);
        page.Cell(at, 5).SetValue(PackPage.Words(part.Method));
        page.Number(at, Base, part.Base, Money);
        Factor(page, at, Yield, part.Yield);
        Factor(page, at, Season, part.Season);
        Factor(page, at, Share, part.Share);
        Factor(page, at, PayDays, part.PayDays);
        page.Formula(
            at,
            Amount,
            $"ROUND({page.Address(at, Base)}*{page.Address(at, Yield)}*{page.Address(at, Season)}*{page.Address(at, Share)}*{page.Address(at, PayDays)},2)",
            Money);
    }

    // A factor keeps all its digits, so that the product comes out to the cent.
    private static void Factor(PackPage page, int at, int column, double factor)
    {
        var cell = page.Cell(at, column);
        cell.SetValue(factor);
        cell.Style.NumberFormat.SetFormat("0.0000");
    }

    private static async Task<IReadOnlyList<ForecastPart>> PartsAsync(PackPage page)
    {
        var months = await page.Figures.ReadAsync(["cash_forecast"], ["forecast_month"], 1, MetricGrain.All).ConfigureAwait(false);
        return months.Rows.Count == 0 ? [] : await page.Figures.ReadForecastPartsAsync(MonthOf(months.Rows[0])).ConfigureAwait(false);
    }

    private static DateOnly MonthOf(MetricRow row) =>
        DateOnly.ParseExact(row.Dimensions[0].Key + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static int IndexOf(IReadOnlyList<ForecastPart> parts, DateOnly month) => parts.TakeWhile(part => part.Month != month).Count();

    private static PlacedChart Placed(string title, PackChartKind kind, int first, IReadOnlyList<MetricRow> rows) => new()
    {
        Kind = kind,
        Title = title,
        CategoryColumn = 1,
        FirstRow = first,
        LastRow = first + rows.Count - 1,
        Categories = [.. rows.Select(row => MonthOf(row).ToString("MMM yyyy", CultureInfo.InvariantCulture))],
        Width = Headers.Length,
        Series =
        [
            new PlacedSeries(Headers[Charged - 1], Charged, Money, [.. rows.Select(row => row.Cells[1].Value)]),
            new PlacedSeries(Headers[ToCome - 1], ToCome, Money, [.. rows.Select(row => row.Cells[0].Value - row.Cells[1].Value)]),
        ],
    };
}

/// <summary>One cohort's part of one month: what is multiplied.</summary>
internal sealed record ForecastPart(
    DateOnly Month, string Practice, string PayerClass, DateOnly Cohort, string Method, decimal Base, double Yield, double Season, double Share, double PayDays);
