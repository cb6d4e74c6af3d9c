using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using RcmAnalytics.X12;

namespace RcmAnalytics.Ingest;

/// <summary>
/// The rows that a table takes before it turns them into columns: row by row, eight bytes a value, with their texts
/// elsewhere. Writing each value straight to its column would touch a page per value, and a load has four hundred columns.
/// </summary>
/// <param name="texts">Where texts stand, those of records that are taken as they are too.</param>
internal sealed class RowBlock(RecordTexts texts)
{
    /// <summary>Rows of a block: small enough to stay in the processor's cache.</summary>
    public const int Rows = 64;

    private long[] _rows = [];
    private long[] _used = [];
    private int _width;

    /// <summary>Values of a row, rounded up to whole vectors.</summary>
    public int Width { get; private set; }

    public RecordTexts Texts => texts;

    /// <summary>The row's first value.</summary>
    public ref long this[int row]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_rows), (nint)((row & (Rows - 1)) * Width));
    }

    /// <summary>Room for so many values in every row.</summary>
    /// <returns>Where in the row the first of them stands.</returns>
    public int Add(int values)
    {
        var place = _width;
        _width += values;
        Width = (_width + Vector<long>.Count - 1) / Vector<long>.Count * Vector<long>.Count;
        if (_rows.Length < Rows * Width)
        {
            _rows = new long[Rows * Width * 2];
            _used = new long[Width * 2];
        }

        return place;
    }

    /// <summary>Finds out which values any of the rows has.</summary>
    public void Survey(int first, int count)
    {
        for (var at = 0; at < Width; at += Vector<long>.Count)
        {
            ref var value = ref Unsafe.Add(ref this[first], at);
            var used = Vector<long>.Zero;
            for (var row = 0; row < count; row++)
            {
                used |= Vector.LoadUnsafe(ref value);
                value = ref Unsafe.Add(ref value, Width);
            }

            used.CopyTo(_used, at);
        }
    }

    /// <summary>False when no row of those surveyed has this value.</summary>
    public bool IsUsed(int place) => _used[place] != 0;

    public void Clear(int first, int count) => MemoryMarshal.CreateSpan(ref this[first], count * Width).Clear();
}
