using ClosedXML.Excel;
using RcmAnalytics.Metrics;
using RcmAnalytics.Reports.Charts;

namespace RcmAnalytics.Reports.Packs;

/// <summary>One worksheet while it is filled from top to bottom.</summary>
internal sealed class PackPage(IXLWorksheet sheet, ChartTheme theme, PackFigures figures, List<PlacedChart> charts)
{
    /// <summary>The rows a chart lies over.</summary>
    public const int ChartRows = 17;

    private const double FirstColumn = 34;
    private const double OtherColumns = 14;

    private readonly ChartPalette _palette = theme.Light;
    private readonly HashSet<MetricSummary> _shown = [];
    private int _widest = 1;

    public PackFigures Figures => figures;

    /// <summary>The next row to be written.</summary>
    public int Row { get; private set; } = 1;

    public void Open(string title, PackSheet definition)
    {
        sheet.ShowGridLines = false;
        sheet.Column(1).Width = FirstColumn;
        sheet.Columns(2, 40).Width = OtherColumns;
        Line($"{title}: {sheet.Name}", 16, _palette.Text, bold: true);
        Line(definition.Note, 10, _palette.Muted);
        Line($"{figures.Whose}, {figures.First:MMMM yyyy}. Data as of {figures.AsOf:d MMMM yyyy}.", 10, _palette.Muted);
        sheet.SheetView.FreezeRows(3);
    }

    /// <summary>Says by which dates the sheet counts and what is still growing, and sets up the print.</summary>
    public void Close(int pages)
    {
        Row++;
        foreach (var basis in _shown.GroupBy(metric => metric.DefaultBasis).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            Line($"By {Words(basis.Key)} date: {string.Join(", ", basis.Select(metric => metric.Label))}.", 9, _palette.Muted);
        }

        if (_shown.Any(metric => metric.RipeBases.Contains(metric.DefaultBasis)))
        {
            Line(
                "Ripe: the share of the month's claims already answered. Below 95 % the month's figures are still growing and no comparison holds.",
                9,
                _palette.Muted);
        }

        sheet.PageSetup.PageOrientation = XLPageOrientation.Landscape;
        sheet.PageSetup.PaperSize = XLPaperSize.LetterPaper;
        sheet.PageSetup.FitToPages(1, pages);
        sheet.PageSetup.Margins.SetLeft(0.4).SetRight(0.4).SetTop(0.5).SetBottom(0.7).SetFooter(0.3);
        sheet.PageSetup.SetRowsToRepeatAtTop(1, 3);
        sheet.PageSetup.Footer.Left.AddText($"{figures.Whose}, {figures.First:MMMM yyyy}");
        sheet.PageSetup.Footer.Right.AddText("Page &P of &N");
        sheet.PageSetup.PrintAreas.Add(1, 1, Row, _widest);
    }

    public void Heading(string text)
    {
        Row++;
        Line(text, 12, _palette.Text, bold: true);
    }

    public void Shows(MetricSummary metric) => _shown.Add(metric);

    public void Line(string text, double size, string color, bool bold = false)
    {
        var cell = sheet.Cell(Row++, 1);
        cell.SetValue(text);
        cell.Style.Font.SetFontSize(size).Font.SetFontColor(XLColor.FromHtml(color)).Font.SetBold(bold);
    }

    public IXLCell Cell(int row, int column) => sheet.Cell(row, column);

    public string Sheet => sheet.Name;

    public string Muted => _palette.Muted;

    /// <summary>A header row and its rows become an Excel table; the page goes on below it.</summary>
    public void Table(string name, IReadOnlyList<string> headers, int rows)
    {
        for (var column = 0; column < headers.Count; column++)
        {
            sheet.Cell(Row, column + 1).SetValue(headers[column]);
        }

        var range = sheet.Range(Row, 1, Row + Math.Max(rows, 1), headers.Count);
        var table = range.CreateTable(name);
        table.Theme = XLTableTheme.TableStyleLight1;
        table.ShowAutoFilter = false;
        var header = table.HeadersRow().Style;
        header.Alignment.SetWrapText(true).Alignment.SetVertical(XLAlignmentVerticalValues.Bottom);
        header.Font.SetBold(true).Fill.SetBackgroundColor(XLColor.FromHtml(_palette.Surface));
        sheet.Range(Row, 2, Row, headers.Count).Style.Alignment.SetHorizontal(XLAlignmentHorizontalValues.Right);
        sheet.Row(Row).Height = 13.5 * headers.Max(text => Lines(text, OtherColumns));
        _widest = Math.Max(_widest, headers.Count);
        Row += Math.Max(rows, 1) + 1;
    }

    public void Number(int row, int column, decimal? value, string format)
    {
        var cell = sheet.Cell(row, column);
        if (value is { } number)
        {
            cell.SetValue(number);
        }

        cell.Style.NumberFormat.SetFormat(Excel(format));
    }

    public void Formula(int row, int column, string formula, string? format = null)
    {
        var cell = sheet.Cell(row, column);
        cell.FormulaA1 = formula;
        if (format is not null)
        {
            cell.Style.NumberFormat.SetFormat(Excel(format));
        }
    }

    /// <summary>A ratio over the two cells that hold its parts, and nothing where there is nothing to divide by.</summary>
    public void Ratio(int row, int column, int numerator, int denominator, string format) =>
        Formula(
            row,
            column,
            $"IF({Address(row, denominator)}=0,\"\",{Address(row, numerator)}/{Address(row, denominator)})",
            format);

    public void Day(int row, int column, DateOnly day)
    {
        var cell = sheet.Cell(row, column);
        cell.SetValue(day.ToDateTime(TimeOnly.MinValue));
        cell.Style.NumberFormat.SetFormat("mmm yyyy").Alignment.SetHorizontal(XLAlignmentHorizontalValues.Left);
    }

    public string Address(int row, int column) => sheet.Cell(row, column).Address.ToStringRelative();

    /// <summary>Makes room for a chart over cells written next, and remembers it.</summary>
    public void Chart(PlacedChart chart)
    {
        charts.Add(chart with { Sheet = sheet.Name, TopRow = Row, BottomRow = Row + ChartRows - 1 });
        _widest = Math.Max(_widest, chart.Width);
        Row += ChartRows;
    }

    public void Width(int column, double width) => sheet.Column(column).Width = width;

    /// <summary>Green for better, red for worse; the words say it too.</summary>
    public void Status(int firstRow, int lastRow, int column)
    {
        var range = sheet.Range(firstRow, column, lastRow, column);
        range.AddConditionalFormat().WhenEquals("\"better\"").Font.SetFontColor(XLColor.FromHtml(_palette.Good));
        range.AddConditionalFormat().WhenEquals("\"worse\"").Font.SetFontColor(XLColor.FromHtml(_palette.Bad));
        range.Style.Alignment.SetHorizontal(XLAlignmentHorizontalValues.Right);
    }

    public static string Words(string name) => name.Replace('_', ' ');

    private static int Lines(string text, double width)
    {
        var (lines, used) = (1, 0);
        foreach (var word in text.Split(' '))
        {
            if (used > 0 && used + 1 + word.Length > width + 2)
            {
                lines++;
                used = 0;
            }

            used += word.Length + (used > 0 ? 1 : 0);
        }

        return lines;
    }

    private string Excel(string format) => theme.Formats[format].Excel;
}
