using System.Numerics;
using System.Runtime.InteropServices;
using Apache.Arrow;

namespace RcmAnalytics.Ingest;

/// <summary>Which rows of a column have a value: Arrow's bitmap, filled for the rows of a block at once.</summary>
internal sealed class ValidRows
{
    private const int WordBits = 64;

    private ulong[] _words = [];

    /// <summary>Rows with a value.</summary>
    public int Count { get; private set; }

    /// <summary>Makes room for this many rows, and for a block behind them.</summary>
    public void Grow(int rows) => System.Array.Resize(ref _words, (rows / WordBits) + 2);

    /// <param name="first">The number of the row that the lowest bit is for.</param>
    /// <param name="valid">A bit for each row.</param>
    public void Add(int first, ulong valid)
    {
        var shift = first & (WordBits - 1);
        var word = first / WordBits;
        _words[word] |= valid << shift;
        if (shift != 0)
        {
            _words[word + 1] |= valid >> (WordBits - shift);
        }

        Count += BitOperations.PopCount(valid);
    }

    /// <summary>The bitmap, or none when all rows have a value; the next batch starts.</summary>
    public ArrowBuffer Build(int length)
    {
        var bytes = MemoryMarshal.AsBytes(_words.AsSpan())[..((length + 7) / 8)];
        var bitmap = Count == length ? ArrowBuffer.Empty : Column.Copy(bytes);
        bytes.Clear();
        Count = 0;
        return bitmap;
    }
}
