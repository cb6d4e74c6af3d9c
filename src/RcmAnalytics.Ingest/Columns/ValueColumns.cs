using System.Runtime.InteropServices;
using Apache.Arrow;
using Apache.Arrow.Memory;
using Apache.Arrow.Types;
using RcmAnalytics.X12;

namespace RcmAnalytics.Ingest;

/// <summary>A column of fixed width.</summary>
internal abstract class ValueColumn<T>(string name, IArrowType type) : Column(name, type)
    where T : unmanaged
{
    private T[] _values = [];

    public override void Grow(int rows)
    {
        base.Grow(rows);
        System.Array.Resize(ref _values, rows);
    }

    public void Set(int row, T? value)
    {
        if (value is { } sent)
        {
            _values[row] = sent;
            MarkValue(row);
        }
    }

    protected override IArrowArray Array(int length, int nulls, ArrowBuffer validity)
    {
        var values = Encode(_values.AsSpan(0, length));
        return ArrowArrayFactory.BuildArray(new ArrayData(Field.DataType, length, nulls, 0, [validity, values]));
    }

    protected virtual ArrowBuffer Encode(ReadOnlySpan<T> values) => Copy(MemoryMarshal.AsBytes(values));
}

internal sealed class IntegerColumn(string name) : ValueColumn<int>(name, Int32Type.Default);

internal sealed class BigintColumn(string name) : ValueColumn<long>(name, Int64Type.Default);

/// <summary>Exact decimals, given as integers in units of the scale.</summary>
internal sealed class DecimalColumn(string name, int scale) : ValueColumn<long>(name, new Decimal128Type(18, scale))
{
    public int Scale { get; } = scale;

    public void Set(int row, X12Amount? amount)
    {
        if (amount is { } sent)
        {
            Set(row, sent.Hundredths);
        }
    }

    public void Set(int row, X12Quantity? quantity)
    {
        if (quantity is { } sent)
        {
            Set(row, sent.TenThousandths);
        }
    }

    protected override ArrowBuffer Encode(ReadOnlySpan<long> values)
    {
        var buffer = new NativeBuffer<byte, NoOpAllocationTracker>(values.Length * 16, zeroFill: false, default);
        var halves = MemoryMarshal.Cast<byte, long>(buffer.Span);
        for (var row = 0; row < values.Length; row++)
        {
            halves[row * 2] = values[row];
            halves[(row * 2) + 1] = values[row] >> 63;
        }

        return buffer.Build();
    }
}

internal sealed class DateColumn(string name) : ValueColumn<int>(name, Date32Type.Default)
{
    private static readonly int Epoch = new DateOnly(1970, 1, 1).DayNumber;

    public void Set(int row, DateOnly? date)
    {
        if (date is { } day)
        {
            Set(row, day.DayNumber - Epoch);
        }
    }
}

/// <summary>A UTC moment in microseconds.</summary>
internal sealed class TimestampColumn(string name)
    : ValueColumn<long>(name, new TimestampType(TimeUnit.Microsecond, (string?)null))
{
    public void Set(int row, DateTimeOffset moment) =>
        Set(row, (moment.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond);
}

internal sealed class BooleanColumn(string name) : ValueColumn<bool>(name, BooleanType.Default)
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
