using Apache.Arrow;

namespace RcmAnalytics.Warehouse;

/// <summary>
/// The engine the SQL runs on. An interface because there are two of them, DuckDB and ClickHouse; nothing above
/// this project knows which one it has. Raw tables live in schema <c>raw</c>, models in <c>rcm</c>, and
/// unqualified names in any statement mean <c>rcm</c>.
/// </summary>
public interface IWarehouse : IAsyncDisposable
{
    /// <summary>
    /// Appends every batch to its table in schema <c>raw</c>, or none of them: one call is one transaction. Tables
    /// that do not exist are created from the batch's schema. Each batch is disposed of once it is written.
    /// </summary>
    /// <exception cref="WarehouseException">The engine refused; nothing was written.</exception>
    Task LoadAsync(IEnumerable<(string Table, RecordBatch Batch)> batches, CancellationToken cancellation);

    /// <summary>
    /// As <see cref="LoadAsync"/>, and in the same transaction takes the rows of other loads out of every raw table.
    /// </summary>
    /// <param name="replaced">Their ids. Without batches, they are only removed.</param>
    /// <exception cref="WarehouseException">The engine refused; nothing was written.</exception>
    Task ReplaceAsync(
        IReadOnlyList<string> replaced,
        IEnumerable<(string Table, RecordBatch Batch)> batches,
        CancellationToken cancellation);

    /// <summary>
    /// Runs statements that return no rows, separated by semicolons, as one transaction. Several calls may run at once
    /// when they write different relations.
    /// </summary>
    Task ExecuteAsync(string sql, CancellationToken cancellation);

    /// <summary>
    /// Runs <paramref name="work"/> with the engine set up for many statements at once. It is told how many are worth it;
    /// fewer leave cores idle, since meanwhile each statement has fewer threads.
    /// </summary>
    Task RunSideBySideAsync(Func<int, Task> work);

    /// <summary>
    /// Runs <paramref name="work"/> so that readers see all it wrote or none of it. An exception rolls back.
    /// </summary>
    Task PublishAsync(Func<IWarehouseSession, Task> work, CancellationToken cancellation);

    /// <summary>
    /// Streams one read-only statement's result. Values are bound to <c>$name</c>. A batch belongs to the caller,
    /// who disposes of it.
    /// </summary>
    /// <exception cref="WarehouseException">The text is not one statement that only reads, or it failed.</exception>
    IAsyncEnumerable<RecordBatch> QueryAsync(
        string sql,
        IReadOnlyList<QueryParameter> parameters,
        CancellationToken cancellation);

    /// <summary>Writes one read-only statement's result to a file, which is replaced when it exists.</summary>
    /// <exception cref="WarehouseException">The text is not one statement that only reads, or it failed.</exception>
    Task ExportAsync(
        string sql,
        IReadOnlyList<QueryParameter> parameters,
        string path,
        ExportFormat format,
        CancellationToken cancellation);
}

public enum ExportFormat
{
    Csv,
    Parquet,
    Arrow,
}

/// <summary>What a publication may do before readers see it.</summary>
public interface IWarehouseSession
{
    Task ExecuteAsync(string sql, CancellationToken cancellation);

    IAsyncEnumerable<RecordBatch> QueryAsync(
        string sql,
        IReadOnlyList<QueryParameter> parameters,
        CancellationToken cancellation);
}

/// <summary>A value bound to <c>$Name</c> in a statement. Text of a request reaches the engine only this way.</summary>
public sealed record QueryParameter(string Name, object? Value);

/// <summary>The engine refused. The message says what was found and what to do, and is fit for the person who asked.</summary>
public sealed class WarehouseException : Exception
{
    public WarehouseException(string message)
        : base(message)
    {
    }

    public WarehouseException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
