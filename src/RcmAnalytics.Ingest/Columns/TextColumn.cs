using System.Runtime.InteropServices;
using System.Text;
using System.Text.Unicode;
using Apache.Arrow;
using Apache.Arrow.Types;
using RcmAnalytics.X12;

namespace RcmAnalytics.Ingest;

/// <summary>UTF-8 text. Bytes that are not UTF-8 are taken as Latin-1, so that none is lost.</summary>
internal sealed class TextColumn(string name) : Column(name, StringType.Default)
{
    private byte[] _bytes = new byte[1 << 10];
    private int[] _ends = [0];
    private int _used;
    private int _filled;

    public override void Grow(int rows)
    {
        base.Grow(rows);
        System.Array.Resize(ref _ends, rows + 1);
    }

    /// <summary>Empty text is null: not sent.</summary>
    public void Set(int row, X12Text text)
    {
        if (!text.IsEmpty)
        {
            SetText(row, text.Span);
        }
    }

    public void Set(int row, ReadOnlySpan<byte> text)
    {
        if (text.Length != 0)
        {
            SetText(row, text);
        }
    }

    public void Set(int row, string? text)
    {
        if (text is { Length: > 0 })
        {
            SetText(row, Encoding.UTF8.GetBytes(text));
        }
    }

    protected override IArrowArray Array(int length, int nulls, ArrowBuffer validity)
    {
        FillTo(length);
        if (!Ascii.IsValid(_bytes.AsSpan(0, _used)))
        {
            ToUtf8(length);
        }

        var ends = Copy(MemoryMarshal.AsBytes(_ends.AsSpan(0, length + 1)));
        var bytes = Copy(_bytes.AsSpan(0, _used));
        _used = 0;
        _filled = 0;
        return new StringArray(new ArrayData(StringType.Default, length, nulls, 0, [validity, ends, bytes]));
    }

    private void SetText(int row, ReadOnlySpan<byte> text)
    {
        if (text.Length > _bytes.Length - _used)
        {
            System.Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _used + text.Length));
        }

        if (_filled < row)
        {
            FillTo(row);
        }

        text.CopyTo(_bytes.AsSpan(_used));
        _used += text.Length;
        _filled = row + 1;
        _ends[_filled] = _used;
        MarkValue(row);
    }

    // Rows without text end where the row before them ended.
    private void FillTo(int row)
    {
        _ends.AsSpan(_filled + 1, row - _filled).Fill(_used);
        _filled = row;
    }

    private void ToUtf8(int rows)
    {
        var ends = _ends.AsSpan(0, rows + 1).ToArray();
        var bytes = _bytes.AsSpan(0, _used).ToArray();
        _used = 0;
        for (var row = 0; row < rows; row++)
        {
            var text = bytes.AsSpan(ends[row]..ends[row + 1]);
            var utf8 = Utf8.IsValid(text) ? text : Encoding.UTF8.GetBytes(Encoding.Latin1.GetString(text));
            if (_used + utf8.Length > _bytes.Length)
            {
                System.Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _used + utf8.Length));
            }

            utf8.CopyTo(_bytes.AsSpan(_used));
            _used += utf8.Length;
            _ends[row + 1] = _used;
        }
    }
}
