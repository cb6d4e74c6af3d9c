using Apache.Arrow;
using Apache.Arrow.Memory;
using Apache.Arrow.Types;

namespace RcmAnalytics.Ingest;

/// <summary>
/// A column under construction. Only values are set; a row without one is null and costs nothing. Memory is used again
/// for the next batch, which gets a native copy of exactly its rows.
/// </summary>
internal abstract class Column(string name, IArrowType type)
{
    private byte[] _validity = [];
    private int _values;

    public Field Field { get; } = new(name, type, nullable: true);

    /// <summary>Makes room for this many rows.</summary>
    public virtual void Grow(int rows) => System.Array.Resize(ref _validity, (rows + 7) / 8);

    public IArrowArray Build(int length)
    {
        var bytes = (length + 7) / 8;
        var nulls = length - _values;
        var validity = nulls == 0 ? ArrowBuffer.Empty : Copy(_validity.AsSpan(0, bytes));
        _validity.AsSpan(0, bytes).Clear();
        _values = 0;
        return Array(length, nulls, validity);
    }

    protected static ArrowBuffer Copy(ReadOnlySpan<byte> bytes)
    {
        var buffer = new NativeBuffer<byte, NoOpAllocationTracker>(bytes.Length, zeroFill: false, default);
        bytes.CopyTo(buffer.Span);
        return buffer.Build();
    }

    protected abstract IArrowArray Array(int length, int nulls, ArrowBuffer validity);

    protected void MarkValue(int row)
    {
        _validity[row >> 3] |= (byte)(1 << (row & 7));
        _values++;
    }
}
