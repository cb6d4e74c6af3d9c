using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Apache.Arrow;
using Apache.Arrow.Types;
using RcmAnalytics.X12;

namespace RcmAnalytics.Ingest;

/// <summary>A column of fixed width, up to eight bytes.</summary>
internal abstract class ValueColumn<T>(RowBlock rows, string name, IArrowType type) : Column(name, type)
    where T : unmanaged
{
    // No column has this value.
    private const long None = long.MinValue;

    private readonly int _place = rows.Add(None);
    private T[] _values = [];
    private uint[] _bits = [];
    private int _count;
    private bool _isTouched;

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
        if (!_isTouched)
        {
            return;
        }

        _isTouched = false;
        ref var place = ref Unsafe.Add(ref block[0], _place);
        for (var from = 0; from < count; from += 32)
        {
            var bits = 0u;
            var values = _values.AsSpan(first + from, Math.Min(32, count - from));
            for (var row = 0; row < values.Length; row++)
            {
                var value = Unsafe.ReadUnaligned<long>(ref place);
                place = ref Unsafe.Add(ref place, block.Width);
                values[row] = Unsafe.As<long, T>(ref value);
                bits |= (value == None ? 0u : 1u) << row;
            }

            _bits[(first + from) >> 5] = bits;
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
    protected void Set(int row, long value)
    {
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref rows[row], _place), value);
        _isTouched = true;
    }

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

internal sealed class IntegerColumn(RowBlock rows, string name) : ValueColumn<int>(rows, name, Int32Type.Default);

internal sealed class BigintColumn(RowBlock rows, string name) : ValueColumn<long>(rows, name, Int64Type.Default);

/// <summary>Exact decimals, given as integers in units of the scale.</summary>
internal sealed class DecimalColumn(RowBlock rows, string name, int scale)
    : ValueColumn<long>(rows, name, new Decimal128Type(18, scale))
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

internal sealed class DateColumn(RowBlock rows, string name) : ValueColumn<int>(rows, name, Date32Type.Default)
{
    private static readonly int Epoch = new DateOnly(1970, 1, 1).DayNumber;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Set(int row, DateOnly? date)
    {
        if (date is { } day)
        {
            Set(row, (int?)(day.DayNumber - Epoch));
        }
    }
}

/// <summary>A UTC moment in microseconds.</summary>
internal sealed class TimestampColumn(RowBlock rows, string name)
    : ValueColumn<long>(rows, name, new TimestampType(TimeUnit.Microsecond, (string?)null))
{
    public void Set(int row, DateTimeOffset moment) =>
        Set(row, (moment.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond);
}

internal sealed class BooleanColumn(RowBlock rows, string name) : ValueColumn<bool>(rows, name, BooleanType.Default)
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
