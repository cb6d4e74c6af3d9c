using Apache.Arrow;
using Apache.Arrow.Memory;
using Apache.Arrow.Types;

namespace RcmAnalytics.Ingest;

/// <summary>
/// A column under construction. Its memory is used again for the next batch; a batch gets a native copy of exactly its
/// rows, which is freed with it.
/// </summary>
internal abstract class Column(string name, IArrowType type)
{
    private byte[] _validity = new byte[1024];
    private int _nulls;

    public Field Field { get; } = new(name, type, nullable: true);

    public IArrowArray Build(int length)
    {
        var validity = _nulls == 0 ? ArrowBuffer.Empty : Copy(_validity.AsSpan(0, (length + 7) / 8));
        var array = ArrowArrayFactory.BuildArray(Data(length, _nulls, validity));
        _validity.AsSpan(0, (length + 7) / 8).Clear();
        _nulls = 0;
        return array;
    }

    protected static ArrowBuffer Copy(ReadOnlySpan<byte> bytes)
    {
        var buffer = new NativeBuffer<byte, NoOpAllocationTracker>(bytes.Length, zeroFill: false, default);
        bytes.CopyTo(buffer.Span);
        return buffer.Build();
    }

    protected abstract ArrayData Data(int length, int nulls, ArrowBuffer validity);

    protected void MarkNull() => _nulls++;

    protected void MarkValue(int row)
    {
        if (row >> 3 >= _validity.Length)
        {
            System.Array.Resize(ref _validity, _validity.Length * 2);
        }

        _validity[row >> 3] |= (byte)(1 << (row & 7));
    }
}
