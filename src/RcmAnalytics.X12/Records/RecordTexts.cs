using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;

namespace RcmAnalytics.X12;

/// <summary>
/// Texts of records, in the buffer they were read into or in memory of their own. A text's place is a number, its length
/// above and its start below, so that a row holds no reference; a place of zero is a text that was not sent.
/// </summary>
internal sealed class RecordTexts(int capacity)
{
    /// <summary>Bytes that may be read or written behind a text: a short one is then copied as one register.</summary>
    public const int Slack = 64;

    /// <summary>The longest text that is copied so.</summary>
    public const int Register = 32;

    private byte[] _bytes = new byte[capacity + Slack];
    private int _offset;
    private int _used;

    public ref byte First => ref MemoryMarshal.GetArrayDataReference(_bytes);

    /// <summary>What the start of a text at <see cref="First"/> is: in a buffer, its place in the file.</summary>
    public int Offset => _offset;

    /// <summary>The place of a text.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long Place(int start, int length) => length == 0 ? 0 : ((long)length << 32) | (uint)start;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int LengthOf(long place) => (int)(place >> 32);

    /// <summary>The place of the first bytes of a text.</summary>
    public static long Head(long place, int most) => Place((int)place, Math.Min(LengthOf(place), most));

    /// <summary>The texts are those of a buffer, with <see cref="Slack"/>, that starts at this offset of its file.</summary>
    public void Show(byte[] buffer, int offset)
    {
        _bytes = buffer;
        _offset = offset;
    }

    /// <summary>Keeps a text in memory of its own.</summary>
    public long Add(ReadOnlySpan<byte> text)
    {
        text.CopyTo(Reserve(text.Length));
        _used += text.Length;
        return Place(_used - text.Length, text.Length);
    }

    /// <summary>Keeps a text as UTF-8 in memory of its own.</summary>
    public long Add(string text)
    {
        var length = Encoding.UTF8.GetBytes(text, Reserve(Encoding.UTF8.GetMaxByteCount(text.Length)));
        _used += length;
        return Place(_used - length, length);
    }

    /// <summary>The first byte of a text; as many as <see cref="Slack"/> can be read behind it.</summary>
    public ref byte this[long place]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref Unsafe.Add(ref First, place == 0 ? 0 : (int)place - _offset);
    }

    public Span<byte> Span(long place) =>
        place == 0 ? default : _bytes.AsSpan((int)place - _offset, LengthOf(place));

    public X12Text Text(long place) => place == 0 ? default : new X12Text(_bytes, (int)place - _offset, LengthOf(place));

    /// <summary>A bit for each of the first 64 bytes of a text that is this one: cheaper than a search for each of them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Marks(long place, byte value)
    {
        var length = LengthOf(place);
        var marks = Vector512.Equals(Vector512.LoadUnsafe(ref this[place]), Vector512.Create(value)).ExtractMostSignificantBits();
        return length >= Vector512<byte>.Count ? marks : marks & ((1UL << length) - 1);
    }

    public void Clear() => _used = 0;

    private Span<byte> Reserve(int length)
    {
        if (length + Slack > _bytes.Length - _used)
        {
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _used + length + Slack));
        }

        return _bytes.AsSpan(_used);
    }
}
