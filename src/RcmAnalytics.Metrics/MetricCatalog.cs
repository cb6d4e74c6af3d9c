using RcmAnalytics.Metrics.Compilation;
using RcmAnalytics.Metrics.Definitions;

namespace RcmAnalytics.Metrics;

/// <summary>The one definition of every number, read from <c>sql/metrics</c>. Only its names reach SQL.</summary>
public sealed class MetricCatalog
{
    private readonly IReadOnlyDictionary<string, ResolvedMetric> _metrics;
    private readonly IReadOnlyDictionary<string, DimensionDefinition> _dimensions;

    private MetricCatalog(
        IReadOnlyDictionary<string, ResolvedMetric> metrics,
        IReadOnlyDictionary<string, DimensionDefinition> dimensions)
    {
        _metrics = metrics;
        _dimensions = dimensions;
    }

    /// <summary>Reads every file of <c>metrics</c> below <paramref name="sqlFolder"/>.</summary>
    /// <exception cref="MetricException">A definition is wrong; the message lists all errors of all files.</exception>
    public static MetricCatalog Load(string sqlFolder)
    {
        var folder = Path.Combine(sqlFolder, "metrics");
        if (!Directory.Exists(folder))
        {
            throw new MetricException($"There is no folder of metrics at {folder}.");
        }

        List<string> errors = [];
        Dictionary<string, MetricFile> files = [];
        DimensionFile? dimensions = null;
        foreach (var path in Directory.EnumerateFiles(folder, "*.yml").Order(StringComparer.Ordinal))
        {
            var subject = Path.GetFileNameWithoutExtension(path);
            if (subject == "dimensions")
            {
                dimensions = DefinitionReader.Read<DimensionFile>(path, errors);
            }
            else if (DefinitionReader.Read<MetricFile>(path, errors) is { } file)
            {
                files[subject] = file;
            }
        }

        var known = dimensions?.Dimensions ?? [];
        var metrics = new DefinitionResolver(files, known, errors).Resolve();
        return errors.Count == 0
            ? new MetricCatalog(metrics, known)
            : throw new MetricException(
                $"The metric definitions have {errors.Count} errors:\n{string.Join('\n', errors)}");
    }

    /// <summary>Every metric, by subject and then as the file orders them.</summary>
    public IReadOnlyList<MetricSummary> List() => [.. _metrics.Values.Select(metric => metric.Summary)];

    /// <summary>Every dimension that some metric has, without the time grains.</summary>
    public IReadOnlyList<DimensionSummary> Dimensions() => [.. _dimensions.Keys.Select(DescribeDimension)];

    /// <exception cref="MetricException">There is no such metric; the message names those that are like it.</exception>
    public MetricSummary Describe(string metric) => Metric(metric).Summary;

    /// <exception cref="MetricException">There is no such dimension.</exception>
    public DimensionSummary DescribeDimension(string dimension)
    {
        var definition = Dimension(dimension);
        return new DimensionSummary(dimension, definition.Label, definition.Coded);
    }

    /// <summary>The dimension does not cut a ratio's denominator: its members are all measured against the same.</summary>
    /// <exception cref="MetricException">There is no such metric.</exception>
    public bool SharesDenominator(string metric, string dimension) => Metric(metric).Denominator?.IsSplitBy(dimension) == false;

    internal ResolvedMetric Metric(string name) =>
        _metrics.TryGetValue(name, out var metric)
            ? metric
            : throw new MetricException($"There is no metric '{name}'. There are: {Names(_metrics.Keys)}.");

    internal DimensionDefinition Dimension(string name) =>
        _dimensions.TryGetValue(name, out var dimension)
            ? dimension
            : throw new MetricException(
                $"There is no dimension '{name}'. There are: {Names(_dimensions.Keys)}, and the grains "
                + "day, week, month, quarter, year.");

    private static string Names(IEnumerable<string> names) =>
        string.Join(", ", names.Order(StringComparer.Ordinal));
}
