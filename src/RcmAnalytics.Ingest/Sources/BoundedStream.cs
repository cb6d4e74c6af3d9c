namespace RcmAnalytics.Ingest;

/// <summary>What comes out of a compressed stream, refused once it is far more than an export can be.</summary>
internal sealed class BoundedStream(Stream inflated, long packedBytes, long statedBytes, Func<long>? position = null) : Stream
{
    /// <summary>Exports shrink ten to a hundred times; what shrinks more is made to fill the machine.</summary>
    public const int LargestRatio = 300;

    /// <summary>Below this the ratio says nothing.</summary>
    public const long AlwaysAllowed = 64L << 20;

    private const long Largest = 16L << 30;

    private long _read;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    /// <summary>Place in the file on disk, for progress.</summary>
    public override long Position
    {
        get => position?.Invoke() ?? 0;
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        int read;
        try
        {
            read = inflated.Read(buffer);
        }
        catch (InvalidDataException)
        {
            throw new FileRefusedException("The compressed content is broken; copy the file anew.", null);
        }

        _read += read;
        // Both formats state the size; gzip its last four bytes. Some cuts and faults show in nothing else.
        if (read == 0 && buffer.Length > 0 && (uint)_read != (uint)statedBytes)
        {
            throw new FileRefusedException("The compressed content is not as long as it states: it is broken, cut off, or joined of several. Unpack it.", null);
        }

        if (_read > Largest || (_read > AlwaysAllowed && _read / LargestRatio > packedBytes))
        {
            throw new FileRefusedException(
                $"The content unpacks to more than {LargestRatio} times its size (or {Largest >> 30} GB): no export does. Unpack it yourself and look at it.",
                null);
        }

        return read;
    }

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        inflated.Dispose();
        base.Dispose(disposing);
    }
}
