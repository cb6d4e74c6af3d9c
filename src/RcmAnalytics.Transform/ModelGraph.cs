using System.Text.RegularExpressions;
using RcmAnalytics.Transform.Definitions;
using RcmAnalytics.Transform.Models;

namespace RcmAnalytics.Transform;

/// <summary>
/// All models of a sql folder in an order in which each comes after what it reads. What a model reads is found from
/// the relation names in its text.
/// </summary>
public sealed partial class ModelGraph
{
    private static readonly string[] ModelFolders = ["staging", "intermediate", "marts"];

    private ModelGraph(
        IReadOnlyList<SqlModel> models,
        IReadOnlyList<Seed> seeds,
        IReadOnlyList<RawTable> rawTables,
        string functions)
    {
        Models = models;
        Seeds = seeds;
        RawTables = rawTables;
        Functions = functions;
    }

    /// <summary>Names of the models, in the order of building.</summary>
    public IReadOnlyList<string> Names => [.. Models.Select(model => model.Name)];

    internal IReadOnlyList<SqlModel> Models { get; }

    internal IReadOnlyList<Seed> Seeds { get; }

    internal IReadOnlyList<RawTable> RawTables { get; }

    /// <summary>Statements that make the functions the models use.</summary>
    internal string Functions { get; }

    /// <exception cref="TransformException">A file is missing, misspelt or reads itself; all faults are listed.</exception>
    public static ModelGraph Load(string sqlFolder)
    {
        List<string> faults = [];
        var rawTables = Tables(sqlFolder, "raw", faults)
            .Select(table => new RawTable(table.Name, table.Definition))
            .ToList();
        var seeds = Tables(sqlFolder, "seeds", faults)
            .Select(table => new Seed(table.Name, Path.ChangeExtension(table.Path, ".csv"), table.Definition))
            .ToList();
        faults.AddRange(seeds.Where(seed => !File.Exists(seed.Path))
            .Select(seed => $"seeds/{seed.Name}.yml: there is no {seed.Name}.csv beside it."));
        var models = ReadModels(sqlFolder, seeds, faults);
        var ordered = ModelOrder.Sort(models, faults);
        if (faults.Count > 0)
        {
            throw new TransformException(faults);
        }

        var functions = File.ReadAllText(Path.Combine(sqlFolder, "functions", "duckdb.sql"));
        return new ModelGraph(ordered, seeds, rawTables, functions);
    }

    /// <summary>The models a selection names: one model, or with a trailing <c>+</c> also all that depend on it.</summary>
    /// <exception cref="TransformException">There is no such model.</exception>
    internal IReadOnlyList<SqlModel> Select(string? selection)
    {
        if (selection is null)
        {
            return Models;
        }

        var name = selection.TrimEnd('+');
        if (Models.All(model => model.Name != name))
        {
            throw new TransformException([$"There is no model '{name}'. There are: {string.Join(", ", Names)}."]);
        }

        HashSet<string> selected = [name];
        foreach (var model in Models.Where(_ => selection.EndsWith('+')))
        {
            if (model.DependsOn.Any(selected.Contains))
            {
                selected.Add(model.Name);
            }
        }

        return [.. Models.Where(model => selected.Contains(model.Name))];
    }

    private static IEnumerable<(string Name, string Path, TableDefinition Definition)> Tables(
        string sqlFolder,
        string folder,
        List<string> faults)
    {
        var path = Path.Combine(sqlFolder, folder);
        foreach (var file in Files(path, "*.yml"))
        {
            var shownAs = Shown(sqlFolder, file);
            if (DefinitionReader.Read<TableDefinition>(file, shownAs, faults) is { } definition)
            {
                faults.AddRange(definition.Columns
                    .Where(column => !ColumnTypes.IsKnown(column.Value.Type))
                    .Select(column => $"{shownAs}: column {column.Key} has the type '{column.Value.Type}', "
                        + $"one of {ColumnTypes.Names} was expected."));
                yield return (Path.GetFileNameWithoutExtension(file), file, definition);
            }
        }
    }

    private static List<SqlModel> ReadModels(string sqlFolder, List<Seed> seeds, List<string> faults)
    {
        var files = ModelFolders
            .SelectMany(folder => Files(Path.Combine(sqlFolder, folder), "*.sql"))
            .Where(file => !file.EndsWith(".clickhouse.sql", StringComparison.Ordinal))
            .ToList();
        HashSet<string> known = [.. seeds.Select(seed => seed.Name), RelationNames.BuildSettings];
        foreach (var file in files.Where(file => !known.Add(Path.GetFileNameWithoutExtension(file))))
        {
            faults.Add($"{Shown(sqlFolder, file)}: another file builds a relation of the same name.");
        }

        List<SqlModel> models = [];
        foreach (var file in files)
        {
            var shownAs = Shown(sqlFolder, file);
            var yml = Path.ChangeExtension(file, ".yml");
            if (!File.Exists(yml))
            {
                faults.Add($"{shownAs}: there is no yml beside it that states its grain.");
                continue;
            }

            if (DefinitionReader.Read<ModelDefinition>(yml, Shown(sqlFolder, yml), faults) is { } definition)
            {
                models.Add(Model(file, shownAs, definition, known, faults));
            }
        }

        faults.AddRange(ModelFolders
            .SelectMany(folder => Files(Path.Combine(sqlFolder, folder), "*.yml"))
            .Where(yml => !File.Exists(Path.ChangeExtension(yml, ".sql")))
            .Select(yml => $"{Shown(sqlFolder, yml)}: there is no model beside it."));
        return models;
    }

    private static SqlModel Model(
        string file,
        string shownAs,
        ModelDefinition definition,
        HashSet<string> known,
        List<string> faults)
    {
        var sql = File.ReadAllText(file);
        var name = Path.GetFileNameWithoutExtension(file);
        faults.AddRange(ReadFrom().Matches(SqlText.WithoutCommentsAndText(sql))
            .Select(match => match.Groups[1].Value)
            .Where(relation => !known.Contains(relation))
            .Select(relation => $"{shownAs}: reads '{relation}', which no file builds."));
        return new SqlModel
        {
            Name = name,
            File = shownAs,
            Sql = sql,
            Definition = definition,
            DependsOn = [.. SqlText.Words(sql).Where(known.Contains).Order(StringComparer.Ordinal)],
        };
    }

    private static IEnumerable<string> Files(string folder, string pattern) =>
        Directory.Exists(folder)
            ? Directory.EnumerateFiles(folder, pattern, SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            : [];

    private static string Shown(string sqlFolder, string file) =>
        Path.GetRelativePath(sqlFolder, file).Replace('\\', '/');

    [GeneratedRegex(@"\b(?:from|join)\s+((?:stg|int|fct|dim|seed)_[a-z0-9_]+)")]
    private static partial Regex ReadFrom();
}
