using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace RcmAnalytics.X12;

/// <summary>
/// One segment in place: every span points into the reader's buffer and is good until its next <c>Read</c>. Element 0
/// is the id; an element that was not sent is empty.
/// </summary>
public readonly ref struct X12Segment
{
    private readonly byte[] _bytes;
    private readonly ref readonly int _ends;
    private readonly int _start;
    private readonly int _offset;

    /// <param name="bytes">The buffer, with <see cref="RecordTexts.Slack"/>.</param>
    /// <param name="ends">Where the first of the elements ends.</param>
    /// <param name="offset">The buffer's place in the file.</param>
    internal X12Segment(byte[] bytes, ref readonly int ends, int count, int start, int offset, uint id)
    {
        _bytes = bytes;
        _ends = ref ends;
        Count = count;
        _start = start;
        _offset = offset;
        Id = id;
    }

    /// <summary>Elements, the id included.</summary>
    public int Count { get; }

    /// <summary>The id's letters packed into a number, upper case: see <see cref="SegmentIds"/>. Zero is not an id.</summary>
    public uint Id { get; }

    /// <summary>An element without the blanks that pad it.</summary>
    public ReadOnlySpan<byte> this[int element]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            var (start, length) = Find(element);
            return MemoryMarshal.CreateReadOnlySpan(ref At(start), length);
        }
    }

    /// <summary>An element as <see cref="this[int]"/>, in a shape that a record can keep.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public X12Text Text(int element)
    {
        var (start, length) = Find(element);
        return length == 0 ? default : new X12Text(_bytes, start, length);
    }

    /// <summary>The place of an element among <see cref="RecordTexts"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal long Place(int element)
    {
        var (start, length) = Find(element);
        return RecordTexts.Place(start + _offset, length);
    }

    /// <summary>The first byte of an element, behind which <see cref="RecordTexts.Slack"/> can be read.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal ref byte First(int element, out int length)
    {
        (var start, length) = Find(element);
        return ref At(start);
    }

    /// <summary>
    /// A qualifier of one to three letters or digits packed into a number as <see cref="SegmentIds"/> packs ids, upper
    /// case; what is longer or has other signs equals no qualifier.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint Code(int element)
    {
        ref var first = ref First(element, out var length);
        // One load for all letters, those behind the text shifted out.
        var word = BinaryPrimitives.ReverseEndianness(Unsafe.ReadUnaligned<uint>(ref first));
        return (uint)(length - 1) > 2 ? 0 : SegmentIds.Upper((word >> (32 - (8 * length))) << (24 - (8 * length)));
    }

    /// <summary>True when the element is exactly this code, in either case.</summary>
    public bool Is(int element, ReadOnlySpan<byte> code)
    {
        var text = this[element];
        return text.Length == code.Length && System.Text.Ascii.EqualsIgnoreCase(text, code);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref byte At(int start) => ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_bytes), (nint)(uint)start);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private (int Start, int Length) Find(int element)
    {
        if ((uint)element >= (uint)Count)
        {
            return default;
        }

        ref var end = ref Unsafe.Add(ref Unsafe.AsRef(in _ends), element);
        var start = element == 0 ? _start : Unsafe.Add(ref end, -1) + 1;
        var length = end - start;
        while (length > 0 && At(start + length - 1) == (byte)' ')
        {
            length--;
        }

        return (start, length);
    }
}

/// <summary>Segment ids as numbers, so that a reader dispatches with one jump.</summary>
public static class SegmentIds
{
    // Letters and digits as upper case, all else as zero.
    private static readonly byte[] UpperTable = [.. Enumerable.Range(0, 256).Select(letter =>
        char.IsAsciiLetterOrDigit((char)letter) ? (byte)char.ToUpperInvariant((char)letter) : (byte)0)];

    /// <summary>Packs two or three letters or digits, lower case taken as upper; zero for anything else.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Pack(ReadOnlySpan<byte> id)
    {
        if (id.Length is not (2 or 3))
        {
            return 0;
        }

        var upper = UpperTable;
        uint first = upper[id[0]];
        uint second = upper[id[1]];
        uint third = id.Length == 3 ? upper[id[2]] : 0u;
        return first == 0 || second == 0 || (third == 0 && id.Length == 3) ? 0 : (first << 16) | (second << 8) | third;
    }

    /// <summary>A packed code as upper case: of a small letter, and of no sign else that codes have, both of these bits are set.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static uint Upper(uint code) => code & ~(((code & 0x404040) >> 1) & code & 0x202020);

    /// <summary>The letters of a packed id; null for zero.</summary>
    public static string? Text(uint id)
    {
        if (id == 0)
        {
            return null;
        }

        ReadOnlySpan<char> letters = [(char)(id >> 16), (char)((id >> 8) & 0xFF), (char)(id & 0xFF)];
        return letters.TrimEnd('\0').ToString();
    }
}
