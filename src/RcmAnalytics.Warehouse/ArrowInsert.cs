using System.Runtime.InteropServices;
using Apache.Arrow;
using Apache.Arrow.C;
using Apache.Arrow.Ipc;
using Apache.Arrow.Types;
using DuckDB.NET.Data;
using DuckDB.NET.Native;

namespace RcmAnalytics.Warehouse;

/// <summary>
/// Hands an Arrow batch to DuckDB without copying it row by row. The scan ignores projections and filters, so the
/// only safe statement over it is <c>insert into t (its columns) select * from stream</c>.
/// </summary>
internal static unsafe partial class ArrowInsert
{
    private const string Stream = "arrow_batch";

    /// <summary>Makes the table, or adds the columns that one of an earlier version lacks: null in its rows.</summary>
    public static void CreateTable(DuckDBConnection connection, string table, Schema schema)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"create table if not exists raw.{table} ({Columns(schema)})";
        command.ExecuteNonQuery();
        var present = ColumnsOf(connection, table);
        foreach (var field in schema.FieldsList.Where(field => !present.Contains(field.Name)))
        {
            command.CommandText = $"alter table raw.{table} add column {Column(field)}";
            command.ExecuteNonQuery();
        }
    }

    public static void Append(DuckDBConnection connection, string table, RecordBatch batch)
    {
        using var command = connection.CreateCommand();
        var stream = CArrowArrayStream.Create();
        try
        {
            CArrowArrayStreamExporter.ExportArrayStream(new OneBatch(batch), stream);
            var state = ArrowScan(connection.NativeConnection.DangerousGetHandle(), Stream, stream);
            if (state != DuckDBState.Success)
            {
                throw new WarehouseException($"DuckDB could not read the rows for raw.{table}.");
            }

            var columns = string.Join(", ", batch.Schema.FieldsList.Select(field => $"\"{field.Name}\""));
            command.CommandText = $"insert into raw.{table} ({columns}) select * from {Stream}";
            command.ExecuteNonQuery();
        }
        finally
        {
            CArrowArrayStream.Free(stream);
        }
    }

    /// <summary>Takes away the name under which batches were handed over; the last one's memory is gone.</summary>
    public static void Forget(DuckDBConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"drop view if exists {Stream}";
        command.ExecuteNonQuery();
    }

    /// <summary>The DuckDB spelling of an Arrow schema's columns.</summary>
    internal static string Columns(Schema schema) =>
        string.Join(", ", schema.FieldsList.Select(Column));

    private static string Column(Field field) => $"\"{field.Name}\" {TypeName(field.DataType)}";

    private static HashSet<string> ColumnsOf(DuckDBConnection connection, string table)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "select column_name from duckdb_columns() where schema_name = 'raw' and table_name = $table";
        command.Parameters.Add(new DuckDBParameter("table", table));
        using var reader = command.ExecuteReader();
        HashSet<string> columns = [];
        while (reader.Read())
        {
            columns.Add(reader.GetString(0));
        }

        return columns;
    }

    private static string TypeName(IArrowType type) => type switch
    {
        StringType => "varchar",
        DictionaryType { ValueType: StringType } => "varchar",
        Decimal128Type money => $"decimal({money.Precision}, {money.Scale})",
        Date32Type => "date",
        TimestampType => "timestamp",
        Int32Type => "integer",
        Int64Type => "bigint",
        BooleanType => "boolean",
        DoubleType => "double",
        _ => throw new WarehouseException($"Raw tables have no columns of type {type.Name}."),
    };

    [LibraryImport("duckdb", EntryPoint = "duckdb_arrow_scan", StringMarshalling = StringMarshalling.Utf8)]
    private static partial DuckDBState ArrowScan(IntPtr connection, string view, CArrowArrayStream* stream);

    private sealed class OneBatch(RecordBatch batch) : IArrowArrayStream
    {
        private RecordBatch? _next = batch;

        public Schema Schema { get; } = batch.Schema;

        public ValueTask<RecordBatch?> ReadNextRecordBatchAsync(CancellationToken cancellationToken = default)
        {
            var next = _next;
            _next = null;
            return ValueTask.FromResult(next);
        }

        public void Dispose()
        {
        }
    }
}
