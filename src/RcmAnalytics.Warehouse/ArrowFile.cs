using Apache.Arrow;
using Apache.Arrow.Ipc;

namespace RcmAnalytics.Warehouse;

/// <summary>Batches as an Arrow IPC stream.</summary>
public static class ArrowFile
{
    /// <summary>Writes and disposes of every batch; a result without batches leaves an empty file.</summary>
    public static async Task WriteAsync(
        IAsyncEnumerable<RecordBatch> batches, string path, CancellationToken cancellation)
    {
        using var output = File.Create(path);
        await WriteAsync(batches, output, cancellation).ConfigureAwait(false);
    }

    public static async Task WriteAsync(
        IAsyncEnumerable<RecordBatch> batches, Stream output, CancellationToken cancellation)
    {
        ArrowStreamWriter? writer = null;
        try
        {
            await foreach (var batch in batches.WithCancellation(cancellation).ConfigureAwait(false))
            {
                using (batch)
                {
                    writer ??= new ArrowStreamWriter(output, batch.Schema, leaveOpen: true);
                    await writer.WriteRecordBatchAsync(batch, cancellation).ConfigureAwait(false);
                }
            }

            if (writer is not null)
            {
                await writer.WriteEndAsync(cancellation).ConfigureAwait(false);
            }
        }
        finally
        {
            writer?.Dispose();
        }
    }
}
