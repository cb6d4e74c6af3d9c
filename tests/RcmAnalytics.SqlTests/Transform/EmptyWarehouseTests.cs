using RcmAnalytics.SqlTests.Stories;

namespace RcmAnalytics.SqlTests.Transform;

/// <summary>A warehouse without a single load builds, and every mart has its columns and no rows.</summary>
public sealed class EmptyWarehouseTests
{
    [Fact]
    public async Task Build_WithoutLoads_LeavesEveryFactEmpty()
    {
        await using var warehouse = await new Story().BuildAsync();

        var facts = await warehouse.RowsAsync(
            "select table_name from information_schema.tables where table_name like 'fct_%' order by table_name");
        facts.Count.ShouldBeGreaterThan(10);
        foreach (var fact in facts)
        {
            (await warehouse.RowsAsync($"select count(*) from {fact}")).ShouldBe(["0"], fact);
        }

        (await warehouse.RowsAsync("select as_of_date, first_date from run_context")).ShouldBe(["- -"]);
    }

    [Fact]
    public async Task Build_EveryMart_HasTheTypesOfTheContract()
    {
        await using var warehouse = await new Story().BuildAsync();

        (await warehouse.RowsAsync("""
            select table_name || '.' || column_name || ' ' || data_type
            from information_schema.columns
            where table_schema = 'rcm' and (table_name like 'fct_%' or table_name like 'dim_%')
                and ((column_name like '%_amount' and data_type != 'DECIMAL(18,2)')
                    or (column_name like 'is@_%' escape '@' and data_type != 'BOOLEAN')
                    or (column_name like '%@_date' escape '@' and data_type != 'DATE')
                    or (column_name like '%@_key' escape '@' and data_type != 'VARCHAR'))
            """)).ShouldBeEmpty();
    }
}
