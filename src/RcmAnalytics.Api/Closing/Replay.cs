using RcmAnalytics.Transform;
using RcmAnalytics.Warehouse;

namespace RcmAnalytics.Api.Closing;

/// <summary>A warehouse with some of the files of another, to which files are added and which is built anew each time.</summary>
internal sealed class Replay : IAsyncDisposable
{
    private readonly IWarehouse _source;
    private readonly string _sqlFolder;
    private readonly DirectoryInfo _folder;
    private readonly DuckDbWarehouse _warehouse;
    private readonly HashSet<string> _loaded = [];

    public Replay(IWarehouse source, string sqlFolder, string workFolder)
    {
        _source = source;
        _sqlFolder = sqlFolder;
        _folder = Directory.CreateDirectory(Path.Combine(workFolder, $"restating-{Guid.NewGuid():N}"));
        _warehouse = DuckDbWarehouse.Open(new DuckDbOptions { Path = Path.Combine(_folder.FullName, "replay.duckdb") });
    }

    public IWarehouse Warehouse => _warehouse;

    /// <summary>Builds from these files, those of the builds before among them.</summary>
    public async Task BuildAsync(IReadOnlyList<string> files, DateOnly asOf, CancellationToken cancellation)
    {
        List<string> added = [.. files.Where(_loaded.Add)];
        var tables = await _source.ReadAsync(
            "select table_name from information_schema.columns where table_schema = 'raw' and column_name = 'load_id' order by table_name",
            [],
            cancellation);
        foreach (var table in tables.Rows.Select(row => (string)row[0]!)) // tables have names
        {
            var rows = _source.QueryAsync(
                $"select * from raw.\"{table}\" where list_contains($loads, load_id)", [new QueryParameter("loads", added)], cancellation);
            await _warehouse.LoadAsync(rows.ToBlockingEnumerable(cancellation).Select(batch => (table, batch)), cancellation);
        }

        await WarehouseBuilder.BuildAsync(
            _warehouse, _sqlFolder, new BuildOptions { AsOf = AsOf.On(asOf), SkipsChecks = true }, cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        await _warehouse.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
