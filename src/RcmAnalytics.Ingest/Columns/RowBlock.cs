using System.Numerics;
using System.Runtime.CompilerServices;
using RcmAnalytics.X12;

namespace RcmAnalytics.Ingest;

/// <summary>
/// The rows that columns take together. Writing each value straight to its column would touch a page per value, and a
/// load has four hundred columns; a column that no row of the block has is passed over.
/// </summary>
internal sealed class RowBlock(RecordRows rows)
{
    /// <summary>Rows of a block at most: small enough to stay in the processor's cache.</summary>
    public const int Rows = 64;

    private long[] _used = [];

    /// <summary>Number of the first row.</summary>
    public int First { get; private set; }

    public int Count { get; private set; }

    /// <summary>Number of the row behind the last.</summary>
    public int End => First + Count;

    /// <summary>From a value to the same of the next row.</summary>
    public int Width => rows.Width;

    public RecordTexts Texts => rows.Texts;

    /// <summary>A value of the first row.</summary>
    public ref long this[int place]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref Unsafe.Add(ref rows[First], place);
    }

    /// <summary>Takes rows, and finds out which values any of them has.</summary>
    public void Take(int first, int count)
    {
        (First, Count) = (first, count);
        if (_used.Length < Width)
        {
            _used = new long[Width];
        }

        for (var at = 0; at < Width; at += Vector<long>.Count)
        {
            ref var value = ref this[at];
            var used = Vector<long>.Zero;
            for (var row = 0; row < count; row++)
            {
                used |= Vector.LoadUnsafe(ref value);
                value = ref Unsafe.Add(ref value, Width);
            }

            used.CopyTo(_used, at);
        }
    }

    /// <summary>False when no row has this value.</summary>
    public bool IsUsed(int place) => _used[place] != 0;
}
