using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using RcmAnalytics.X12;

namespace RcmAnalytics.Ingest;

/// <summary>
/// The rows that a table takes before it turns them into columns: row by row, side by side, with their texts behind one
/// another. Writing each value straight to its column would touch a page per value, and a load has four hundred columns.
/// </summary>
internal sealed class RowBlock
{
    /// <summary>Rows of a block: small enough to stay in the processor's cache.</summary>
    public const int Rows = 64;

    /// <summary>Bytes that may be written behind a text, so that a short one is copied as one register.</summary>
    public const int Slack = 16;

    private byte[] _blank = [];
    private byte[] _rows = [];
    private byte[] _texts = new byte[Rows * 64];
    private int _textsUsed;
    private int _width;

    public int Width => _width;

    /// <summary>The row's first byte.</summary>
    public ref byte this[int row]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_rows), (nint)((row & (Rows - 1)) * _width));
    }

    public ref byte Texts => ref MemoryMarshal.GetArrayDataReference(_texts);

    /// <summary>Room for a value in every row, which holds <paramref name="blank"/> until it is set.</summary>
    /// <returns>Where in the row it stands.</returns>
    public int Add(long blank)
    {
        var place = _width;
        _width += sizeof(long);
        if (_blank.Length < _width)
        {
            Array.Resize(ref _blank, _width * 2);
            _rows = new byte[Rows * _blank.Length];
        }

        BitConverter.TryWriteBytes(_blank.AsSpan(place), blank);
        Begin(0);
        return place;
    }

    /// <summary>Empties a row before its values are set. The first is empty from the start.</summary>
    public void Begin(int row) =>
        _blank.AsSpan(0, _width).CopyTo(_rows.AsSpan((row & (Rows - 1)) * _width));

    /// <summary>Keeps a text and says where: its length above, its start below.</summary>
    public long AddText(ReadOnlySpan<byte> text)
    {
        var start = Take(text.Length);
        text.CopyTo(_texts.AsSpan(start));
        return ((long)text.Length << 32) | (uint)start;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long AddText(X12Text text)
    {
        var start = Take(text.Length);
        text.CopyWithSlack(ref Unsafe.Add(ref Texts, start));
        return ((long)text.Length << 32) | (uint)start;
    }

    /// <summary>A text that was kept.</summary>
    public ReadOnlySpan<byte> Text(long place) => _texts.AsSpan((int)place, (int)(place >> 32));

    public void Clear()
    {
        Begin(0);
        _textsUsed = 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Take(int length)
    {
        var start = _textsUsed;
        if (length + Slack > _texts.Length - start)
        {
            GrowTexts(length);
        }

        _textsUsed = start + length;
        return start;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void GrowTexts(int needed) =>
        Array.Resize(ref _texts, Math.Max(_texts.Length * 2, _textsUsed + needed + Slack));
}
