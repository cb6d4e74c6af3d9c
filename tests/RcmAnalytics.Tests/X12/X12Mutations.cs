using System.Text;
using RcmAnalytics.X12;

namespace RcmAnalytics.Tests.X12;

/// <summary>Other ways to write the same file. Null where a file cannot be written so.</summary>
internal static class X12Mutations
{
    public static readonly IReadOnlyDictionary<string, Func<byte[], byte[]?>> All = new Dictionary<string, Func<byte[], byte[]?>>
    {
        ["byte order mark"] = bytes => [0xEF, 0xBB, 0xBF, .. WithoutMark(bytes)],
        ["CR LF behind each segment"] = bytes => Rewrite(bytes, segment => segment, "\r\n"),
        ["LF behind each segment"] = bytes => Rewrite(bytes, segment => segment, "\n"),
        ["no line ends"] = bytes => Rewrite(bytes, segment => segment, ""),
        ["blank lines and indentation"] = bytes => Rewrite(bytes, segment => segment, "\r\n\r\n  \t"),
        ["lines of 80 columns"] = Wrap,
        ["other delimiters"] = OtherDelimiters,
        ["IEA left out"] = bytes => DropIea(bytes),
        ["lower-case segment ids"] = bytes => Rewrite(bytes, LowerCase, "\n"),
        ["UTF-16, little end first"] = bytes => Utf16(bytes, Encoding.Unicode),
        ["UTF-16, big end first"] = bytes => Utf16(bytes, Encoding.BigEndianUnicode),
        ["trailing NUL and Ctrl-Z"] = bytes => [.. bytes, 0, 0, 0x1A],
        ["leading line ends"] = bytes => [(byte)'\r', (byte)'\n', (byte)' ', 0, .. WithoutMark(bytes)],
    };

    /// <summary>The delimiters of the first interchange; null when the file has none or has several kinds.</summary>
    private static X12Delimiters? DelimitersOf(byte[] bytes)
    {
        HashSet<X12Delimiters> found = [];
        using var reader = new X12SegmentReader(new MemoryStream(bytes), (_, _, _) => { });
        while (reader.Read())
        {
            found.Add(reader.Delimiters with { Component = 0, Repetition = 0 });
        }

        return found.Count == 1 && found.First() is { Segment: >= (byte)' ', SegmentTail.Length: 0 } ? found.First() : null;
    }

    /// <summary>Every segment rewritten, its terminator kept, <paramref name="layout"/> behind it.</summary>
    private static byte[]? Rewrite(byte[] bytes, Func<string, string> change, string layout)
    {
        if (DelimitersOf(bytes) is not { } delimiters)
        {
            return null;
        }

        var terminator = (char)delimiters.Segment;
        var segments = Encoding.Latin1.GetString(WithoutMark(bytes)).Split(terminator);
        var text = new StringBuilder();
        foreach (var segment in segments[..^1])
        {
            text.Append(change(segment.TrimStart('\r', '\n', ' ', '\t', '\0'))).Append(terminator).Append(layout);
        }

        return Encoding.Latin1.GetBytes(text.Append(segments[^1].TrimStart('\r', '\n', ' ', '\t', '\0')).ToString());
    }

    private static byte[]? Wrap(byte[] bytes)
    {
        if (Rewrite(bytes, segment => segment, "") is not { } joined)
        {
            return null;
        }

        var lines = Encoding.Latin1.GetString(joined).Chunk(80).Select(line => new string(line));
        return Encoding.Latin1.GetBytes(string.Join("\r\n", lines));
    }

    private static byte[]? OtherDelimiters(byte[] bytes)
    {
        if (DelimitersOf(bytes) is not { } delimiters)
        {
            return null;
        }

        // Composites keep their separator: it is also a letter of free text.
        var free = "|;!{}`\\#%".Where(letter => !bytes.Contains((byte)letter)).Take(2).ToArray();
        return free.Length < 2
            ? null
            : [.. bytes.Select(letter => letter == delimiters.Element ? (byte)free[0] : letter == delimiters.Segment ? (byte)free[1] : letter)];
    }

    private static byte[]? DropIea(byte[] bytes)
    {
        if (DelimitersOf(bytes) is not { } delimiters)
        {
            return null;
        }

        var at = Encoding.Latin1.GetString(bytes).LastIndexOf($"IEA{(char)delimiters.Element}", StringComparison.Ordinal);
        return at < 0 ? null : bytes[..at];
    }

    private static string LowerCase(string segment)
    {
        var length = segment.TakeWhile(char.IsAsciiLetterOrDigit).Count();
        return segment[..length].ToLowerInvariant() + segment[length..];
    }

    private static byte[] Utf16(byte[] bytes, Encoding encoding)
    {
        var plain = WithoutMark(bytes);
        var isUtf8 = System.Text.Unicode.Utf8.IsValid(plain);
        return [.. encoding.GetPreamble(), .. encoding.GetBytes((isUtf8 ? Encoding.UTF8 : Encoding.Latin1).GetString(plain))];
    }

    private static byte[] WithoutMark(byte[] bytes) => bytes is [0xEF, 0xBB, 0xBF, .. var rest] ? rest : bytes;
}
