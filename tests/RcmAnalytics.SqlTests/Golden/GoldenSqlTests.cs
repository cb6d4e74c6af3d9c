using System.Text.RegularExpressions;
using RcmAnalytics.Transform;
using RcmAnalytics.Warehouse;

namespace RcmAnalytics.SqlTests.Golden;

/// <summary>
/// Each folder <c>tests/golden/MODEL/CASE</c> holds the rows a model reads (<c>given/INPUT.csv</c>, only the columns
/// the case is about) and all rows and columns it must return (<c>expect.csv</c>). To add a case, add a folder: there
/// is no code to write. Nothing between two commas is null, <c>""</c> is empty text.
/// <c>RCM_GOLDEN_ACCEPT=MODEL,MODEL</c> rewrites expectations; the change is then reviewed.
/// </summary>
public sealed partial class GoldenSqlTests
{
    private const string Raw = "raw.";

    private const string CsvOptions = "(header, allow_quoted_nulls false)";

    // Built once and in memory: a build of no rows takes far longer than a case. Each case undoes what it did.
    private static readonly Lazy<Task<DuckDbWarehouse>> Empty = new(BuildEmptyAsync);

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
        var warehouse = await Empty.Value;
        try
        {
            await warehouse.PublishAsync(
                async session =>
                {
                    await CheckAsync(session, name);
                    throw new UndoneException();
                },
                Cancellation);
        }
        catch (UndoneException)
        {
        }
    }

    private static async Task CheckAsync(IWarehouseSession session, string name)
    {
        var folder = Path.Combine(SqlFolder.Golden, name);
        var model = Path.GetDirectoryName(name)!;
        foreach (var input in Directory.EnumerateFiles(Path.Combine(folder, "given"), "*.csv"))
        {
            await GiveAsync(session, model, input);
        }

        await session.ExecuteAsync($"create table actual as {SqlOf(model)}", Cancellation);
        var expected = Path.Combine(folder, "expect.csv");
        if (Environment.GetEnvironmentVariable("RCM_GOLDEN_ACCEPT")?.Split(',').Contains(model) == true)
        {
            Environment.GetEnvironmentVariable("CI").ShouldBeNull("expectations are never rewritten in CI");
            await session.ExecuteAsync($"copy (from actual order by all) to '{expected}' (header)", Cancellation);
        }

        // Typed by the model, so that a csv reader's guess cannot make 00123 and 123 equal.
        await session.ExecuteAsync("create table expected as from actual limit 0", Cancellation);
        await session.ExecuteAsync($"copy expected from '{expected}' {CsvOptions}", Cancellation);

        (await RowsAsync(session, "from expected except all from actual")).ShouldBeEmpty("expected, not returned");
        (await RowsAsync(session, "from actual except all from expected")).ShouldBeEmpty("returned, not expected");
    }

    /// <summary>Puts the given rows, and no others, into a relation that the model reads.</summary>
    private static async Task GiveAsync(IWarehouseSession session, string model, string input)
    {
        var relation = Path.GetFileNameWithoutExtension(input);
        ReadBy(model).ShouldContain(relation, $"{model} does not read {relation}");
        if (!relation.StartsWith(Raw, StringComparison.Ordinal))
        {
            // A view or a seed becomes an empty table; raw tables are empty already.
            await session.ExecuteAsync(
                $"create table given_{relation} as from {relation} limit 0; "
                + $"drop {await KindAsync(session, relation)} {relation}; "
                + $"alter table given_{relation} rename to {relation}",
                Cancellation);
        }

        var columns = (await File.ReadAllLinesAsync(input, Cancellation))[0];
        await session.ExecuteAsync($"copy {relation} ({columns}) from '{input}' {CsvOptions}", Cancellation);
    }

    private static async Task<DuckDbWarehouse> BuildEmptyAsync()
    {
        var warehouse = DuckDbWarehouse.Open(new DuckDbOptions { Path = ":memory:", Threads = 1 });
        await WarehouseBuilder.BuildAsync(warehouse, SqlFolder.Path, new BuildOptions(), CancellationToken.None);
        return warehouse;
    }

    private static async Task<string> KindAsync(IWarehouseSession session, string relation)
    {
        var views = await RowsAsync(session, $"select 1 from duckdb_views() where view_name = '{relation}'");
        return views.Count > 0 ? "view" : "table";
    }

    private static IReadOnlyList<string> ReadBy(string model) =>
    [
        .. Graph.Value.Models.Single(built => built.Name == model).DependsOn,
        .. RawTable().Matches(SqlOf(model)).Select(match => match.Value),
    ];

    private static string SqlOf(string model) =>
        Graph.Value.Models.Single(built => built.Name == model).Sql;

    private static async Task<IReadOnlyList<string>> RowsAsync(IWarehouseSession session, string sql)
    {
        var result = await session.ReadAsync(sql, [], Cancellation);
        return [.. result.Rows.Select(row => string.Join(" | ", row.Select(value => value ?? "(none)")))];
    }

    private sealed class UndoneException : Exception;

    [GeneratedRegex(@"\braw\.\w+")]
    private static partial Regex RawTable();
}
