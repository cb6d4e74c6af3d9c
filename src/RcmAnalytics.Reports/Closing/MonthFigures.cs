using RcmAnalytics.Metrics;
using RcmAnalytics.Warehouse;

namespace RcmAnalytics.Reports.Closing;

/// <summary>Every figure of a month: each metric of the catalog, of all practices together and of each.</summary>
public static class MonthFigures
{
    // Sums of doubles differ in their last digits from run to run; nothing that people read is finer than this.
    private const int Digits = 10;

    /// <param name="metrics">Those read; null is all.</param>
    public static async Task<IReadOnlyDictionary<FigureKey, MetricCell>> ReadAsync(
        IWarehouse warehouse,
        MetricCatalog catalog,
        DateOnly month,
        IReadOnlyList<string>? metrics,
        CancellationToken cancellation)
    {
        Dictionary<FigureKey, MetricCell> figures = [];
        foreach (var subject in catalog.List()
            .Where(metric => metrics?.Contains(metric.Name) != false)
            .GroupBy(metric => metric.Subject))
        {
            var request = new MetricRequest
            {
                Metrics = [.. subject.Select(metric => metric.Name)],
                From = month,
                To = PeriodMath.MonthEnd(month),
            };
            await AddAsync(request).ConfigureAwait(false);
            await AddAsync(request with
            {
                Metrics = [.. subject.Where(metric => metric.Dimensions.Contains("practice")).Select(metric => metric.Name)],
                By = ["practice"],
            }).ConfigureAwait(false);
        }

        return figures;

        async Task AddAsync(MetricRequest request)
        {
            if (request.Metrics.Count == 0)
            {
                return;
            }

            var result = await MetricReader.ReadAsync(warehouse, catalog, request, cancellation).ConfigureAwait(false);
            foreach (var row in result.Rows)
            {
                var practice = request.By.Count == 0 ? null : row.Dimensions[0].Key ?? "";
                foreach (var (index, metric) in request.Metrics.Index())
                {
                    var cell = row.Cells[index];
                    figures[new FigureKey(metric, practice)] = new MetricCell
                    {
                        Value = Rounded(cell.Value),
                        Numerator = Rounded(cell.Numerator),
                        Denominator = Rounded(cell.Denominator),
                    };
                }
            }
        }
    }

    private static decimal? Rounded(decimal? number) => number is { } value ? Math.Round(value, Digits) : null;
}
