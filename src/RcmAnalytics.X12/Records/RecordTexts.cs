using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace RcmAnalytics.X12;

/// <summary>
/// The texts of many records behind one another. A text's place is a number, its length above and its start below, so
/// that a record holds no reference and is copied as it is; a place of zero is a text that was not sent.
/// </summary>
internal sealed class RecordTexts(int capacity)
{
    /// <summary>Bytes that may be read or written behind a text: a short one is then copied as one register.</summary>
    public const int Slack = 64;

    /// <summary>The longest text that is copied so.</summary>
    public const int Register = 32;

    private byte[] _bytes = new byte[capacity + Slack];
    private byte[] _spare = [];
    private int _used;

    public int Used => _used;

    public ref byte First => ref MemoryMarshal.GetArrayDataReference(_bytes);

    /// <summary>The place of a text.</summary>
    public static long Place(int start, int length) => ((long)length << 32) | (uint)start;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int LengthOf(long place) => (int)(place >> 32);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long Add(X12Text text)
    {
        if (text.Length == 0)
        {
            return 0;
        }

        var start = Take(text.Length);
        text.CopyWithSlack(ref Unsafe.Add(ref First, start));
        return Place(start, text.Length);
    }

    public long Add(ReadOnlySpan<byte> text)
    {
        if (text.Length == 0)
        {
            return 0;
        }

        var start = Take(text.Length);
        text.CopyTo(_bytes.AsSpan(start));
        return Place(start, text.Length);
    }

    /// <summary>The first byte of a text; as many as <see cref="Slack"/> can be read behind it.</summary>
    public ref readonly byte this[long place] => ref Unsafe.Add(ref First, (int)place);

    public ReadOnlySpan<byte> Span(long place) => _bytes.AsSpan((int)place, LengthOf(place));

    public X12Text Text(long place) => place == 0 ? default : new X12Text(_bytes, (int)place, LengthOf(place));

    public void Clear() => _used = 0;

    /// <summary>Begins anew. The bytes that were there are still good: <see cref="Move"/> takes texts over from them.</summary>
    /// <returns>Where the texts stood.</returns>
    public byte[] Renew()
    {
        var former = _bytes;
        _bytes = _spare.Length >= former.Length ? _spare : new byte[former.Length];
        _spare = former;
        _used = 0;
        return former;
    }

    /// <summary>Takes texts over after <see cref="Renew"/>; their places change.</summary>
    public void Move(byte[] former, Span<long> places)
    {
        foreach (ref var place in places)
        {
            place = Add(former.AsSpan((int)place, LengthOf(place)));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Take(int length)
    {
        var start = _used;
        if (length + Slack > _bytes.Length - start)
        {
            Grow(length);
        }

        _used = start + length;
        return start;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Grow(int needed) =>
        Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _used + needed + Slack));
}
