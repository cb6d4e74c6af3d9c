namespace RcmAnalytics.Ingest;

/// <summary>The raw tables that a load fills, each made when its first row comes.</summary>
internal sealed class MappedTables
{
    private readonly SortedDictionary<string, MappedTable> _tables = new(StringComparer.Ordinal);

    public IEnumerable<MappedTable> All => _tables.Values;

    public MappedTable this[string name]
    {
        get
        {
            if (!_tables.TryGetValue(name, out var table))
            {
                table = new MappedTable(TableContract.Find(name)!); // profiles name known tables only
                _tables[name] = table;
            }

            return table;
        }
    }
}
