using RcmAnalytics.Transform;
using RcmAnalytics.Warehouse;

namespace RcmAnalytics.SqlTests.Golden;

/// <summary>
/// Each folder <c>tests/golden/MODEL/CASE</c> holds the rows a model reads (<c>given/INPUT.csv</c>, only the columns
/// the case is about) and all rows and columns it must return (<c>expect.csv</c>). To add a case, add a folder: there
/// is no code to write. <c>RCM_GOLDEN_ACCEPT=MODEL,MODEL</c> rewrites expectations; the change is then reviewed.
/// </summary>
public sealed class GoldenSqlTests
{
    // Built once: a build of no rows takes far longer than a case.
    private static readonly Lazy<Task<string>> Empty = new(BuildEmptyAsync);

    private static readonly Lazy<ModelGraph> Graph = new(() => ModelGraph.Load(SqlFolder.Path));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string> Cases { get; } =
        [.. Directory.EnumerateDirectories(SqlFolder.Golden, "given", SearchOption.AllDirectories)
            .Select(given => Path.GetRelativePath(SqlFolder.Golden, Path.GetDirectoryName(given)!))
            .Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Model_GivenRows_ReturnsExpectedRows(string name)
    {
        var folder = Path.Combine(SqlFolder.Golden, name);
        var model = Path.GetDirectoryName(name)!;
        await using var warehouse = await OpenAsync(model, Path.Combine(folder, "given"));
        await warehouse.ExecuteAsync($"create table actual as {SqlOf(model)}", Cancellation);
        var expected = Path.Combine(folder, "expect.csv");
        if (Environment.GetEnvironmentVariable("RCM_GOLDEN_ACCEPT")?.Split(',').Contains(model) == true)
        {
            Environment.GetEnvironmentVariable("CI").ShouldBeNull("expectations are never rewritten in CI");
            await warehouse.ExecuteAsync($"copy (from actual order by all) to '{expected}' (header)", Cancellation);
        }

        // Typed by the model, so that a csv reader's guess cannot make 00123 and 123 equal.
        await warehouse.ExecuteAsync("create table expected as from actual limit 0", Cancellation);
        await warehouse.ExecuteAsync($"copy expected from '{expected}' (header)", Cancellation);

        (await RowsAsync(warehouse, "from expected except all from actual")).ShouldBeEmpty("expected, not returned");
        (await RowsAsync(warehouse, "from actual except all from expected")).ShouldBeEmpty("returned, not expected");
    }

    /// <summary>All relations the model may read, typed by an empty build, with the given rows in some of them.</summary>
    private static async Task<DuckDbWarehouse> OpenAsync(string model, string given)
    {
        var path = Path.Combine(Path.GetDirectoryName(await Empty.Value)!, $"{Guid.NewGuid():n}.duckdb");
        File.Copy(await Empty.Value, path);
        var warehouse = DuckDbWarehouse.Open(new DuckDbOptions { Path = path, Threads = 1 });
        foreach (var input in Directory.EnumerateFiles(given, "*.csv"))
        {
            var relation = Path.GetFileNameWithoutExtension(input);
            ReadBy(model).ShouldContain(relation, $"{model} does not read {relation}");
            var columns = (await File.ReadAllLinesAsync(input, Cancellation))[0];
            await warehouse.ExecuteAsync(
                $"create table given_{relation} as from {relation} limit 0; "
                + $"drop {await KindAsync(warehouse, relation)} {relation}; "
                + $"alter table given_{relation} rename to {relation}; "
                + $"copy {relation} ({columns}) from '{input}' (header)",
                Cancellation);
        }

        return warehouse;
    }

    private static async Task<string> BuildEmptyAsync()
    {
        var folder = Directory.CreateTempSubdirectory("rcm-golden-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        var path = Path.Combine(folder, "empty.duckdb");
        await using var warehouse = DuckDbWarehouse.Open(new DuckDbOptions { Path = path, Threads = 1 });
        await WarehouseBuilder.BuildAsync(warehouse, SqlFolder.Path, new BuildOptions(), CancellationToken.None);
        return path;
    }

    private static async Task<string> KindAsync(DuckDbWarehouse warehouse, string relation)
    {
        var views = await RowsAsync(warehouse, $"select 1 from duckdb_views() where view_name = '{relation}'");
        return views.Count > 0 ? "view" : "table";
    }

    private static IReadOnlyList<string> ReadBy(string model) =>
        Graph.Value.Models.Single(built => built.Name == model).DependsOn;

    private static string SqlOf(string model) =>
        Graph.Value.Models.Single(built => built.Name == model).Sql;

    private static async Task<IReadOnlyList<string>> RowsAsync(DuckDbWarehouse warehouse, string sql)
    {
        var result = await warehouse.ReadAsync(sql, [], Cancellation);
        return [.. result.Rows.Select(row => string.Join(" | ", row.Select(value => value ?? "(none)")))];
    }
}
