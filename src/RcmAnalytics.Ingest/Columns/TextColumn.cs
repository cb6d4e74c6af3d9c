using System.Runtime.InteropServices;
using System.Text;
using System.Text.Unicode;
using Apache.Arrow;
using Apache.Arrow.Types;

namespace RcmAnalytics.Ingest;

/// <summary>UTF-8 text. Bytes that are not UTF-8 are taken as Latin-1, so that none is lost.</summary>
internal sealed class TextColumn(string name) : Column(name, StringType.Default)
{
    private byte[] _bytes = new byte[16 << 10];
    private int[] _ends = new int[1025];
    private int _used;
    private int _rows;

    public int Bytes => _used;

    /// <summary>Empty text is null: not sent.</summary>
    public void Append(ReadOnlySpan<byte> text)
    {
        if (text.Length == 0)
        {
            MarkNull();
        }
        else
        {
            MarkValue(_rows);
            if (text.Length > _bytes.Length - _used)
            {
                System.Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _used + text.Length));
            }

            text.CopyTo(_bytes.AsSpan(_used));
            _used += text.Length;
        }

        if (++_rows == _ends.Length)
        {
            System.Array.Resize(ref _ends, _ends.Length * 2);
        }

        _ends[_rows] = _used;
    }

    public void Append(string? text)
    {
        if (text is null)
        {
            Append(default(ReadOnlySpan<byte>));
            return;
        }

        Span<byte> bytes = text.Length <= 256 ? stackalloc byte[text.Length * 3] : new byte[text.Length * 3];
        Append(bytes[..Encoding.UTF8.GetBytes(text, bytes)]);
    }

    protected override ArrayData Data(int length, int nulls, ArrowBuffer validity)
    {
        if (!Ascii.IsValid(_bytes.AsSpan(0, _used)))
        {
            ToUtf8();
        }

        var ends = Copy(MemoryMarshal.AsBytes(_ends.AsSpan(0, length + 1)));
        var bytes = Copy(_bytes.AsSpan(0, _used));
        _used = 0;
        _rows = 0;
        return new ArrayData(Field.DataType, length, nulls, 0, [validity, ends, bytes]);
    }

    private void ToUtf8()
    {
        var rows = _rows;
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
