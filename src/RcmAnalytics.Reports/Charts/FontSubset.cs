using System.Buffers.Binary;
using System.Text;

namespace RcmAnalytics.Reports.Charts;

/// <summary>
/// Cuts a TrueType font down to the characters a picture uses: the whole font would be a megabyte in every picture.
/// Glyphs are numbered anew; hinting, kerning and names are left out.
/// </summary>
internal sealed class FontSubset
{
    private readonly byte[] _font;
    private readonly Dictionary<string, (int Offset, int Length)> _tables = [];
    private readonly List<int> _glyphs = [0];
    private readonly SortedDictionary<int, int> _characters = [];

    private FontSubset(byte[] font)
    {
        _font = font;
        for (var table = 0; table < U16(4); table++)
        {
            var at = 12 + (table * 16);
            _tables[Encoding.ASCII.GetString(font, at, 4)] = ((int)U32(at + 8), (int)U32(at + 12));
        }
    }

    public static byte[] Of(byte[] font, IEnumerable<char> characters)
    {
        var subset = new FontSubset(font);
        foreach (var character in characters)
        {
            if (subset.GlyphOf(character) is var glyph and not 0)
            {
                subset._characters[character] = subset.Add(glyph);
            }
        }

        return subset.Write();
    }

    private int Add(int glyph)
    {
        var known = _glyphs.IndexOf(glyph);
        if (known >= 0)
        {
            return known;
        }

        _glyphs.Add(glyph);
        return _glyphs.Count - 1;
    }

    /// <summary>Reads the format 4 character map, which holds the characters of the basic plane.</summary>
    private int GlyphOf(char character)
    {
        var map = CharacterMap();
        var segments = U16(map + 6) / 2;
        for (var segment = 0; segment < segments; segment++)
        {
            var end = U16(map + 14 + (segment * 2));
            if (character > end)
            {
                continue;
            }

            var starts = map + 16 + (segments * 2);
            var start = U16(starts + (segment * 2));
            if (character < start)
            {
                return 0;
            }

            var delta = U16(starts + (segments * 2) + (segment * 2));
            var rangeAt = starts + (segments * 4) + (segment * 2);
            var range = U16(rangeAt);
            if (range == 0)
            {
                return (character + delta) & 0xFFFF;
            }

            var glyph = U16(rangeAt + range + ((character - start) * 2));
            return glyph == 0 ? 0 : (glyph + delta) & 0xFFFF;
        }

        return 0;
    }

    private int CharacterMap()
    {
        var table = _tables["cmap"].Offset;
        for (var index = 0; index < U16(table + 2); index++)
        {
            var map = table + (int)U32(table + 4 + (index * 8) + 4);
            if (U16(map) == 4)
            {
                return map;
            }
        }

        throw new InvalidDataException("The font has no character map of format 4.");
    }

    private byte[] Write()
    {
        List<byte> outlines = [];
        List<byte> places = [];
        // A composed glyph adds its parts to the list, so the list grows while it is read.
        for (var index = 0; index < _glyphs.Count; index++)
        {
            AppendU32(places, (uint)outlines.Count);
            outlines.AddRange(Outline(_glyphs[index]));
            while (outlines.Count % 4 != 0)
            {
                outlines.Add(0);
            }
        }

        AppendU32(places, (uint)outlines.Count);
        var head = Table("head");
        BinaryPrimitives.WriteInt16BigEndian(head.AsSpan(50), 1);
        BinaryPrimitives.WriteUInt32BigEndian(head.AsSpan(8), 0);
        var heads = Table("hhea");
        BinaryPrimitives.WriteUInt16BigEndian(heads.AsSpan(34), (ushort)_glyphs.Count);
        var maximum = Table("maxp");
        BinaryPrimitives.WriteUInt16BigEndian(maximum.AsSpan(4), (ushort)_glyphs.Count);
        return Assemble(new SortedDictionary<string, byte[]>(StringComparer.Ordinal)
        {
            ["OS/2"] = Table("OS/2"),
            ["cmap"] = Map(),
            ["glyf"] = [.. outlines],
            ["head"] = head,
            ["hhea"] = heads,
            ["hmtx"] = Widths(),
            ["loca"] = [.. places],
            ["maxp"] = maximum,
            ["name"] = [0, 0, 0, 0, 0, 6],
            ["post"] = [0, 3, 0, 0, .. new byte[28]],
        });
    }

    private byte[] Outline(int glyph)
    {
        var isLong = U16(_tables["head"].Offset + 50) == 1;
        int Place(int at) => isLong
            ? (int)U32(_tables["loca"].Offset + (at * 4))
            : U16(_tables["loca"].Offset + (at * 2)) * 2;
        var (from, to) = (Place(glyph), Place(glyph + 1));
        var outline = _font.AsSpan(_tables["glyf"].Offset + from, to - from).ToArray();
        return outline.Length > 0 && BinaryPrimitives.ReadInt16BigEndian(outline) < 0 ? Recomposed(outline) : outline;
    }

    private byte[] Recomposed(byte[] outline)
    {
        const int WordArguments = 1, Scale = 8, MoreParts = 32, TwoScales = 64, Matrix = 128, Instructions = 256;
        var at = 10;
        int flags;
        do
        {
            flags = BinaryPrimitives.ReadUInt16BigEndian(outline.AsSpan(at));
            var part = BinaryPrimitives.ReadUInt16BigEndian(outline.AsSpan(at + 2));
            BinaryPrimitives.WriteUInt16BigEndian(outline.AsSpan(at), (ushort)(flags & ~Instructions));
            BinaryPrimitives.WriteUInt16BigEndian(outline.AsSpan(at + 2), (ushort)Add(part));
            at += 4 + ((flags & WordArguments) != 0 ? 4 : 2);
            at += (flags & Scale) != 0 ? 2 : (flags & TwoScales) != 0 ? 4 : (flags & Matrix) != 0 ? 8 : 0;
        }
        while ((flags & MoreParts) != 0);
        return outline[..at];
    }

    private byte[] Widths()
    {
        var full = U16(_tables["hhea"].Offset + 34);
        var table = _tables["hmtx"].Offset;
        List<byte> widths = [];
        foreach (var glyph in _glyphs)
        {
            AppendU16(widths, U16(table + (Math.Min(glyph, full - 1) * 4)));
            AppendU16(widths, glyph < full ? U16(table + (glyph * 4) + 2) : U16(table + (full * 4) + ((glyph - full) * 2)));
        }

        return [.. widths];
    }

    /// <summary>A format 12 map with one group for each character.</summary>
    private byte[] Map()
    {
        List<byte> map = [0, 0, 0, 1, 0, 3, 0, 10, 0, 0, 0, 12, 0, 12, 0, 0];
        AppendU32(map, (uint)(16 + (_characters.Count * 12)));
        AppendU32(map, 0);
        AppendU32(map, (uint)_characters.Count);
        foreach (var (character, glyph) in _characters)
        {
            AppendU32(map, (uint)character);
            AppendU32(map, (uint)character);
            AppendU32(map, (uint)glyph);
        }

        return [.. map];
    }

    private static byte[] Assemble(SortedDictionary<string, byte[]> tables)
    {
        List<byte> file = [0, 1, 0, 0];
        var largest = (int)Math.Pow(2, Math.Floor(Math.Log2(tables.Count)));
        AppendU16(file, tables.Count);
        AppendU16(file, largest * 16);
        AppendU16(file, (int)Math.Log2(largest));
        AppendU16(file, (tables.Count - largest) * 16);
        var offset = 12 + (tables.Count * 16);
        foreach (var (name, bytes) in tables)
        {
            file.AddRange(Encoding.ASCII.GetBytes(name));
            AppendU32(file, Checksum(bytes));
            AppendU32(file, (uint)offset);
            AppendU32(file, (uint)bytes.Length);
            offset += (bytes.Length + 3) / 4 * 4;
        }

        foreach (var bytes in tables.Values)
        {
            file.AddRange(bytes);
            file.AddRange(new byte[((bytes.Length + 3) / 4 * 4) - bytes.Length]);
        }

        return [.. file];
    }

    private static uint Checksum(byte[] bytes)
    {
        var sum = 0u;
        for (var at = 0; at < bytes.Length; at++)
        {
            sum += (uint)bytes[at] << (24 - (at % 4 * 8));
        }

        return sum;
    }

    private byte[] Table(string name) => _font.AsSpan(_tables[name].Offset, _tables[name].Length).ToArray();

    private ushort U16(int at) => BinaryPrimitives.ReadUInt16BigEndian(_font.AsSpan(at));

    private uint U32(int at) => BinaryPrimitives.ReadUInt32BigEndian(_font.AsSpan(at));

    private static void AppendU16(List<byte> bytes, int value) => bytes.AddRange([(byte)(value >> 8), (byte)value]);

    private static void AppendU32(List<byte> bytes, uint value) =>
        bytes.AddRange([(byte)(value >> 24), (byte)(value >> 16), (byte)(value >> 8), (byte)value]);
}
