using System.Text;
using RcmAnalytics.Warehouse;
using Sylvan.Data.Csv;

namespace RcmAnalytics.Transform.Models;

/// <summary>Writes a seed's csv into its table. Every value is cast to the type its yml states; an empty one is null.</summary>
internal static class SeedWriter
{
    private const int RowsPerInsert = 500;

    public static async Task WriteAsync(IWarehouseSession session, Seed seed, CancellationToken cancellation)
    {
        var columns = seed.Definition.Columns;
        var typed = string.Join(", ", columns.Select(column => $"{column.Key} {ColumnTypes.Sql(column.Value.Type)}"));
        await session.ExecuteAsync($"create or replace table {seed.Name} ({typed})", cancellation)
            .ConfigureAwait(false);
        foreach (var rows in Rows(seed).Chunk(RowsPerInsert))
        {
            await session.ExecuteAsync($"insert into {seed.Name} values {string.Join(", ", rows)}", cancellation)
                .ConfigureAwait(false);
        }
    }

    private static IEnumerable<string> Rows(Seed seed)
    {
        using var reader = CsvDataReader.Create(seed.Path);
        var expected = string.Join(",", seed.Definition.Columns.Keys);
        var found = string.Join(",", Enumerable.Range(0, reader.FieldCount).Select(reader.GetName));
        if (found != expected)
        {
            throw new TransformException([$"seeds/{seed.Name}.csv: the header is '{found}', '{expected}' was expected."]);
        }

        var types = seed.Definition.Columns.Values.Select(column => ColumnTypes.Sql(column.Type)).ToArray();
        while (reader.Read())
        {
            if (reader.RowFieldCount != types.Length)
            {
                throw new TransformException([$"seeds/{seed.Name}.csv, row {reader.RowNumber}: {reader.RowFieldCount} "
                    + $"values were found, {types.Length} were expected."]);
            }

            var row = new StringBuilder("(");
            for (var column = 0; column < types.Length; column++)
            {
                row.Append(column == 0 ? "" : ", ").Append(Literal(reader.GetString(column), types[column]));
            }

            yield return row.Append(')').ToString();
        }
    }

    private static string Literal(string value, string type) =>
        value.Length == 0 ? "null" : $"cast('{value.Replace("'", "''", StringComparison.Ordinal)}' as {type})";
}
