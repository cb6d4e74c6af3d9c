using System.Security.Cryptography;

namespace RcmAnalytics.Ingest;

/// <summary>A file to load, known by its content: the same bytes under another name are the same load.</summary>
public sealed record SourceFile
{
    /// <summary>Where it is read from.</summary>
    public required string Path { get; init; }

    /// <summary>The name recorded: without its folder.</summary>
    public required string Name { get; init; }

    public required long ByteCount { get; init; }

    /// <summary>When it was last written, as the file system says.</summary>
    public DateTime ModifiedAt { get; init; }

    /// <summary>Lower-case hex.</summary>
    public required string Sha256 { get; init; }

    /// <summary>The first 16 digits of the hash, so that loading the same files anew gives the same ids.</summary>
    public string LoadId => Sha256[..16];

    /// <exception cref="IOException">The file cannot be read.</exception>
    public static SourceFile Open(string path)
    {
        using var stream = OpenRead(path);
        return new SourceFile
        {
            Path = path,
            Name = System.IO.Path.GetFileName(path),
            ByteCount = stream.Length,
            ModifiedAt = File.GetLastWriteTimeUtc(stream.SafeFileHandle),
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(stream)),
        };
    }

    public FileStream OpenRead() => OpenRead(Path);

    /// <summary>Throws when the file is no longer the one that was hashed: its rows would stand under a wrong hash.</summary>
    /// <exception cref="IOException">It has grown, shrunk or been written to.</exception>
    internal void ThrowIfChanged(FileStream stream)
    {
        if (stream.Length != ByteCount || File.GetLastWriteTimeUtc(stream.SafeFileHandle) != ModifiedAt)
        {
            throw new IOException(
                $"The file changed while it was read: {ByteCount} bytes were expected, {stream.Length} are there. "
                + "Nothing of it was loaded; load it again when it is complete.");
        }
    }

    // The readers have buffers of their own.
    private static FileStream OpenRead(string path) =>
        new(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan);
}
