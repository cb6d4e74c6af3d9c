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

/// <summary>A load was named that is none or several. The message is fit for the person who named it.</summary>
public sealed class AmbiguousLoadException(string message) : Exception(message);

/// <summary>Loads files: one file is one transaction, and the same content a second time changes nothing.</summary>
public sealed class FileLoader(IWarehouse warehouse, IngestOptions options) : IDisposable
{
    // Batches read ahead while the engine writes the last one. With half a row group a batch this bounds memory.
    private const int ReadAhead = 2;

    // Two files at once, or one file twice, would each find the ledger without the other.
    private readonly SemaphoreSlim _one = new(1, 1);
    private bool _hasLedger;

    /// <summary>A file takes the place of the load of the same name, when that had other content.</summary>
    public bool Replaces { get; init; }

    /// <exception cref="IOException">The file cannot be read, or changed meanwhile; nothing was written.</exception>
    /// <exception cref="WarehouseException">The engine refused; nothing was written.</exception>
    /// <exception cref="AmbiguousLoadException">Several loads have the name; nothing was written.</exception>
    public async Task<LoadResult> LoadAsync(string path, CancellationToken cancellation)
    {
        var file = SourceFile.Open(path);
        await _one.WaitAsync(cancellation);
        try
        {
            await EnsureLedgerAsync(cancellation);
            var known = await LoadsAsync("sha256 = $value", file.Sha256, cancellation);
            if (known.Any(load => load.IsLoaded))
            {
                return new LoadResult(file, LoadStatus.AlreadyLoaded, new LoadReport());
            }

            // It was refused before; a newer reader may know better.
            List<string> replaced = [.. known.Select(load => load.Id)];
            if (Replaces && await SameNameAsync(file, cancellation) is { } former)
            {
                replaced.Add(former);
            }

            return await WriteAsync(file, replaced, cancellation);
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>Takes every row of a load out of the warehouse, its line in the ledger and its issues included.</summary>
    /// <param name="load">A load's id, or as many of its first letters as no other load has.</param>
    /// <returns>The id.</returns>
    /// <exception cref="AmbiguousLoadException">No load or more than one begins so; nothing was removed.</exception>
    public async Task<string> UnloadAsync(string load, CancellationToken cancellation)
    {
        await _one.WaitAsync(cancellation);
        try
        {
            await EnsureLedgerAsync(cancellation);
            var found = await LoadsAsync("starts_with(load_id, $value)", load, cancellation);
            if (found.Count != 1)
            {
                throw new AmbiguousLoadException(found.Count == 0
                    ? $"No load begins with '{load}'. List them: rcm loads"
                    : $"'{load}' begins {found.Count} loads: {string.Join(", ", found.Select(one => one.Id))}. Name one of them.");
            }

            await warehouse.ReplaceAsync([found[0].Id], [], cancellation);
            return found[0].Id;
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private async Task<LoadResult> WriteAsync(SourceFile file, List<string> replaced, CancellationToken cancellation)
    {
        var report = new LoadReport();
        try
        {
            await warehouse.ReplaceAsync(replaced, Ahead(FileReader.Read(file, options, report), cancellation), cancellation);
            return new LoadResult(file, LoadStatus.Loaded, report);
        }
        catch (Exception refused) when (FileReader.IsRefusal(refused))
        {
            // What it was to replace stays: a file that cannot be trusted replaces nothing.
            await warehouse.ReplaceAsync(
                [.. replaced.Where(load => load == file.LoadId)], FileReader.Refuse(file, options, report, refused), cancellation);
            return new LoadResult(file, LoadStatus.Refused, report);
        }
    }

    private async Task<string?> SameNameAsync(SourceFile file, CancellationToken cancellation)
    {
        var loads = await LoadsAsync("file_name = $value and status = 'loaded'", file.Name, cancellation);
        return loads.Count <= 1
            ? loads.FirstOrDefault().Id
            : throw new AmbiguousLoadException(
                $"{loads.Count} loads are of files named {file.Name}: {string.Join(", ", loads.Select(one => one.Id))}. "
                + "Remove the one meant with: rcm unload LOAD");
    }

    private async Task<List<(string Id, bool IsLoaded)>> LoadsAsync(string where, string value, CancellationToken cancellation)
    {
        var loads = await warehouse.ReadAsync(
            $"select load_id, status from raw.loads where {where} order by load_id", [new QueryParameter("value", value)], cancellation);
        return [.. loads.Rows.Select(row => ((string)row[0]!, (string)row[1]! == "loaded"))];
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
