using System.Reflection;

namespace RcmAnalytics.Ingest;

/// <summary>The columns of a raw table that profiles may fill, from its contract in <c>sql/raw</c>.</summary>
internal sealed class TableContract
{
    private const string Prefix = "contracts/";

    private static readonly Dictionary<string, TableContract> Known = ReadAll();

    private TableContract(string name, IReadOnlyList<KeyValuePair<string, string>> columns)
    {
        Name = name;
        Columns = columns;
    }

    public static IReadOnlyCollection<string> Names => Known.Keys;

    public string Name { get; }

    /// <summary>Names and types, in order.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Columns { get; }

    public static TableContract? Find(string name) => Known.GetValueOrDefault(name);

    public string? TypeOf(string column) => Columns.FirstOrDefault(known => known.Key == column).Value;

    private static Dictionary<string, TableContract> ReadAll()
    {
        var assembly = Assembly.GetExecutingAssembly();
        return assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(name =>
            {
                using var text = new StreamReader(assembly.GetManifestResourceStream(name)!); // it was listed
                var contract = ProfileReader.Contract(text.ReadToEnd());
                return new TableContract(
                    Path.GetFileNameWithoutExtension(name),
                    [.. contract.Columns.Select(column => KeyValuePair.Create(column.Key, column.Value.Type))]);
            })
            .ToDictionary(contract => contract.Name, StringComparer.Ordinal);
    }

    internal sealed record ContractFile
    {
        public required string Description { get; init; }

        public required IReadOnlyList<string> Grain { get; init; }

        public required IReadOnlyDictionary<string, ContractColumn> Columns { get; init; }
    }

    internal sealed record ContractColumn
    {
        public required string Type { get; init; }

        public string? Source { get; init; }

        public string? Description { get; init; }

        public bool Phi { get; init; }
    }
}
