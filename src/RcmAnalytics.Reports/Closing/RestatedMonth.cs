using RcmAnalytics.Metrics;
using RcmAnalytics.Warehouse;

namespace RcmAnalytics.Reports.Closing;

/// <summary>A closed month as first reported and as now known, and why it moved.</summary>
public sealed record RestatedMonth
{
    public required MonthClosing Closing { get; init; }

    /// <summary>The day the data stand at now.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>In the order of each figure's amounts; the last may be that it is not explained yet.</summary>
    public required IReadOnlyList<MoveReason> Reasons { get; init; }

    /// <summary>By metric as the catalog lists them, all practices together first.</summary>
    public required IReadOnlyList<RestatedFigure> Figures { get; init; }

    /// <summary>Reads what is known now and puts what is stored beside it.</summary>
    /// <param name="metrics">Those read; null is all.</param>
    /// <exception cref="MetricException">The month is not closed.</exception>
    public static async Task<RestatedMonth> ReadAsync(
        IWarehouse warehouse,
        MetricCatalog catalog,
        ClosedMonths closed,
        DateOnly month,
        IReadOnlyList<string>? metrics,
        CancellationToken cancellation)
    {
        var closing = closed.Standing(month).OrThrow(month);
        var data = await BuiltData.ReadAsync(warehouse, closed.SqlFolder, cancellation).ConfigureAwait(false);
        var now = await MonthFigures.ReadAsync(warehouse, catalog, month, metrics, cancellation).ConfigureAwait(false);
        var first = closed.Figures(closing).Where(figure => metrics?.Contains(figure.Key.Metric) != false).ToDictionary();
        var practices = await warehouse.ReadAsync(
            "select practice_id, practice_name from dim_practices where practice_id is not null", [], cancellation).ConfigureAwait(false);
        var names = practices.Rows.ToDictionary(row => (string)row[0]!, row => (string?)row[1]); // asked for above
        return Of(catalog, closing, data.AsOf, first, now, names, closed.Explained(closing, data.Fingerprint));
    }

    /// <summary>What the reasons leave of a change stands under a reason of its own, so that each row sums.</summary>
    private static RestatedMonth Of(
        MetricCatalog catalog,
        MonthClosing closing,
        DateOnly asOf,
        IReadOnlyDictionary<FigureKey, MetricCell> first,
        IReadOnlyDictionary<FigureKey, MetricCell> now,
        IReadOnlyDictionary<string, string?> names,
        ExplainedMoves? explained)
    {
        var order = catalog.List().Select((metric, index) => (metric.Name, index)).ToDictionary(pair => pair.Name, pair => pair.index);
        var reasons = explained?.Reasons ?? [];
        var figures = first.Keys.Union(now.Keys)
            // A metric that the catalog no longer has keeps its closed figure in the store, and has none now.
            .Where(key => order.ContainsKey(key.Metric))
            .OrderBy(key => order[key.Metric])
            .ThenBy(key => key.Practice, StringComparer.Ordinal)
            .Select(key =>
            {
                var was = first.GetValueOrDefault(key);
                var known = now.GetValueOrDefault(key);
                var change = (known?.Value ?? 0) - (was?.Value ?? 0);
                var amounts = reasons.Select(reason => explained?.Amounts.GetValueOrDefault((key, reason)) ?? 0).ToList();
                var name = key.Practice is null ? null : names.GetValueOrDefault(key.Practice) ?? key.Practice;
                return new RestatedFigure(key.Metric, key.Practice, name, was, known, change, [.. amounts, change - amounts.Sum()]);
            })
            .ToList();
        var isExplained = figures.TrueForAll(figure => figure.Amounts[^1] == 0);
        return new RestatedMonth
        {
            Closing = closing,
            AsOf = asOf,
            Reasons = isExplained ? reasons : [.. reasons, MoveReason.NotExplained],
            Figures = isExplained ? [.. figures.Select(figure => figure with { Amounts = [.. figure.Amounts.SkipLast(1)] })] : figures,
        };
    }
}

/// <param name="Practice">Null for all practices together; empty for rows without one.</param>
/// <param name="PracticeName">What people call it.</param>
/// <param name="First">As reported at the closing; null where there was none.</param>
/// <param name="Now">As known now; null where there is none.</param>
/// <param name="Change">Now less first; a figure that does not exist counts as nothing.</param>
/// <param name="Amounts">What each reason moved it by. They sum to the change.</param>
public sealed record RestatedFigure(
    string Metric,
    string? Practice,
    string? PracticeName,
    MetricCell? First,
    MetricCell? Now,
    decimal Change,
    IReadOnlyList<decimal> Amounts);
