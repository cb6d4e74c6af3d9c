namespace RcmAnalytics.Warehouse;

/// <summary>How DuckDB is opened.</summary>
public sealed record DuckDbOptions
{
    /// <summary>A file, or <c>:memory:</c>.</summary>
    public required string Path { get; init; }

    /// <summary>
    /// The engine's buffer limit, in DuckDB's spelling. The process needs up to 300 MB on top; larger work spills to
    /// disk beside the file.
    /// </summary>
    public string MemoryLimit { get; init; } = "2GB";

    /// <summary>
    /// How many threads run one statement; null is one for each core. The engine's threads wait for each other without
    /// sleeping, so that over few rows one is faster.
    /// </summary>
    public int? Threads { get; init; }

    /// <summary>Opens without the right to write, so that several processes may read at once.</summary>
    public bool ReadOnly { get; init; }
}
