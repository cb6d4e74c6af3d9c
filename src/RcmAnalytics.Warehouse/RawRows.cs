using DuckDB.NET.Data;

namespace RcmAnalytics.Warehouse;

/// <summary>The rows of a load, wherever they are: every table of schema <c>raw</c> that has a <c>load_id</c>.</summary>
internal static class RawRows
{
    public static void Delete(DuckDBConnection connection, IReadOnlyList<string> loads)
    {
        if (loads.Count == 0)
        {
            return;
        }

        foreach (var table in Tables(connection))
        {
            using var command = connection.CreateCommand();
            command.CommandText = $"delete from raw.\"{table}\" where list_contains($loads, load_id)";
            command.Parameters.Add(new DuckDBParameter("loads", loads.ToList()));
            command.ExecuteNonQuery();
        }
    }

    private static List<string> Tables(DuckDBConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText =
            "select table_name from information_schema.columns where table_schema = 'raw' and column_name = 'load_id' order by table_name";
        using var rows = command.ExecuteReader();
        List<string> tables = [];
        while (rows.Read())
        {
            tables.Add(rows.GetString(0));
        }

        return tables;
    }
}
