using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;
using System.Text.Unicode;
using Apache.Arrow;
using Apache.Arrow.Types;
using RcmAnalytics.X12;

namespace RcmAnalytics.Ingest;

/// <summary>UTF-8 text. Bytes that are not UTF-8 are taken as Latin-1, so that none is lost.</summary>
internal sealed class TextColumn(RowBlock rows, string name, int place) : Column(name, StringType.Default)
{
    private byte[] _bytes = new byte[1 << 10];
    private int[] _ends = [0];
    private uint[] _bits = [];
    private int _used;
    private int _count;
    private int _filled;

    public override void Grow(int rows)
    {
        System.Array.Resize(ref _ends, rows + 1);
        System.Array.Resize(ref _bits, Words(rows));
    }

    /// <summary>Empty text is null: not sent.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Set(int row, X12Text text)
    {
        if (text.Length != 0)
        {
            Unsafe.Add(ref rows[row], place) = rows.Texts.Add(text);
        }
    }

    public void Set(int row, ReadOnlySpan<byte> text)
    {
        if (text.Length != 0)
        {
            Unsafe.Add(ref rows[row], place) = rows.Texts.Add(text);
        }
    }

    public void Set(int row, string? text)
    {
        if (text is { Length: > 0 })
        {
            Set(row, Encoding.UTF8.GetBytes(text));
        }
    }

    public override void Take(RowBlock block, int first, int count)
    {
        if (block.IsUsed(place))
        {
            Take(block, first, count, ref block.Texts.First);
        }
    }

    /// <summary>Takes texts that stand behind <paramref name="texts"/>, which has <see cref="RecordTexts.Slack"/>.</summary>
    public void Take(RowBlock block, int first, int count, ref byte texts)
    {
        FillTo(first);
        var used = _used;
        ref var value = ref Unsafe.Add(ref block[first], place);
        for (var row = first; row < first + count;)
        {
            var bits = 0u;
            for (var end = Math.Min(first + count, (row | 31) + 1); row < end; row++)
            {
                used = Append(ref Unsafe.Add(ref texts, (int)value), RecordTexts.LengthOf(value), used);
                _ends[row + 1] = used;
                bits |= (value == 0 ? 0u : 1u) << row;
                value = ref Unsafe.Add(ref value, block.Width);
            }

            _bits[(row - 1) >> 5] |= bits;
            _count += BitOperations.PopCount(bits);
        }

        _used = used;
        _filled = first + count;
    }

    public override IArrowArray Build(int length)
    {
        if (_count == 0)
        {
            return Array(length, length, ZeroBytes((length + 7) / 8), ZeroBytes((length + 1) * 4), ArrowBuffer.Empty);
        }

        FillTo(length);
        if (!Ascii.IsValid(_bytes.AsSpan(0, _used)))
        {
            ToUtf8(length);
        }

        var nulls = length - _count;
        var array = Array(
            length, nulls, Bits(_bits, length, nulls), Copy(MemoryMarshal.AsBytes(_ends.AsSpan(0, length + 1))), Copy(_bytes.AsSpan(0, _used)));
        _bits.AsSpan(0, Words(length)).Clear();
        _used = _count = _filled = 0;
        return array;
    }

    private static StringArray Array(int length, int nulls, ArrowBuffer validity, ArrowBuffer ends, ArrowBuffer bytes) =>
        new(new ArrayData(StringType.Default, length, nulls, 0, [validity, ends, bytes]));

    // Short texts are copied as one register: both sides have the room.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Append(ref byte text, int length, int used)
    {
        if (length + RecordTexts.Register > _bytes.Length - used)
        {
            System.Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, used + length + RecordTexts.Register));
        }

        ref var target = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_bytes), used);
        if (length <= RecordTexts.Register)
        {
            Vector256.LoadUnsafe(ref text).StoreUnsafe(ref target);
        }
        else
        {
            Unsafe.CopyBlockUnaligned(ref target, ref text, (uint)length);
        }

        return used + length;
    }

    // Rows without text end where the row before them ended.
    private void FillTo(int row)
    {
        _ends.AsSpan(_filled + 1, row - _filled).Fill(_used);
        _filled = row;
    }

    private void ToUtf8(int rows)
    {
        var bytes = _bytes.AsSpan(0, _used).ToArray();
        _used = 0;
        var start = 0;
        for (var row = 0; row < rows; row++)
        {
            var text = bytes.AsSpan(start.._ends[row + 1]);
            start = _ends[row + 1];
            var utf8 = Utf8.IsValid(text) ? text : Encoding.UTF8.GetBytes(Encoding.Latin1.GetString(text));
            if (utf8.Length > _bytes.Length - _used)
            {
                System.Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _used + utf8.Length));
            }

            utf8.CopyTo(_bytes.AsSpan(_used));
            _used += utf8.Length;
            _ends[row + 1] = _used;
        }
    }
}
