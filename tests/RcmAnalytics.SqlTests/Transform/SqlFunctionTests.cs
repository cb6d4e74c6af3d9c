using System.Text.RegularExpressions;

namespace RcmAnalytics.SqlTests.Transform;

public sealed partial class SqlFunctionTests
{
    [Fact]
    public void Functions_OfBothEngines_HaveTheSameNames()
    {
        var duckDb = Names("duckdb.sql");
        var clickHouse = Names("clickhouse.sql");

        duckDb.ShouldNotBeEmpty();
        duckDb.ShouldBe(clickHouse, ignoreOrder: true);
    }

    private static IReadOnlyList<string> Names(string file) =>
        [.. Definition().Matches(File.ReadAllText(Path.Combine(SqlFolder.Path, "functions", file)))
            .Select(match => match.Groups[1].Value)];

    [GeneratedRegex(@"create or replace (?:macro|function) (\w+)")]
    private static partial Regex Definition();
}
