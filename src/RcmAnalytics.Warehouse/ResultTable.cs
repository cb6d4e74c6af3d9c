using Apache.Arrow;
using Apache.Arrow.Types;

namespace RcmAnalytics.Warehouse;

/// <summary>
/// A small result held in memory. A value is <c>null</c>, <see cref="string"/>, <see cref="bool"/>,
/// <see cref="long"/>, <see cref="double"/>, <see cref="decimal"/>, <see cref="DateOnly"/> or a UTC
/// <see cref="DateTime"/>; nothing else, whichever engine answered.
/// </summary>
public sealed record ResultTable(IReadOnlyList<string> Columns, IReadOnlyList<object?[]> Rows)
{
    /// <summary>Reads a stream of batches to its end and disposes of each.</summary>
    public static async Task<ResultTable> ReadAsync(IAsyncEnumerable<RecordBatch> batches)
    {
        List<string> columns = [];
        List<object?[]> rows = [];
        await foreach (var batch in batches.ConfigureAwait(false))
        {
            using (batch)
            {
                if (columns.Count == 0)
                {
                    columns.AddRange(batch.Schema.FieldsList.Select(field => field.Name));
                }

                AppendRows(batch, rows);
            }
        }

        return new ResultTable(columns, rows);
    }

    /// <summary>The value at <paramref name="row"/> of an Arrow array as one of the types this class promises.</summary>
    public static object? Value(IArrowArray array, int row)
    {
        if (array.IsNull(row))
        {
            return null;
        }

        return array switch
        {
            StringArray text => text.GetString(row),
            BooleanArray flag => flag.GetValue(row),
            Int64Array number => number.GetValue(row),
            Int32Array number => (long)number.GetValue(row)!.Value,
            Int16Array number => (long)number.GetValue(row)!.Value,
            Int8Array number => (long)number.GetValue(row)!.Value,
            UInt64Array number => (long)number.GetValue(row)!.Value,
            UInt32Array number => (long)number.GetValue(row)!.Value,
            UInt8Array number => (long)number.GetValue(row)!.Value,
            DoubleArray number => number.GetValue(row),
            FloatArray number => (double)number.GetValue(row)!.Value,
            // An engine's sum of integers is a decimal without a fraction: a count to everybody above.
            Decimal128Array { Data.DataType: Decimal128Type { Scale: 0 } } number => (long)number.GetValue(row)!.Value,
            Decimal128Array number => number.GetValue(row),
            Date32Array date => date.GetDateOnly(row),
            TimestampArray moment => moment.GetTimestamp(row)!.Value.UtcDateTime,
            NullArray => null,
            _ => throw new WarehouseException(
                $"A column of type {array.Data.DataType.Name} was found where text, a number, a date or a flag was "
                + "expected. Cast it in the query."),
        };
    }

    private static void AppendRows(RecordBatch batch, List<object?[]> rows)
    {
        var arrays = batch.Arrays.ToArray();
        for (var row = 0; row < batch.Length; row++)
        {
            var values = new object?[arrays.Length];
            for (var column = 0; column < arrays.Length; column++)
            {
                values[column] = Value(arrays[column], row);
            }

            rows.Add(values);
        }
    }
}

public static class WarehouseQueries
{
    /// <summary>Runs a read-only statement and holds its result in memory.</summary>
    public static Task<ResultTable> ReadAsync(
        this IWarehouse warehouse,
        string sql,
        IReadOnlyList<QueryParameter> parameters,
        CancellationToken cancellation) =>
        ResultTable.ReadAsync(warehouse.QueryAsync(sql, parameters, cancellation));

    /// <summary>Runs a read-only statement inside a publication and holds its result in memory.</summary>
    public static Task<ResultTable> ReadAsync(
        this IWarehouseSession session,
        string sql,
        IReadOnlyList<QueryParameter> parameters,
        CancellationToken cancellation) =>
        ResultTable.ReadAsync(session.QueryAsync(sql, parameters, cancellation));
}
