using Apache.Arrow;
using Apache.Arrow.Ipc;
using Apache.Arrow.Types;
using RcmAnalytics.Metrics;
using RcmAnalytics.Reports;
using RcmAnalytics.Warehouse;

namespace RcmAnalytics.Api.Endpoints;

/// <summary>Writes an answer as an Arrow IPC stream of one batch: days as date32, dimensions as text, numbers as double.</summary>
internal static class ArrowResultWriter
{
    public static async Task WriteAsync(MetricResult result, Stream output, CancellationToken cancellation)
    {
        using var batch = Batch(result);
        using var writer = new ArrowStreamWriter(output, batch.Schema, leaveOpen: true);
        await writer.WriteRecordBatchAsync(batch, cancellation);
        await writer.WriteEndAsync(cancellation);
    }

    /// <summary>The same columns as a Parquet file, which DuckDB writes.</summary>
    public static async Task WriteParquetAsync(MetricResult result, Stream output, CancellationToken cancellation)
    {
        var path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():n}.parquet");
        try
        {
            await using var engine = DuckDbWarehouse.Open(new DuckDbOptions { Path = ":memory:" });
            await engine.LoadAsync([("result", Batch(result))], cancellation);
            await engine.ExportAsync("select * from raw.result", [], path, ExportFormat.Parquet, cancellation);
            using var file = File.OpenRead(path);
            await file.CopyToAsync(output, cancellation);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static RecordBatch Batch(MetricResult result)
    {
        var columns = MetricResultWriter.Columns(result);
        object?[][] rows = [.. result.Rows.Select(row => MetricResultWriter.Values(result, columns, row).ToArray())];
        var schema = new Schema([.. columns.Select(column => new Field(column.Name, TypeOf(column.Kind), true))], null);
        return new RecordBatch(
            schema,
            columns.Select((column, index) => Build(column.Kind, rows.Select(row => row[index]))),
            rows.Length);
    }

    private static IArrowType TypeOf(MetricColumnKind kind) => kind switch
    {
        MetricColumnKind.Period => Date32Type.Default,
        MetricColumnKind.Dimension => StringType.Default,
        _ => DoubleType.Default,
    };

    private static IArrowArray Build(MetricColumnKind kind, IEnumerable<object?> values)
    {
        switch (kind)
        {
            case MetricColumnKind.Period:
                var days = new Date32Array.Builder();
                foreach (var value in values)
                {
                    _ = value is DateOnly day ? days.Append(day) : days.AppendNull();
                }

                return days.Build();
            case MetricColumnKind.Dimension:
                var texts = new StringArray.Builder();
                foreach (var value in values)
                {
                    texts.Append(value as string);
                }

                return texts.Build();
            default:
                var numbers = new DoubleArray.Builder();
                foreach (var value in values)
                {
                    _ = value is decimal number ? numbers.Append((double)number) : numbers.AppendNull();
                }

                return numbers.Build();
        }
    }
}
