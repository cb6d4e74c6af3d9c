namespace RcmAnalytics.X12;

/// <summary>The characters that part an interchange, as its ISA header shows them.</summary>
/// <param name="Repetition">Zero when the interchange has none (4010, or a letter in ISA11).</param>
/// <param name="SegmentTail">Further bytes of a terminator that is one character but several bytes (UTF-8).</param>
public readonly record struct X12Delimiters(
    byte Element,
    byte Component,
    byte Repetition,
    byte Segment,
    ReadOnlyMemory<byte> SegmentTail = default)
{
    private const int ElementsOfIsa = 16;

    /// <summary>
    /// Reads the delimiters by counting separators: the header's fixed width of 106 bytes is not trusted, since senders
    /// pad too little and too much.
    /// </summary>
    /// <param name="header">Bytes that start with <c>ISA</c>, at least up to the terminator.</param>
    public static bool TryFromIsa(ReadOnlySpan<byte> header, out X12Delimiters delimiters)
    {
        delimiters = default;
        if (header.Length < 4 || !StartsIsa(header) || char.IsAsciiLetterOrDigit((char)header[3]))
        {
            return false;
        }

        var element = header[3];
        byte repetition = 0;
        var at = 3;
        for (var count = 1; count < ElementsOfIsa; count++)
        {
            var length = header[(at + 1)..].IndexOf(element);
            if (length is < 0 or > 80)
            {
                return false;
            }

            // ISA11: a letter or digit (U in 4010) says that nothing repeats.
            if (count == 11 && length > 0 && !char.IsAsciiLetterOrDigit((char)header[at + 1]))
            {
                repetition = header[at + 1];
            }

            at += length + 1;
        }

        return TryReadEnd(header[(at + 1)..], element, repetition, out delimiters);
    }

    /// <summary>Guesses from a fragment that starts with GS or ST, whose last required element is a plain word.</summary>
    public static bool TryFromFragment(ReadOnlySpan<byte> fragment, out X12Delimiters delimiters)
    {
        delimiters = default;
        var isTransaction = fragment.StartsWith("ST"u8) || fragment.StartsWith("st"u8);
        if (fragment.Length < 8
            || !(isTransaction || fragment.StartsWith("GS"u8))
            || char.IsAsciiLetterOrDigit((char)fragment[2]))
        {
            return false;
        }

        var element = fragment[2];
        var elements = isTransaction ? 2 : 8;
        var at = 2;
        for (var count = 1; count < elements; count++)
        {
            var length = fragment[(at + 1)..].IndexOf(element);
            if (length is < 0 or > 80)
            {
                return false;
            }

            at += length + 1;
        }

        for (at++; at < fragment.Length; at++)
        {
            if (!char.IsAsciiLetterOrDigit((char)fragment[at]) && fragment[at] != element && fragment[at] != (byte)' ')
            {
                delimiters = new X12Delimiters(element, (byte)':', (byte)'^', LineEndAsLf(fragment, at));
                return true;
            }
        }

        return false;
    }

    internal static bool StartsIsa(ReadOnlySpan<byte> bytes) =>
        bytes.Length > 3
        && (bytes[0] | 0x20) == 'i' && (bytes[1] | 0x20) == 's' && (bytes[2] | 0x20) == 'a';

    private static bool TryReadEnd(
        ReadOnlySpan<byte> end, byte element, byte repetition, out X12Delimiters delimiters)
    {
        delimiters = default;
        if (end.Length < 2)
        {
            return false;
        }

        // A line wrapped just before ISA16.
        var wrapped = end.IndexOfAnyExcept("\r\n"u8);
        if (wrapped > 0 && wrapped < end.Length - 1 && !char.IsAsciiLetterOrDigit((char)end[wrapped]))
        {
            end = end[wrapped..];
        }

        var isComponentMissing = IsComponentMissing(end);
        var at = isComponentMissing ? 0 : 1;
        var component = isComponentMissing ? (byte)':' : end[0];
        while (end[at] == (byte)' ' && at + 1 < end.Length)
        {
            at++;
        }

        // Some senders break the line before the terminator instead of behind it.
        var afterBreak = end[at..].IndexOfAnyExcept("\r\n "u8);
        if (afterBreak > 0 && !char.IsAsciiLetterOrDigit((char)end[at + afterBreak]))
        {
            at += afterBreak;
        }

        var segment = LineEndAsLf(end, at);
        var tail = 0;
        if (segment >= 0xC0)
        {
            while (at + 1 + tail < end.Length && (end[at + 1 + tail] & 0xC0) == 0x80)
            {
                tail++;
            }
        }

        delimiters = new X12Delimiters(
            element, component, repetition, segment, tail == 0 ? default : end.Slice(at + 1, tail).ToArray());
        return true;
    }

    // ISA16 left out: what stands first is the terminator. Followed by a line end it could also be ISA16 before a line
    // end as terminator; then the next line does not end with it.
    private static bool IsComponentMissing(ReadOnlySpan<byte> end)
    {
        var next = end[1..].TrimStart("\r\n "u8);
        if (!next.StartsWith("GS"u8) && !next.StartsWith("TA1"u8) && !next.StartsWith("IEA"u8))
        {
            return false;
        }

        var line = next[..Math.Max(next.IndexOfAny("\r\n"u8), 0)];
        return end[1] is not ((byte)'\r' or (byte)'\n') || (line.Length > 0 && line[^1] == end[0]);
    }

    // A line end as terminator is CR LF or LF alone: LF then ends the segment, and CR is dropped as a control character.
    private static byte LineEndAsLf(ReadOnlySpan<byte> bytes, int at)
    {
        if (bytes[at] != (byte)'\r')
        {
            return bytes[at];
        }

        return at + 1 < bytes.Length && bytes[at + 1] == (byte)'\n' ? (byte)'\n' : (byte)'\r';
    }
}
