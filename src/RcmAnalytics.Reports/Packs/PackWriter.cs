using ClosedXML.Excel;
using RcmAnalytics.Metrics;
using RcmAnalytics.Reports.Charts;
using RcmAnalytics.Warehouse;

namespace RcmAnalytics.Reports.Packs;

/// <summary>Writes an Excel workbook with live formulas and native charts. No sheet names a patient or a claim.</summary>
public static class PackWriter
{
    /// <exception cref="MetricException">The month is outside the data, or the practice is not the asker's.</exception>
    public static async Task WriteAsync(
        IWarehouse warehouse,
        MetricCatalog catalog,
        ChartTheme theme,
        PackRequest request,
        Stream output,
        CancellationToken cancellation)
    {
        var figures = await PackFigures.OpenAsync(warehouse, catalog, request, cancellation).ConfigureAwait(false);
        using var workbook = new XLWorkbook { Style = { Font = { FontName = "Calibri", FontSize = 10 } } };
        workbook.Properties.Title = request.Pack.Title;
        List<PlacedChart> charts = [];
        foreach (var (name, sheet) in request.Pack.Sheets)
        {
            var page = new PackPage(workbook.AddWorksheet(name), theme, figures, charts);
            page.Open(request.Pack.Title, sheet);
            foreach (var (heading, block) in sheet.Blocks)
            {
                await PackBlocks.WriteAsync(page, heading, block, request.Pack).ConfigureAwait(false);
            }

            page.Close(sheet.Pages);
        }

        using var file = new MemoryStream();
        workbook.SaveAs(file, new SaveOptions { EvaluateFormulasBeforeSaving = true });
        NativeCharts.Add(file, charts, theme.Light);
        file.Position = 0;
        await file.CopyToAsync(output, cancellation).ConfigureAwait(false);
    }
}
