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

    private ulong[] _valid = [];

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

    /// <summary>Takes rows, and finds out which of them have which values: a bit for each row, all values of a vector at once.</summary>
    public void Take(int first, int count)
    {
        (First, Count) = (first, count);
        if (_valid.Length < Width)
        {
            _valid = new ulong[Width];
        }

        for (var at = 0; at < Width; at += Vector<ulong>.Count)
        {
            ref var value = ref Unsafe.As<long, ulong>(ref this[at]);
            var valid = Vector<ulong>.Zero;
            var bit = Vector<ulong>.One;
            for (var row = 0; row < count; row++)
            {
                valid |= Vector.AndNot(bit, Vector.Equals(Vector.LoadUnsafe(ref value), Vector<ulong>.Zero));
                bit += bit;
                value = ref Unsafe.Add(ref value, Width);
            }

            valid.CopyTo(_valid, at);
        }
    }

    /// <summary>A bit for each row that has this value.</summary>
    public ulong Valid(int place) => _valid[place];
}
