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

    /// <summary>Opens without the right to write, so that several processes may read at once.</summary>
    public bool ReadOnly { get; init; }
}
