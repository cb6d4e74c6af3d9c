using System.Runtime.InteropServices;
using Apache.Arrow;
using Apache.Arrow.Memory;
using Apache.Arrow.Types;

namespace RcmAnalytics.Ingest;

/// <summary>
/// A column under construction. Only values are set; a row without one is null. Memory is used again for the next batch,
/// which gets a native copy of exactly its rows.
/// </summary>
internal abstract class Column(string name, IArrowType type)
{
    // What a column without a value hands out: never written, so every batch may share it.
    private static readonly byte[] Zeros = GC.AllocateArray<byte>((RawTable.MostRows + 1) * 16, pinned: true);

    public Field Field { get; } = new(name, type, nullable: true);

    /// <summary>Makes room for this many rows.</summary>
    public abstract void Grow(int rows);

    /// <summary>Takes the rows of a block behind those it has.</summary>
    /// <param name="first">The number of the block's first row in the batch.</param>
    public abstract void Take(RowBlock block, int first, int count);

    /// <summary>The rows since the last call.</summary>
    public abstract IArrowArray Build(int length);

    // One record may have more parts than a batch has rows.
    protected static ArrowBuffer ZeroBytes(int count) =>
        new(count <= Zeros.Length ? Zeros.AsMemory(0, count) : new byte[count]);

    protected static NativeBuffer<byte, NoOpAllocationTracker> Allocate(int bytes) => new(bytes, zeroFill: false, default);

    protected static ArrowBuffer Copy(ReadOnlySpan<byte> bytes)
    {
        var buffer = Allocate(bytes.Length);
        bytes.CopyTo(buffer.Span);
        return buffer.Build();
    }

    /// <summary>The bitmap of the rows that have a value.</summary>
    protected static ArrowBuffer Bits(ReadOnlySpan<uint> words, int length, int nulls) => nulls == 0
        ? ArrowBuffer.Empty
        : Copy(MemoryMarshal.AsBytes(words)[..((length + 7) / 8)]);

    protected static int Words(int rows) => (rows + 31) / 32;
}
