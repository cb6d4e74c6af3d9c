using RcmAnalytics.Metrics;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace RcmAnalytics.Api.Pages;

/// <summary>The pages of <c>dashboards/pages</c> by name, the file's name without its ending, in the order of their places.</summary>
public sealed class PageCatalog
{
    private PageCatalog(IReadOnlyDictionary<string, PageDefinition> pages)
    {
        Pages = pages;
    }

    public IReadOnlyDictionary<string, PageDefinition> Pages { get; }

    /// <summary>Reads every page, or says what is wrong with all of them at once.</summary>
    /// <exception cref="MetricException">A file has an unknown key, lacks a required one, or is not YAML.</exception>
    public static PageCatalog Load(string dashboardsFolder)
    {
        var folder = Path.Combine(dashboardsFolder, "pages");
        if (!Directory.Exists(folder))
        {
            throw new MetricException($"The folder {folder} was expected to hold the pages, and does not exist.");
        }

        var reader = new DeserializerBuilder()
            .WithNamingConvention(UnderscoredNamingConvention.Instance)
            .WithEnforceRequiredMembers()
            .WithDuplicateKeyChecking()
            .WithTypeMapping<IReadOnlyList<PageRow>, List<PageRow>>()
            .WithTypeMapping<IReadOnlyList<string>, List<string>>()
            .Build();
        SortedDictionary<string, PageDefinition> pages = new(StringComparer.Ordinal);
        List<string> faults = [];
        foreach (var file in Directory.EnumerateFiles(folder, "*.yml"))
        {
            try
            {
                pages.Add(Path.GetFileNameWithoutExtension(file), Read(reader, file));
            }
            catch (YamlException fault)
            {
                faults.Add($"{Path.GetFileName(file)}, line {fault.Start.Line}: {fault.InnerException?.Message ?? fault.Message}");
            }
        }

        return faults.Count == 0
            ? new PageCatalog(new OrderedDictionary<string, PageDefinition>(pages.OrderBy(page => page.Value.Place)))
            : throw new MetricException(string.Join(Environment.NewLine, faults));
    }

    private static PageDefinition Read(IDeserializer reader, string file)
    {
        using var text = File.OpenText(file);
        return reader.Deserialize<PageDefinition>(text)
            ?? throw new YamlException("The file is empty; a page with title, question and rows was expected.");
    }
}
