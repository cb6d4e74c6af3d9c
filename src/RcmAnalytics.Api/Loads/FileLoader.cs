using System.Collections.Concurrent;
using Apache.Arrow;
using RcmAnalytics.Ingest;
using RcmAnalytics.Warehouse;

namespace RcmAnalytics.Api.Loads;

public enum LoadStatus
{
    Loaded,

    /// <summary>The same content is in the warehouse; nothing was done.</summary>
    AlreadyLoaded,

    /// <summary>The file cannot be trusted; nothing of it is in the warehouse but the record that it was refused.</summary>
    Refused,
}

/// <summary>What became of one file.</summary>
public sealed record LoadResult(SourceFile File, LoadStatus Status, LoadReport Report);

/// <summary>Loads files: one file is one transaction, and the same content a second time changes nothing.</summary>
public sealed class FileLoader(IWarehouse warehouse, IngestOptions options)
{
    // Batches read ahead while the engine writes the last one. With half a row group a batch this bounds memory.
    private const int ReadAhead = 2;

    private bool _hasLedger;

    /// <exception cref="IOException">The file cannot be read; nothing was written.</exception>
    /// <exception cref="WarehouseException">The engine refused; nothing was written.</exception>
    public async Task<LoadResult> LoadAsync(string path, CancellationToken cancellation)
    {
        var file = SourceFile.Open(path);
        await EnsureLedgerAsync(cancellation);
        var known = await warehouse.ReadAsync(
            "select status from raw.loads where sha256 = $sha256", [new QueryParameter("sha256", file.Sha256)], cancellation);
        var report = new LoadReport();
        if (known.Rows.Any(row => (string)row[0]! == "loaded"))
        {
            return new LoadResult(file, LoadStatus.AlreadyLoaded, report);
        }

        if (known.Rows.Count > 0)
        {
            // It was refused before; a newer reader may know better. The id is a hash: hexadecimal digits only.
            await warehouse.ExecuteAsync(
                $"delete from raw.load_issues where load_id = '{file.LoadId}'; delete from raw.loads where load_id = '{file.LoadId}'",
                cancellation);
        }

        try
        {
            await warehouse.LoadAsync(Ahead(FileReader.Read(file, options, report), cancellation), cancellation);
            return new LoadResult(file, LoadStatus.Loaded, report);
        }
        catch (Exception refused) when (FileReader.IsRefusal(refused))
        {
            await warehouse.LoadAsync(FileReader.Refuse(file, options, report, refused), cancellation);
            return new LoadResult(file, LoadStatus.Refused, report);
        }
    }

    private async Task EnsureLedgerAsync(CancellationToken cancellation)
    {
        if (!_hasLedger)
        {
            await warehouse.LoadAsync(LoadLedger.Empty(), cancellation);
            _hasLedger = true;
        }
    }

    /// <summary>Takes batches on another thread, so that reading and writing overlap.</summary>
    private static IEnumerable<(string Table, RecordBatch Batch)> Ahead(
        IEnumerable<(string Table, RecordBatch Batch)> batches, CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        using var queue = new BlockingCollection<(string Table, RecordBatch Batch)>(ReadAhead);
        var reading = Task.Run(
            () =>
            {
                try
                {
                    foreach (var batch in batches)
                    {
                        queue.Add(batch, stop.Token);
                    }
                }
                finally
                {
                    queue.CompleteAdding();
                }
            },
            CancellationToken.None);
        try
        {
            foreach (var batch in queue.GetConsumingEnumerable(cancellation))
            {
                yield return batch;
            }

            // A fault of the reader surfaces here, inside the transaction, which is then rolled back.
            reading.GetAwaiter().GetResult();
        }
        finally
        {
            stop.Cancel();
            Task.WaitAny([reading], CancellationToken.None);
            while (queue.TryTake(out var unwritten))
            {
                unwritten.Batch.Dispose();
            }
        }
    }
}
