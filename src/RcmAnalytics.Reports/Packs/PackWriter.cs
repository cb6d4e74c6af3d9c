using RcmAnalytics.Metrics;
using RcmAnalytics.Reports.Charts;
using RcmAnalytics.Warehouse;

namespace RcmAnalytics.Reports.Packs;

/// <summary>Writes an Excel workbook with live formulas and native charts.</summary>
public static class PackWriter
{
    /// <exception cref="MetricException">The month is outside the data, or the practice is not the asker's.</exception>
    public static Task WriteAsync(
        IWarehouse warehouse,
        MetricCatalog catalog,
        ChartTheme theme,
        PackRequest request,
        Stream output,
        CancellationToken cancellation) =>
        throw new MetricException("No pack can be written yet.");
}
