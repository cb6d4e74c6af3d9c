using System.Runtime.InteropServices;
using Apache.Arrow;
using Apache.Arrow.Types;

namespace RcmAnalytics.Ingest;

/// <summary>A column of fixed width whose values are kept as they go over.</summary>
internal abstract class ValueColumn<T>(string name, IArrowType type) : Column(name, type)
    where T : unmanaged
{
    private T[] _values = new T[1024];
    private int _rows;

    public void Append(T? value)
    {
        if (_rows == _values.Length)
        {
            System.Array.Resize(ref _values, _values.Length * 2);
        }

        if (value is { } sent)
        {
            MarkValue(_rows);
            _values[_rows++] = sent;
        }
        else
        {
            MarkNull();
            _values[_rows++] = default;
        }
    }

    protected override ArrayData Data(int length, int nulls, ArrowBuffer validity)
    {
        var values = Encode(_values.AsSpan(0, length));
        _rows = 0;
        return new ArrayData(Field.DataType, length, nulls, 0, [validity, values]);
    }

    protected virtual ArrowBuffer Encode(ReadOnlySpan<T> values) => Copy(MemoryMarshal.AsBytes(values));
}

internal sealed class IntegerColumn(string name) : ValueColumn<int>(name, Int32Type.Default);

internal sealed class BigintColumn(string name) : ValueColumn<long>(name, Int64Type.Default);

/// <summary>Exact decimals, appended as integers in units of the scale.</summary>
internal sealed class DecimalColumn(string name, int scale) : ValueColumn<long>(name, new Decimal128Type(18, scale))
{
    protected override ArrowBuffer Encode(ReadOnlySpan<long> values)
    {
        var wide = new Int128[values.Length];
        for (var row = 0; row < values.Length; row++)
        {
            wide[row] = values[row];
        }

        return Copy(MemoryMarshal.AsBytes(wide.AsSpan()));
    }
}

internal sealed class DateColumn(string name) : ValueColumn<int>(name, Date32Type.Default)
{
    private static readonly int Epoch = new DateOnly(1970, 1, 1).DayNumber;

    public void Append(DateOnly? date) => Append(date is { } day ? day.DayNumber - Epoch : null);
}

/// <summary>A UTC moment in microseconds.</summary>
internal sealed class TimestampColumn(string name)
    : ValueColumn<long>(name, new TimestampType(TimeUnit.Microsecond, (string?)null))
{
    public void Append(DateTimeOffset? moment) =>
        Append(moment is { } at ? (at.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond : null);
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
