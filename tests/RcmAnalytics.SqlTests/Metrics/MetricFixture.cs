using RcmAnalytics.Metrics;
using RcmAnalytics.Reports;
using RcmAnalytics.Warehouse;

namespace RcmAnalytics.SqlTests.Metrics;

/// <summary>An empty warehouse of marts in memory, and the catalog of the repository.</summary>
internal sealed class MetricFixture : IAsyncDisposable
{
    private MetricFixture(DuckDbWarehouse warehouse) => Warehouse = warehouse;

    public static MetricCatalog Catalog { get; } = MetricCatalog.Load(RepoFile("sql"));

    public DuckDbWarehouse Warehouse { get; }

    /// <param name="rows">Statements that insert the case's rows.</param>
    public static async Task<MetricFixture> WithAsync(
        string rows,
        string asOf = "2025-06-30",
        string first = "2025-01-01")
    {
        var warehouse = DuckDbWarehouse.Open(new DuckDbOptions { Path = ":memory:", Threads = 1 });
        var cancellation = TestContext.Current.CancellationToken;
        foreach (var sql in new[]
        {
            "set schema = 'rcm'; " + await File.ReadAllTextAsync(RepoFile("sql/functions/duckdb.sql"), cancellation),
            MartTables.Sql,
            $"insert into run_context values ('{asOf}', '{first}')",
            rows,
        })
        {
            await warehouse.ExecuteAsync(sql, cancellation);
        }

        return new MetricFixture(warehouse);
    }

    public Task<MetricResult> ReadAsync(MetricRequest request) =>
        MetricReader.ReadAsync(Warehouse, Catalog, request, TestContext.Current.CancellationToken);

    /// <summary>The answer as the command line prints it, without the header.</summary>
    public async Task<IReadOnlyList<string>> LinesAsync(MetricRequest request) => [.. (await CsvAsync(request)).Skip(1)];

    /// <summary>The answer as the command line prints it.</summary>
    public async Task<IReadOnlyList<string>> CsvAsync(MetricRequest request)
    {
        using var text = new StringWriter();
        await MetricResultWriter.WriteCsvAsync(await ReadAsync(request), text, TestContext.Current.CancellationToken);
        return text.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>The keys of the rows behind a figure.</summary>
    public async Task<IReadOnlyList<string>> RowsAsync(MetricRowsRequest request) =>
        [.. (await PageAsync(request)).Table.Rows.Select(row => (string)row[0]!)];

    public Task<MetricRowsPage> PageAsync(MetricRowsRequest request) =>
        MetricReader.ReadRowsAsync(Warehouse, Catalog, request, TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => Warehouse.DisposeAsync();

    public static string RepoFile(string path)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "RcmAnalytics.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run outside the repository.");
        }

        return Path.Combine(folder.FullName, path);
    }
}
