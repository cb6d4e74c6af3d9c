namespace RcmAnalytics.Ingest;

/// <summary>A file, or a file within an archive. An archive's parts are read without being written anywhere.</summary>
internal sealed record FilePart
{
    /// <summary>Name within the archive; null for a file of its own.</summary>
    public string? Member { get; init; }

    /// <summary>What globs of profiles are held against.</summary>
    public required string Name { get; init; }

    public required FileFormat Format { get; init; }

    /// <summary>The first bytes.</summary>
    public required byte[] Head { get; init; }

    /// <summary>Opens the content from its start.</summary>
    public required Func<Stream> Open { get; init; }
}
