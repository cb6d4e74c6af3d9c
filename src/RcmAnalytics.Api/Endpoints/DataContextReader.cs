using RcmAnalytics.Warehouse;

namespace RcmAnalytics.Api.Endpoints;

/// <summary>Reads which days and names the published figures cover.</summary>
internal static class DataContextReader
{
    private const string NotBuilt =
        "The warehouse opens but holds no published figures. Load files and build: rcm load, then rcm build; "
        + "or rcm demo for invented ones.";

    /// <exception cref="WarehouseException">Nothing was published yet.</exception>
    public static async Task<DataPeriod> ReadAsync(IWarehouse warehouse, CancellationToken cancellation)
    {
        var tables = await warehouse.ReadAsync(
            "select count(*) from information_schema.tables where table_schema = 'rcm' and table_name = 'run_context'",
            [],
            cancellation);
        if (tables.Rows[0][0] is 0L)
        {
            throw new WarehouseException(NotBuilt);
        }

        var context = await warehouse.ReadAsync("select first_date, as_of_date from run_context", [], cancellation);
        return context.Rows is [[DateOnly first, DateOnly asOf]]
            ? new DataPeriod(first, asOf)
            : throw new WarehouseException(NotBuilt);
    }

    public static async Task<IReadOnlyList<NamedValue>> ReadNamesAsync(
        IWarehouse warehouse,
        string sql,
        CancellationToken cancellation)
    {
        var names = await warehouse.ReadAsync(sql, [], cancellation);
        return [.. names.Rows.Select(row => new NamedValue((string)row[0]!, (string)row[1]!))]; // the SQL coalesces both
    }
}

/// <param name="First">The first day with data.</param>
/// <param name="AsOf">The day the figures stand at.</param>
internal sealed record DataPeriod(DateOnly First, DateOnly AsOf);

/// <summary>A value a filter takes, and what people call it.</summary>
internal sealed record NamedValue(string Id, string Name);
