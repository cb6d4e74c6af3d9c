using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Apache.Arrow;
using Apache.Arrow.Types;
using RcmAnalytics.X12;

namespace RcmAnalytics.Ingest;

/// <summary>A column of fixed width, up to eight bytes.</summary>
internal abstract class ValueColumn<T>(RowBlock rows, string name, int place, IArrowType type) : Column(name, type)
    where T : unmanaged
{
    private T[] _values = [];
    private uint[] _bits = [];
    private int _count;

    public override void Grow(int rows)
    {
        System.Array.Resize(ref _values, rows);
        System.Array.Resize(ref _bits, Words(rows));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Set(int row, T? value)
    {
        if (value is { } sent)
        {
            Set(row, Convert(sent));
        }
    }

    public override void Take(RowBlock block, int first, int count)
    {
        if (!block.IsUsed(place))
        {
            return;
        }

        ref var value = ref Unsafe.Add(ref block[first], place);
        for (var row = first; row < first + count;)
        {
            var bits = 0u;
            for (var end = Math.Min(first + count, (row | 31) + 1); row < end; row++)
            {
                var number = FieldValue.Decode(value);
                _values[row] = Unsafe.As<long, T>(ref number);
                bits |= (value == 0 ? 0u : 1u) << row;
                value = ref Unsafe.Add(ref value, block.Width);
            }

            _bits[(row - 1) >> 5] |= bits;
            _count += BitOperations.PopCount(bits);
        }
    }

    public override IArrowArray Build(int length)
    {
        if (_count == 0)
        {
            return Array(length, length, ZeroBytes((length + 7) / 8), ZeroBytes(length * 16));
        }

        var nulls = length - _count;
        var array = Array(length, nulls, Bits(_bits, length, nulls), Encode(_values.AsSpan(0, length)));
        _bits.AsSpan(0, Words(length)).Clear();
        _count = 0;
        return array;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected void Set(int row, long value) => Unsafe.Add(ref rows[row], place) = FieldValue.Encode(value);

    protected virtual ArrowBuffer Encode(ReadOnlySpan<T> values) => Copy(MemoryMarshal.AsBytes(values));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static long Convert(T value)
    {
        var wide = 0L;
        Unsafe.As<long, T>(ref wide) = value;
        return wide;
    }

    private IArrowArray Array(int length, int nulls, ArrowBuffer validity, ArrowBuffer values) =>
        ArrowArrayFactory.BuildArray(new ArrayData(Field.DataType, length, nulls, 0, [validity, values]));
}

internal sealed class IntegerColumn(RowBlock rows, string name, int place) : ValueColumn<int>(rows, name, place, Int32Type.Default);

internal sealed class BigintColumn(RowBlock rows, string name, int place) : ValueColumn<long>(rows, name, place, Int64Type.Default);

/// <summary>Exact decimals, given as integers in units of the scale.</summary>
internal sealed class DecimalColumn(RowBlock rows, string name, int place, int scale)
    : ValueColumn<long>(rows, name, place, new Decimal128Type(18, scale))
{
    public int Scale { get; } = scale;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Set(int row, X12Amount? amount)
    {
        if (amount is { } sent)
        {
            Set(row, sent.Hundredths);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Set(int row, X12Quantity? quantity)
    {
        if (quantity is { } sent)
        {
            Set(row, sent.TenThousandths);
        }
    }

    protected override ArrowBuffer Encode(ReadOnlySpan<long> values)
    {
        var buffer = Allocate(values.Length * 16);
        var halves = MemoryMarshal.Cast<byte, long>(buffer.Span);
        for (var row = 0; row < values.Length; row++)
        {
            halves[row * 2] = values[row];
            halves[(row * 2) + 1] = values[row] >> 63;
        }

        return buffer.Build();
    }
}

internal sealed class DateColumn(RowBlock rows, string name, int place) : ValueColumn<int>(rows, name, place, Date32Type.Default)
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Set(int row, DateOnly? date)
    {
        if (date is { } day)
        {
            Set(row, (int?)FieldValue.Day(day));
        }
    }
}

/// <summary>A UTC moment in microseconds.</summary>
internal sealed class TimestampColumn(RowBlock rows, string name, int place)
    : ValueColumn<long>(rows, name, place, new TimestampType(TimeUnit.Microsecond, (string?)null))
{
    public void Set(int row, DateTimeOffset moment) =>
        Set(row, (moment.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond);
}

internal sealed class BooleanColumn(RowBlock rows, string name, int place) : ValueColumn<bool>(rows, name, place, BooleanType.Default)
{
    protected override ArrowBuffer Encode(ReadOnlySpan<bool> values)
    {
        var bits = new byte[(values.Length + 7) / 8];
        for (var row = 0; row < values.Length; row++)
        {
            bits[row >> 3] |= (byte)(values[row] ? 1 << (row & 7) : 0);
        }

        return Copy(bits);
    }
}
