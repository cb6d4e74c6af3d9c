using RcmAnalytics.Warehouse;

namespace RcmAnalytics.Transform.Models;

/// <summary>What models read and no model builds: raw tables, functions, seeds and the day asked for.</summary>
internal static class BuildInputs
{
    /// <summary>
    /// Makes them all; raw tables only where no load has made them yet, and columns that those of an earlier version lack.
    /// </summary>
    public static async Task PrepareAsync(
        IWarehouse warehouse,
        ModelGraph graph,
        DateOnly? asOf,
        CancellationToken cancellation)
    {
        await warehouse.PublishAsync(
            session => PrepareAsync(session, graph, asOf, cancellation), cancellation).ConfigureAwait(false);
    }

    /// <summary>Removes the relations of a build that was not published.</summary>
    public static async Task DropNextAsync(IWarehouse warehouse, CancellationToken cancellation)
    {
        foreach (var (name, kind) in await ExistingAsync(warehouse, cancellation).ConfigureAwait(false))
        {
            if (name.EndsWith(NextRelations.Suffix, StringComparison.Ordinal))
            {
                await warehouse.ExecuteAsync($"drop {kind} {name}", cancellation).ConfigureAwait(false);
            }
        }
    }

    /// <summary>The relations there are, and whether each is a table or a view.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> ExistingAsync(
        IWarehouse warehouse,
        CancellationToken cancellation)
    {
        var relations = await warehouse.ReadAsync(
            "select table_name, table_type from information_schema.tables where table_schema = 'rcm'",
            [],
            cancellation).ConfigureAwait(false);
        return relations.Rows.ToDictionary(row => (string)row[0]!, row => (string)row[1]! == "VIEW" ? "view" : "table");
    }

    private static async Task PrepareAsync(
        IWarehouseSession session,
        ModelGraph graph,
        DateOnly? asOf,
        CancellationToken cancellation)
    {
        await PrepareRawTablesAsync(session, graph.RawTables, cancellation).ConfigureAwait(false);
        await session.ExecuteAsync(graph.Functions, cancellation).ConfigureAwait(false);
        foreach (var seed in graph.Seeds)
        {
            await SeedWriter.WriteAsync(session, seed, cancellation).ConfigureAwait(false);
        }

        var day = asOf is { } date ? $"cast('{date:yyyy-MM-dd}' as date)" : "cast(null as date)";
        await session.ExecuteAsync(
            $"create or replace table {RelationNames.BuildSettings} as select {day} as as_of_date", cancellation)
            .ConfigureAwait(false);
    }

    private static async Task PrepareRawTablesAsync(
        IWarehouseSession session,
        IReadOnlyList<RawTable> tables,
        CancellationToken cancellation)
    {
        const string sql = "select table_name, column_name from information_schema.columns where table_schema = 'raw'";
        var present = (await ResultTable.ReadAsync(session.QueryAsync(sql, [], cancellation)).ConfigureAwait(false)).Rows
            .ToLookup(row => (string)row[0]!, row => (string)row[1]!); // names are never null
        foreach (var table in tables)
        {
            var columns = table.Definition.Columns.Where(column => !present[table.Name].Contains(column.Key))
                .Select(column => $"{column.Key} {ColumnTypes.Sql(column.Value.Type)}");
            var statements = present.Contains(table.Name)
                ? columns.Select(column => $"alter table raw.{table.Name} add column {column}")
                : [$"create table raw.{table.Name} ({string.Join(", ", columns)})"];
            foreach (var statement in statements)
            {
                await session.ExecuteAsync(statement, cancellation).ConfigureAwait(false);
            }
        }
    }
}
