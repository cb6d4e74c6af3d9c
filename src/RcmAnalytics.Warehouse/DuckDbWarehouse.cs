using System.Data;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Apache.Arrow;
using DuckDB.NET.Data;

namespace RcmAnalytics.Warehouse;

/// <summary>
/// A DuckDB database. One object owns a file: a second one in the same process would not be refused and would lose
/// writes, and any other file access to it (even a copy) drops DuckDB's lock.
/// </summary>
public sealed partial class DuckDbWarehouse : IWarehouse
{
    // More statements at once would share the memory limit among too many.
    private const int MostSideBySide = 4;

    private readonly DuckDBConnection _root;
    private readonly DuckDbOptions _options;
    private readonly SemaphoreSlim _writer = new(1, 1);

    // Small files are many: asking the engine for each of their tables would cost more than their rows.
    private readonly HashSet<string> _rawTables = [];

    private DuckDbWarehouse(DuckDbOptions options, DuckDBConnection root)
    {
        _options = options;
        _root = root;
    }

    /// <summary>Opens the file, and creates it and its folder when they do not exist.</summary>
    /// <exception cref="WarehouseException">The file is held by another process, or is not a DuckDB database.</exception>
    public static DuckDbWarehouse Open(DuckDbOptions options)
    {
        if (options.Path != ":memory:" && !options.ReadOnly)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(options.Path))!); // a file has a folder
        }

        var root = new DuckDBConnection(ConnectionString(options));
        try
        {
            root.Open();
            if (!options.ReadOnly)
            {
                Execute(root, "create schema if not exists raw; create schema if not exists rcm");
            }

            return new DuckDbWarehouse(options, root);
        }
        catch (DuckDBException refused)
        {
            root.Dispose();
            throw new WarehouseException(WhyNotOpened(options.Path, refused.Message), refused);
        }
    }

    public Task LoadAsync(IEnumerable<(string Table, RecordBatch Batch)> batches, CancellationToken cancellation) =>
        ReplaceAsync([], batches, cancellation);

    public async Task ReplaceAsync(
        IReadOnlyList<string> replaced,
        IEnumerable<(string Table, RecordBatch Batch)> batches,
        CancellationToken cancellation)
    {
        await _writer.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            using var connection = Connect();
            using var transaction = connection.BeginTransaction();
            RawRows.Delete(connection, replaced);
            HashSet<string> created = [];
            foreach (var (table, batch) in batches)
            {
                using (batch)
                {
                    cancellation.ThrowIfCancellationRequested();
                    if (!_rawTables.Contains(table) && created.Add(table))
                    {
                        ArrowInsert.CreateTable(connection, table, batch.Schema);
                    }

                    if (batch.Length > 0)
                    {
                        ArrowInsert.Append(connection, table, batch);
                    }
                }
            }

            ArrowInsert.Forget(connection);
            transaction.Commit();
            _rawTables.UnionWith(created);
        }
        catch (DuckDBException failed)
        {
            throw new WarehouseException($"DuckDB refused the rows: {FirstLine(failed.Message)}", failed);
        }
        finally
        {
            _writer.Release();
        }
    }

    public Task ExecuteAsync(string sql, CancellationToken cancellation) =>
        Task.Run(() => InTransactionAsync(session => session.ExecuteAsync(sql, cancellation)), cancellation);

    /// <summary>
    /// Statements get the threads that are left when each has its caller's: with two cores two statements of one thread each,
    /// which do not wait for each other.
    /// </summary>
    public async Task RunSideBySideAsync(Func<int, Task> work)
    {
        var statements = Math.Min(Environment.ProcessorCount, MostSideBySide);
        Execute(_root, $"set threads = {Environment.ProcessorCount - statements + 1}");
        try
        {
            await work(statements).ConfigureAwait(false);
        }
        finally
        {
            Execute(_root, _options.Threads is { } threads ? $"set threads = {threads}" : "reset threads");
        }
    }

    public async Task PublishAsync(Func<IWarehouseSession, Task> work, CancellationToken cancellation)
    {
        await _writer.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            await InTransactionAsync(work).ConfigureAwait(false);
        }
        finally
        {
            _writer.Release();
        }
    }

    public async IAsyncEnumerable<RecordBatch> QueryAsync(
        string sql,
        IReadOnlyList<QueryParameter> parameters,
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var connection = Connect();
        ReadOnlyGate.Check(connection, sql);
        Execute(connection, "begin transaction read only");
        await foreach (var batch in StreamAsync(connection, sql, parameters, cancellation).ConfigureAwait(false))
        {
            yield return batch;
        }
    }

    public async Task ExportAsync(
        string sql,
        IReadOnlyList<QueryParameter> parameters,
        string path,
        ExportFormat format,
        CancellationToken cancellation)
    {
        if (format == ExportFormat.Arrow)
        {
            await ArrowFile.WriteAsync(QueryAsync(sql, parameters, cancellation), path, cancellation).ConfigureAwait(false);
            return;
        }

        using var connection = Connect();
        ReadOnlyGate.Check(connection, sql);
        using var command = connection.CreateCommand();
        var options = format == ExportFormat.Csv ? "format csv, header" : "format parquet, compression zstd";
        command.CommandText = $"copy ({sql.TrimEnd().TrimEnd(';')}) to '{path.Replace("'", "''", StringComparison.Ordinal)}' ({options})";
        foreach (var parameter in parameters)
        {
            command.Parameters.Add(new DuckDBParameter(parameter.Name, parameter.Value));
        }

        using var stop = cancellation.Register(command.Cancel);
        await Task.Run(() => Guard(command.ExecuteNonQuery), cancellation).ConfigureAwait(false);
    }

    public ValueTask DisposeAsync()
    {
        _root.Dispose();
        _writer.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task InTransactionAsync(Func<IWarehouseSession, Task> work)
    {
        using var connection = Connect();
        using var transaction = connection.BeginTransaction();
        await work(new Session(connection)).ConfigureAwait(false);
        transaction.Commit();
    }

    private static async IAsyncEnumerable<RecordBatch> StreamAsync(
        DuckDBConnection connection,
        string sql,
        IReadOnlyList<QueryParameter> parameters,
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.UseStreamingMode = true;
        foreach (var parameter in parameters)
        {
            command.Parameters.Add(new DuckDBParameter(parameter.Name, parameter.Value));
        }

        using var stop = cancellation.Register(command.Cancel);
        using var stream = Guard(command.ExecuteArrowStream);
        while (await GuardAsync(() => stream.ReadNextRecordBatchAsync(cancellation)).ConfigureAwait(false) is { } batch)
        {
            yield return batch;
        }
    }

    private static T Guard<T>(Func<T> run)
    {
        try
        {
            return run();
        }
        catch (DuckDBException failed)
        {
            throw new WarehouseException(FirstLine(failed.Message), failed);
        }
    }

    private static async ValueTask<T> GuardAsync<T>(Func<ValueTask<T>> run)
    {
        try
        {
            return await run().ConfigureAwait(false);
        }
        catch (DuckDBException failed)
        {
            throw new WarehouseException(FirstLine(failed.Message), failed);
        }
    }

    private static void Execute(DuckDBConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static string FirstLine(string message) => message.Split('\n', 2)[0].TrimEnd();

    private static string ConnectionString(DuckDbOptions options) =>
        $"DataSource={options.Path};memory_limit={options.MemoryLimit}"
        + (options.Threads is { } threads ? $";threads={threads}" : "")
        + (options.ReadOnly ? ";ACCESS_MODE=READ_ONLY" : "");

    private static string WhyNotOpened(string path, string message)
    {
        var holder = LockHolder().Match(message);
        return holder.Success
            ? $"The warehouse {path} is in use by process {holder.Groups["pid"].Value} ({holder.Groups["program"].Value}): "
                + "stop that process, or ask it through its address instead."
            : $"The warehouse {path} could not be opened: {FirstLine(message)}";
    }

    [GeneratedRegex(@"held in (?<program>\S+).*\(PID (?<pid>\d+)\)")]
    private static partial Regex LockHolder();

    private DuckDBConnection Connect()
    {
        var connection = _options.Path == ":memory:"
            ? _root.Duplicate()
            : new DuckDBConnection(ConnectionString(_options));
        if (connection.State != ConnectionState.Open)
        {
            connection.Open();
        }

        Execute(connection, "set schema = 'rcm'");
        return connection;
    }

    private sealed class Session(DuckDBConnection connection) : IWarehouseSession
    {
        public Task ExecuteAsync(string sql, CancellationToken cancellation)
        {
            cancellation.ThrowIfCancellationRequested();
            return Guard(() =>
            {
                Execute(connection, sql);
                return Task.CompletedTask;
            });
        }

        public IAsyncEnumerable<RecordBatch> QueryAsync(
            string sql,
            IReadOnlyList<QueryParameter> parameters,
            CancellationToken cancellation) =>
            StreamAsync(connection, sql, parameters, cancellation);
    }
}
