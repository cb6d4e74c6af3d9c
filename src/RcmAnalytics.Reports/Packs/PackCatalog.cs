using RcmAnalytics.Metrics;
using RcmAnalytics.Reports.Charts;

namespace RcmAnalytics.Reports.Packs;

/// <summary>The packs of <c>dashboards/packs</c>, with the theme their numbers are formatted by.</summary>
public sealed class PackCatalog
{
    private readonly IReadOnlyDictionary<string, PackDefinition> _packs;

    private PackCatalog(IReadOnlyDictionary<string, PackDefinition> packs, ChartTheme theme)
    {
        _packs = packs;
        Theme = theme;
    }

    public ChartTheme Theme { get; }

    public IReadOnlyList<PackDefinition> List() => [.. _packs.Values];

    /// <exception cref="MetricException">There is no such pack.</exception>
    public PackDefinition Find(string name) =>
        _packs.TryGetValue(name, out var pack)
            ? pack
            : throw new MetricException($"There is no pack '{name}'. There are: {string.Join(", ", _packs.Keys)}.");

    public static PackCatalog Load(string dashboardsFolder) =>
        new(new Dictionary<string, PackDefinition>(), ChartTheme.Load(dashboardsFolder));
}
