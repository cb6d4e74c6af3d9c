using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace RcmAnalytics.X12;

/// <summary>
/// Records of one kind, or parts of records, as rows of eight-byte values: a number, a day, or the place of a text. The
/// reader writes its fields straight into the row from which a table takes its columns, so that no value is moved between.
/// Zero is a value that was not sent.
/// </summary>
internal sealed class RecordRows
{
    private const int FirstRows = 80;

    private long[] _values = [];
    private int _width;

    /// <param name="fields">Values of a record; a table may add its own with <see cref="Reserve"/>.</param>
    /// <param name="texts">Where the texts of the rows stand.</param>
    public RecordRows(int fields, RecordTexts texts)
    {
        Texts = texts;
        Reserve(fields);
    }

    public RecordTexts Texts { get; }

    /// <summary>Values of a row, rounded up to whole vectors.</summary>
    public int Width { get; private set; }

    /// <summary>Rows that a table has taken before those that are here; a row's number counts them.</summary>
    public int Taken { get; private set; }

    /// <summary>Rows that are here.</summary>
    public int Count { get; private set; }

    /// <summary>Where the rows of the last record start.</summary>
    public int Record { get; private set; }

    /// <summary>Rows of the last record.</summary>
    public int RecordCount => Count - Record;

    /// <summary>Rows of records that are whole.</summary>
    public int Whole { get; private set; }

    /// <summary>True when a table takes the rows; else they last until the next record.</summary>
    public bool IsKept { get; set; }

    /// <summary>The last row.</summary>
    public ref long Last
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_values), (nint)(uint)((Count - 1) * Width));
    }

    /// <summary>The values of the last row.</summary>
    public Span<long> LastRow => _values.AsSpan((Count - 1) * Width, Width);

    /// <summary>The first value of a row by its number.</summary>
    public ref long this[int number]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_values), (nint)(uint)((number - Taken) * Width));
    }

    /// <summary>Room for so many values in every row.</summary>
    /// <returns>Where in the row the first of them stands.</returns>
    public int Reserve(int values)
    {
        var place = _width;
        _width += values;
        Width = (_width + Vector<long>.Count - 1) / Vector<long>.Count * Vector<long>.Count;
        if (_values.Length < FirstRows * Width)
        {
            _values = new long[FirstRows * Width];
        }

        return place;
    }

    /// <summary>A further row, all of its values zero.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref long Add()
    {
        var start = Count++ * Width;
        // One row more than there are must have room: a table writes it before it is added.
        if (start + (2 * Width) > _values.Length)
        {
            Array.Resize(ref _values, _values.Length * 2);
        }

        return ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_values), (nint)(uint)start);
    }

    public void BeginRecord()
    {
        if (!IsKept)
        {
            Drop(Count);
        }

        Record = Whole = Count;
    }

    public void EndRecord() => Whole = Count;

    /// <summary>Takes the first rows as taken by a table: those behind them, of the record that is read, move up.</summary>
    public void Take(int count)
    {
        Drop(count);
        Taken += count;
    }

    /// <summary>A new batch starts: numbers start anew.</summary>
    public void Restart() => Taken = 0;

    private void Drop(int count)
    {
        var rest = (Count - count) * Width;
        Array.Copy(_values, count * Width, _values, 0, rest);
        Array.Clear(_values, rest, count * Width);
        Count -= count;
        Record = Math.Max(Record - count, 0);
        Whole -= count;
    }
}

/// <summary>A row while its fields are written.</summary>
internal readonly ref struct RecordRow<TField>(ref long first)
    where TField : unmanaged, Enum
{
    private readonly ref long _first = ref first;

    public ref long this[TField field]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref Unsafe.Add(ref _first, Unsafe.BitCast<TField, int>(field));
    }

    /// <summary>Sets a number, or a count.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Set(TField field, long number) => this[field] = FieldValue.Encode(number);

    /// <summary>Sets the date or the two dates of a range.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Set(TField from, TField to, (long From, long To) range) => (this[from], this[to]) = range;
}
