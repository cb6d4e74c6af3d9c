using RcmAnalytics.Metrics;
using RcmAnalytics.Warehouse;

namespace RcmAnalytics.Reports;

/// <summary>One page of the rows behind a figure.</summary>
/// <param name="Next">What to ask the next page with as <see cref="MetricRowsRequest.After"/>; null on the last page.</param>
public sealed record MetricRowsPage(ResultTable Table, string? Next);
