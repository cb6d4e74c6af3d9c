using RcmAnalytics.SqlTests.Stories;
using RcmAnalytics.Transform;
using RcmAnalytics.Warehouse;

namespace RcmAnalytics.SqlTests.Transform;

public sealed class WarehouseBuilderTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("rcm-build").FullName;

    public WarehouseBuilderTests()
    {
        Write("functions/duckdb.sql", "create or replace macro twice(value) as value * 2;");
        Write("seeds/seed_numbers.yml", "description: Numbers.\ngrain: [id]\ncolumns:\n  id: { type: integer }\n  name: { type: text }\n");
        Write("seeds/seed_numbers.csv", "id,name\n1,one\n2,\n");
        Write("marts/run_context.yml", "description: Context.\ngrain: [as_of_date]\n");
        Write("marts/run_context.sql", "select coalesce(as_of_date, cast('2025-03-31' as date)) as as_of_date from build_settings");
        Figures("select id, twice(id) as value from seed_numbers", "checks: [not_null]");
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Build_Models_ReportsRowsAndProgress()
    {
        await using var warehouse = Open();
        List<string> steps = [];

        var report = await Build(warehouse, new BuildOptions { Progress = new Steps(steps) });

        report.Models.Select(model => $"{model.Name} {model.Rows}").ShouldBe(["fct_figures 2", "run_context 1"]);
        report.AsOf.ShouldBe(new DateOnly(2025, 3, 31));
        steps.ShouldBe(["1/2 fct_figures", "2/2 run_context"]);
        (await warehouse.RowsAsync("select name from seed_numbers order by id")).ShouldBe(["one", "-"]);
    }

    [Fact]
    public async Task Build_ManyModels_EachIsBuiltAfterWhatItReads()
    {
        // The last by name is read by all others; each of the rest reads the one behind it.
        for (var number = 0; number < 12; number++)
        {
            Model($"fct_chain_{number:00}", $"select id from fct_chain_{number + 1:00} union all select id from fct_chain_12");
        }

        Model("fct_chain_12", "select id from seed_numbers");
        await using var warehouse = Open();
        List<string> steps = [];

        var report = await Build(warehouse, new BuildOptions { Progress = new Steps(steps) });

        report.Models.Count.ShouldBe(15);
        steps.Select(step => step.Split(' ')[1]).Where(name => name.StartsWith("fct_chain", StringComparison.Ordinal))
            .ShouldBe(Enumerable.Range(0, 13).Reverse().Select(number => $"fct_chain_{number:00}"));
        (await warehouse.RowsAsync("select count(*) from fct_chain_00")).ShouldBe(["26"]);
    }

    [Fact]
    public async Task Build_ModelIsRefused_OnlyItsOwnFaultIsTold()
    {
        Model("fct_a", "select id from fct_b");
        Model("fct_b", "select id, cast(name as integer) as number from seed_numbers");
        Model("fct_c", "select id from fct_a");
        await using var warehouse = Open();

        var error = await Should.ThrowAsync<TransformException>(() => Build(warehouse, new BuildOptions()));

        error.Faults.ShouldHaveSingleItem().ShouldStartWith("marts/fct_b.sql: Conversion Error");
        (await warehouse.RowsAsync("select table_name from information_schema.tables where table_name like '%next'"))
            .ShouldBeEmpty();
    }

    [Fact]
    public async Task Build_Ended_StatementsHaveTheirThreadsAgain()
    {
        await using var warehouse = DuckDbWarehouse.Open(new DuckDbOptions { Path = ":memory:", Threads = 3 });

        await Build(warehouse, new BuildOptions());

        (await warehouse.RowsAsync("select current_setting('threads')")).ShouldBe(["3"]);
    }

    [Fact]
    public async Task Build_RawTableOfAnEarlierVersion_GetsTheColumnsItLacks()
    {
        Write("raw/things.yml", "description: Things.\ngrain: [id]\ncolumns:\n  id: { type: integer }\n  name: { type: text }\n");
        await using var warehouse = Open();
        await warehouse.ExecuteAsync("create table raw.things (id integer); insert into raw.things values (7)", Cancellation);

        await Build(warehouse, new BuildOptions());

        (await warehouse.RowsAsync("select id, name from raw.things")).ShouldBe(["7 -"]);
    }

    [Fact]
    public async Task Build_CheckOfSeverityErrorFails_OldFiguresStay()
    {
        await using var warehouse = Open();
        await Build(warehouse, new BuildOptions());
        Figures("select id, nullif(twice(id), 4) as value from seed_numbers", "checks: [not_null]");

        var error = await Should.ThrowAsync<TransformException>(() => Build(warehouse, new BuildOptions()));

        error.Faults[0].ShouldBe("fct_figures: check value_not_null found 1 rows, for example 2.");
        (await warehouse.RowsAsync("select value from fct_figures order by id")).ShouldBe(["2", "4"]);
        (await warehouse.RowsAsync("select table_name from information_schema.tables where table_name like '%next'"))
            .ShouldBeEmpty();
    }

    [Theory]
    [InlineData("checks: [{ at_least: 3, severity: warn }]", "value_at_least warn 1 1")]
    [InlineData("checks: [{ at_most: 3, severity: warn }]", "value_at_most warn 1 2")]
    [InlineData("checks: [{ check: unique, severity: warn }]", "value_unique warn 0 ")]
    [InlineData("checks: [{ accepted_values: ['2'], severity: warn }]", "value_accepted_values warn 1 2")]
    public async Task Build_CheckOfSeverityWarnFails_IsStoredAndPublished(string check, string expected)
    {
        Figures("select id, twice(id) as value from seed_numbers", check);
        await using var warehouse = Open();

        await Build(warehouse, new BuildOptions());

        (await warehouse.RowsAsync("select check_name, severity, failed_count, sample_keys from data_checks"))
            .ShouldBe([expected]);
        (await CheckRunner.RunAsync(warehouse, _folder, Cancellation)).ShouldHaveSingleItem()
            .FailedRows.ShouldBe(expected.Contains(" 0 ", StringComparison.Ordinal) ? 0 : 1);
    }

    [Fact]
    public async Task Build_AsOf_IsADayOrTheInjectedToday()
    {
        await using var warehouse = Open();

        var fixedDay = await Build(warehouse, new BuildOptions { AsOf = AsOf.On(new DateOnly(2024, 12, 31)) });
        var today = await Build(warehouse, new BuildOptions { AsOf = AsOf.Today, Time = new Noon() });

        fixedDay.AsOf.ShouldBe(new DateOnly(2024, 12, 31));
        today.AsOf.ShouldBe(new DateOnly(2030, 1, 15));
    }

    [Fact]
    public async Task Build_TableThatBecameAView_IsReplaced()
    {
        await using var warehouse = Open();
        await Build(warehouse, new BuildOptions());
        Write("marts/fct_figures.yml", "description: Figures.\ngrain: [id]\nmaterialized: view\n");

        var report = await Build(warehouse, new BuildOptions { Select = "fct_figures" });

        report.Models.ShouldHaveSingleItem().Rows.ShouldBeNull();
    }

    [Fact]
    public async Task Build_ModelThatDoesNotRun_NamesItsFile()
    {
        Figures("select missing from seed_numbers", "checks: [not_null]");
        await using var warehouse = Open();

        var error = await Should.ThrowAsync<TransformException>(() => Build(warehouse, new BuildOptions()));

        error.Message.ShouldStartWith("marts/fct_figures.sql: ");
    }

    [Fact]
    public async Task Build_SeedRowTooLong_NamesTheRow()
    {
        Write("seeds/seed_numbers.csv", "id,name\n1,one,more\n");
        await using var warehouse = Open();

        var error = await Should.ThrowAsync<TransformException>(() => Build(warehouse, new BuildOptions()));

        error.Message.ShouldBe("seeds/seed_numbers.csv, row 1: 3 values were found, 2 were expected.");
    }

    private Task<BuildReport> Build(DuckDbWarehouse warehouse, BuildOptions options) =>
        WarehouseBuilder.BuildAsync(warehouse, _folder, options, Cancellation);

    private static DuckDbWarehouse Open() => DuckDbWarehouse.Open(new DuckDbOptions { Path = ":memory:" });

    private void Model(string name, string sql)
    {
        Write($"marts/{name}.sql", sql);
        Write($"marts/{name}.yml", "description: Numbers.\ngrain: [id]\nmaterialized: table\ncolumns: {}\n");
    }

    private void Figures(string sql, string checks)
    {
        Write("marts/fct_figures.sql", sql);
        Write("marts/fct_figures.yml", $"description: Figures.\ngrain: [id]\ncolumns:\n  value:\n    {checks}\n");
    }

    private void Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    private sealed class Steps(List<string> steps) : IProgress<BuildStep>
    {
        public void Report(BuildStep value) => steps.Add($"{value.Number}/{value.Count} {value.Model}");
    }

    private sealed class Noon : TimeProvider
    {
        public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

        public override DateTimeOffset GetUtcNow() => new(2030, 1, 15, 12, 0, 0, TimeSpan.Zero);
    }
}
