using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Apache.Arrow;
using Apache.Arrow.Memory;
using Apache.Arrow.Types;
using RcmAnalytics.X12;

namespace RcmAnalytics.Ingest;

/// <summary>A column of fixed width.</summary>
internal abstract class ValueColumn<T>(RecordRows rows, string name, int place, IArrowType type) : Column(name, type)
    where T : unmanaged
{
    private readonly ValidRows _valid = new();
    private NativeBuffer<byte, NoOpAllocationTracker>? _values;
    private int _capacity;
    private int _filled;

    public override void Grow(int rows)
    {
        _capacity = rows;
        _valid.Grow(rows);
        _values?.Grow(rows * Unsafe.SizeOf<T>(), zeroFill: false);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Set(int row, long? value)
    {
        if (value is { } sent)
        {
            Set(row, sent);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Set(int row, long value) => Unsafe.Add(ref rows[row], place) = FieldValue.Encode(value);

    public override void Take(RowBlock block)
    {
        var valid = block.Valid(place);
        if (valid == 0)
        {
            return;
        }

        _values ??= BatchMemory.Allocate(_capacity * Unsafe.SizeOf<T>());
        var values = MemoryMarshal.Cast<byte, T>(_values.Span)[..block.End];
        values[_filled..block.First].Clear();
        _filled = block.End;
        _valid.Add(block.First, valid);
        ref var value = ref block[place];
        var width = (nint)block.Width;
        foreach (ref var target in values[block.First..])
        {
            target = Convert(FieldValue.Decode(value));
            value = ref Unsafe.Add(ref value, width);
        }
    }

    public override IArrowArray Build(int length)
    {
        if (_values is null)
        {
            return Array(length, length, ZeroBytes((length + 7) / 8), ZeroBytes(length * 16));
        }

        MemoryMarshal.Cast<byte, T>(_values.Span)[_filled..length].Clear();
        var nulls = length - _valid.Count;
        var array = Array(length, nulls, _valid.Build(length), Hand(_values, length));
        _filled = 0;
        _values = null;
        return array;
    }

    protected override void Free() => _values?.Dispose();

    protected virtual ArrowBuffer Hand(NativeBuffer<byte, NoOpAllocationTracker> values, int length) => values.Build();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Convert(long number)
    {
        if (typeof(T) == typeof(Int128))
        {
            return (T)(object)(Int128)number;
        }

        return Unsafe.As<long, T>(ref number);
    }

    private IArrowArray Array(int length, int nulls, ArrowBuffer validity, ArrowBuffer values) =>
        ArrowArrayFactory.BuildArray(new ArrayData(Field.DataType, length, nulls, 0, [validity, values]));
}

internal sealed class IntegerColumn(RecordRows rows, string name, int place) : ValueColumn<int>(rows, name, place, Int32Type.Default);

internal sealed class BigintColumn(RecordRows rows, string name, int place) : ValueColumn<long>(rows, name, place, Int64Type.Default);

/// <summary>Exact decimals, given as integers in units of the scale.</summary>
internal sealed class DecimalColumn(RecordRows rows, string name, int place, int scale)
    : ValueColumn<Int128>(rows, name, place, new Decimal128Type(18, scale))
{
    public int Scale { get; } = scale;

    public void Set(int row, X12Amount? amount) => Set(row, amount?.Hundredths);

    public void Set(int row, X12Quantity? quantity) => Set(row, quantity?.TenThousandths);
}

internal sealed class DateColumn(RecordRows rows, string name, int place) : ValueColumn<int>(rows, name, place, Date32Type.Default)
{
    public void Set(int row, DateOnly? date)
    {
        if (date is { } day)
        {
            Set(row, (long)FieldValue.Day(day));
        }
    }
}

/// <summary>A UTC moment in microseconds.</summary>
internal sealed class TimestampColumn(RecordRows rows, string name, int place)
    : ValueColumn<long>(rows, name, place, new TimestampType(TimeUnit.Microsecond, (string?)null))
{
    public void Set(int row, DateTimeOffset moment) =>
        Set(row, (moment.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond);
}

internal sealed class BooleanColumn(RecordRows rows, string name, int place) : ValueColumn<bool>(rows, name, place, BooleanType.Default)
{
    public void Set(int row, bool value) => Set(row, value ? 1L : 0L);

    protected override ArrowBuffer Hand(NativeBuffer<byte, NoOpAllocationTracker> values, int length)
    {
        var bits = new byte[(length + 7) / 8];
        for (var row = 0; row < length; row++)
        {
            bits[row >> 3] |= (byte)(values.Span[row] << (row & 7));
        }

        values.Dispose();
        return Copy(bits);
    }
}
