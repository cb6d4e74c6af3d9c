using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;
using System.Text.Unicode;
using Apache.Arrow;
using Apache.Arrow.Memory;
using Apache.Arrow.Types;
using RcmAnalytics.X12;

namespace RcmAnalytics.Ingest;

/// <summary>UTF-8 text. Bytes that are not UTF-8 are taken as Latin-1, so that none is lost.</summary>
internal sealed class TextColumn(RecordRows rows, string name, int place) : Column(name, StringType.Default)
{
    private const int FirstBytes = 4 << 10;

    private readonly ValidRows _valid = new();
    private NativeBuffer<byte, NoOpAllocationTracker>? _bytes;
    private NativeBuffer<byte, NoOpAllocationTracker>? _ends;
    private int _byteCapacity = FirstBytes;
    private int _capacity;
    private int _used;
    private int _filled;

    public override void Grow(int rows)
    {
        _capacity = rows;
        _valid.Grow(rows);
        _ends?.Grow((rows + 1) * sizeof(int), zeroFill: false);
    }

    /// <summary>Empty text is null: not sent.</summary>
    public void Set(int row, X12Text text) => Set(row, text.Span);

    public void Set(int row, ReadOnlySpan<byte> text)
    {
        if (text.Length != 0)
        {
            Set(row, rows.Texts.Add(text));
        }
    }

    public void Set(int row, string? text)
    {
        if (text is { Length: > 0 })
        {
            Set(row, rows.Texts.Add(text));
        }
    }

    /// <param name="text">Its place where the rows have their texts.</param>
    public void Set(int row, long text) => Unsafe.Add(ref rows[row], place) = text;

    public override void Take(RowBlock block)
    {
        if (block.Valid(place) != 0)
        {
            Take(block, ref block.Texts.First, block.Texts.Offset);
        }
    }

    /// <summary>Takes texts that stand behind <paramref name="texts"/>, which has <see cref="RecordTexts.Slack"/>.</summary>
    public void Take(RowBlock block, ref byte texts, int offset = 0)
    {
        _bytes ??= BatchMemory.Allocate(_byteCapacity);
        _ends ??= BatchMemory.Allocate((_capacity + 1) * sizeof(int));
        var ends = Ends(_ends)[..(block.End + 1)];
        ends[0] = 0;
        FillTo(block.First, ends);
        _filled = block.End;
        _valid.Add(block.First, block.Valid(place));
        var used = _used;
        ref var target = ref Reserve(_bytes, used);
        ref var value = ref block[place];
        var width = (nint)block.Width;
        foreach (ref var end in ends[(block.First + 1)..])
        {
            var length = RecordTexts.LengthOf(value);
            // A place of zero is no text: without a branch, its first byte is that of the texts.
            ref var text = ref Unsafe.Add(ref texts, (int)value - (offset & (int)(-value >> 63)));
            if (length > RecordTexts.Register)
            {
                target = ref Reserve(_bytes, used + length);
                Unsafe.CopyBlockUnaligned(ref Unsafe.Add(ref target, used), ref text, (uint)length);
            }
            else
            {
                // Short texts are copied as one register: both sides have the room.
                Vector256.LoadUnsafe(ref text).StoreUnsafe(ref Unsafe.Add(ref target, used));
            }

            used += length;
            end = used;
            value = ref Unsafe.Add(ref value, width);
        }

        _used = used;
    }

    protected override void Free()
    {
        _bytes?.Dispose();
        _ends?.Dispose();
    }

    public override IArrowArray Build(int length)
    {
        if (_bytes is null || _ends is null)
        {
            return Array(length, length, ZeroBytes((length + 7) / 8), ZeroBytes((length + 1) * 4), ArrowBuffer.Empty);
        }

        var ends = Ends(_ends);
        FillTo(length, ends);
        if (!Ascii.IsValid(_bytes.Span[.._used]))
        {
            ToUtf8(_bytes, ends[..(length + 1)]);
        }

        // The last register may have brought letters of another text.
        _bytes.Span[_used..Math.Min(_used + RecordTexts.Register, _bytes.Length)].Clear();
        var nulls = length - _valid.Count;
        var array = Array(length, nulls, _valid.Build(length), _ends.Build(), _bytes.Build());
        _byteCapacity = Math.Max(_used + (_used / 8), FirstBytes);
        _used = _filled = 0;
        _bytes = _ends = null;
        return array;
    }

    private static StringArray Array(int length, int nulls, ArrowBuffer validity, ArrowBuffer ends, ArrowBuffer bytes) =>
        new(new ArrayData(StringType.Default, length, nulls, 0, [validity, ends, bytes]));

    private static Span<int> Ends(NativeBuffer<byte, NoOpAllocationTracker> ends) => MemoryMarshal.Cast<byte, int>(ends.Span);

    /// <summary>Makes room for a block of short texts behind those that it has.</summary>
    /// <returns>The first byte of all.</returns>
    private static ref byte Reserve(NativeBuffer<byte, NoOpAllocationTracker> bytes, int used)
    {
        if (bytes.Length - used < (RowBlock.Rows + 1) * RecordTexts.Register)
        {
            Grow(bytes, used);
        }

        return ref MemoryMarshal.GetReference(bytes.Span);
    }

    private static void Grow(NativeBuffer<byte, NoOpAllocationTracker> bytes, int used) =>
        bytes.Grow(Math.Max(bytes.Length * 2, used + ((RowBlock.Rows + 1) * RecordTexts.Register)), zeroFill: false);

    // Rows without text end where the row before them ended.
    private void FillTo(int row, Span<int> ends)
    {
        ends.Slice(_filled + 1, row - _filled).Fill(_used);
        _filled = row;
    }

    private void ToUtf8(NativeBuffer<byte, NoOpAllocationTracker> target, Span<int> ends)
    {
        var bytes = target.Span[.._used].ToArray();
        _used = 0;
        var start = 0;
        foreach (ref var end in ends[1..])
        {
            var text = bytes.AsSpan(start..end);
            start = end;
            var utf8 = Utf8.IsValid(text) ? text : Encoding.UTF8.GetBytes(Encoding.Latin1.GetString(text));
            if (utf8.Length > target.Length - _used)
            {
                Grow(target, _used + utf8.Length);
            }

            utf8.CopyTo(target.Span[_used..]);
            _used += utf8.Length;
            end = _used;
        }
    }
}
