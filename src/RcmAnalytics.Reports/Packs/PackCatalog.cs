using RcmAnalytics.Metrics;
using RcmAnalytics.Reports.Charts;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

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

    /// <exception cref="MetricException">A definition is wrong; the message lists all errors of all files.</exception>
    public static PackCatalog Load(string dashboardsFolder)
    {
        var yaml = new DeserializerBuilder()
            .WithNamingConvention(UnderscoredNamingConvention.Instance)
            .WithEnforceRequiredMembers()
            .WithDuplicateKeyChecking()
            .Build();
        List<string> errors = [];
        SortedDictionary<string, PackDefinition> packs = new(StringComparer.Ordinal);
        var folder = Path.Combine(dashboardsFolder, "packs");
        foreach (var file in Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*.yml") : [])
        {
            var name = Path.GetFileNameWithoutExtension(file);
            try
            {
                packs[name] = yaml.Deserialize<PackDefinition>(File.ReadAllText(file)) with { Name = name };
            }
            catch (YamlException error)
            {
                errors.Add($"{name}.yml, line {error.Start.Line}: {error.InnerException?.Message ?? error.Message}");
            }
        }

        return errors.Count == 0
            ? new PackCatalog(packs, ChartTheme.Load(dashboardsFolder))
            : throw new MetricException($"The packs have {errors.Count} errors:\n{string.Join('\n', errors)}");
    }
}
