using Apache.Arrow;
using Apache.Arrow.Types;

namespace RcmAnalytics.Ingest;

/// <summary>
/// A column under construction. Only values are set; a row without one is null. What a batch needs is written where the
/// batch will have it.
/// </summary>
internal abstract class Column(string name, IArrowType type)
{
    // What a column without a value hands out: never written, so every batch may share it.
    private static readonly byte[] Zeros = GC.AllocateArray<byte>((RawTable.MostRows + 1) * 16, pinned: true);

    // A file that is refused half-way leaves its columns behind.
    ~Column() => Free();

    public Field Field { get; } = new(name, type, nullable: true);

    /// <summary>Makes room for this many rows.</summary>
    public abstract void Grow(int rows);

    /// <summary>Takes the rows of a block behind those it has.</summary>
    public abstract void Take(RowBlock block);

    /// <summary>The rows since the last call.</summary>
    public abstract IArrowArray Build(int length);

    /// <summary>Frees what was not handed out.</summary>
    protected virtual void Free()
    {
    }

    // One record may have more parts than a batch has rows.
    protected static ArrowBuffer ZeroBytes(int count) =>
        new(count <= Zeros.Length ? Zeros.AsMemory(0, count) : new byte[count]);

    internal static ArrowBuffer Copy(ReadOnlySpan<byte> bytes)
    {
        var buffer = BatchMemory.Allocate(bytes.Length);
        bytes.CopyTo(buffer.Span);
        return buffer.Build();
    }
}
