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
/// only safe statement over it is <c>insert into t select * from stream</c>, with the columns in the table's order.
/// </summary>
internal static unsafe partial class ArrowInsert
{
    private const string Stream = "arrow_batch";

    public static void CreateTable(DuckDBConnection connection, string table, Schema schema)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"create table if not exists raw.{table} ({Columns(schema)})";
        command.ExecuteNonQuery();
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

            command.CommandText = $"insert into raw.{table} select * from {Stream}";
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
        string.Join(", ", schema.FieldsList.Select(field => $"\"{field.Name}\" {TypeName(field.DataType)}"));

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
