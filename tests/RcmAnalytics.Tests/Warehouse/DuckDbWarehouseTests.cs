using Apache.Arrow;
using Apache.Arrow.Types;
using RcmAnalytics.Warehouse;

namespace RcmAnalytics.Tests.Warehouse;

public sealed class DuckDbWarehouseTests
{
    private static readonly Decimal128Type Money = new(18, 2);

    [Fact]
    public async Task Load_BatchOfEveryType_ReadsBackTheSameValues()
    {
        await using var warehouse = Open();

        await warehouse.LoadAsync([("things", Things("a", 12.50m))], Cancellation);

        var result = await warehouse.ReadAsync("select * from raw.things", [], Cancellation);
        result.Columns.ShouldBe(["name", "amount", "day", "count", "flag"]);
        result.Rows.ShouldHaveSingleItem().ShouldBe(["a", 12.50m, new DateOnly(2025, 3, 31), 7L, true]);
    }

    [Fact]
    public async Task Load_TableOfAnEarlierVersion_GetsTheColumnsItLacks()
    {
        await using var warehouse = Open();
        await warehouse.ExecuteAsync(
            "create table raw.things (gone varchar, amount decimal(18, 2), name varchar); insert into raw.things values ('x', 1, 'old')",
            Cancellation);

        await warehouse.LoadAsync([("things", Things("a", 12.50m))], Cancellation);

        var result = await warehouse.ReadAsync("select name, amount, gone, day, count, flag from raw.things order by amount", [], Cancellation);
        result.Rows[0].ShouldBe(["old", 1m, "x", null, null, null]);
        result.Rows[1].ShouldBe(["a", 12.50m, null, new DateOnly(2025, 3, 31), 7L, true]);
    }

    [Fact]
    public async Task Load_SecondBatchFails_NothingIsWritten()
    {
        await using var warehouse = Open();
        IEnumerable<(string, RecordBatch)> Batches()
        {
            yield return ("things", Things("a", 1m));
            throw new InvalidDataException("the file broke off");
        }

        await Should.ThrowAsync<InvalidDataException>(() => warehouse.LoadAsync(Batches(), Cancellation));

        var tables = await warehouse.ReadAsync(
            "select count(*) from duckdb_tables() where table_name = 'things'", [], Cancellation);
        tables.Rows[0][0].ShouldBe(0L);
    }

    [Fact]
    public async Task Query_Parameter_IsBoundByName()
    {
        await using var warehouse = Open();
        await warehouse.LoadAsync([("things", Things("a", 1m)), ("things", Things("b", 2m))], Cancellation);

        var result = await warehouse.ReadAsync(
            "select amount from raw.things where name = $name", [new QueryParameter("name", "b")], Cancellation);

        result.Rows.ShouldHaveSingleItem().ShouldBe([2m]);
    }

    [Theory]
    [InlineData("drop schema raw cascade")]
    [InlineData("select 1; select 2")]
    [InlineData("copy (select 1) to '/tmp/never.csv'")]
    [InlineData("attach '/tmp/never.duckdb'")]
    public async Task Query_StatementThatDoesMoreThanRead_IsRefused(string sql)
    {
        await using var warehouse = Open();

        await Should.ThrowAsync<WarehouseException>(() => warehouse.ReadAsync(sql, [], Cancellation));
    }

    [Fact]
    public async Task Publish_WorkThrows_ReadersSeeWhatWasThere()
    {
        await using var warehouse = Open();
        await warehouse.ExecuteAsync("create table figures as select 1 as value", Cancellation);

        await Should.ThrowAsync<InvalidOperationException>(() => warehouse.PublishAsync(
            async session =>
            {
                await session.ExecuteAsync("create or replace table figures as select 2 as value", Cancellation);
                throw new InvalidOperationException("a check failed");
            },
            Cancellation));

        var result = await warehouse.ReadAsync("select value from figures", [], Cancellation);
        result.Rows[0][0].ShouldBe(1L);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static DuckDbWarehouse Open() => DuckDbWarehouse.Open(new DuckDbOptions { Path = ":memory:" });

    private static RecordBatch Things(string name, decimal amount)
    {
        var schema = new Schema.Builder()
            .Field(new Field("name", StringType.Default, true))
            .Field(new Field("amount", Money, true))
            .Field(new Field("day", Date32Type.Default, true))
            .Field(new Field("count", Int32Type.Default, true))
            .Field(new Field("flag", BooleanType.Default, true))
            .Build();
        return new RecordBatch(
            schema,
            [
                new StringArray.Builder().Append(name).Build(),
                new Decimal128Array.Builder(Money).Append(amount).Build(),
                new Date32Array.Builder().Append(new DateTime(2025, 3, 31, 0, 0, 0, DateTimeKind.Utc)).Build(),
                new Int32Array.Builder().Append(7).Build(),
                new BooleanArray.Builder().Append(true).Build(),
            ],
            1);
    }
}
