using System.Text;
using System.Text.Unicode;

namespace RcmAnalytics.Ingest;

/// <summary>Makes UTF-8 of the encodings that exports come in.</summary>
internal static class TextEncodings
{
    /// <summary>The stream as UTF-8. <paramref name="name"/> is what the profile says; null looks at the bytes.</summary>
    public static Stream ToUtf8(Stream stream, ReadOnlySpan<byte> head, string? name)
    {
        var encoding = name is null ? Detect(head) : Named(name);
        return encoding is null ? stream : Encoding.CreateTranscodingStream(stream, encoding, Encoding.UTF8);
    }

    public static string Decode(ReadOnlySpan<byte> head) => (Detect(head) ?? Encoding.UTF8).GetString(head);

    /// <summary>Null for UTF-8.</summary>
    private static Encoding? Detect(ReadOnlySpan<byte> head)
    {
        if (FileFormats.Utf16(head) is { } utf16)
        {
            return utf16;
        }

        // The head may end within a character.
        for (var cut = 0; cut < 4 && cut <= head.Length; cut++)
        {
            if (Utf8.IsValid(head[..^cut]))
            {
                return null;
            }
        }

        return head.IndexOfAnyInRange((byte)0x80, (byte)0x9F) >= 0 ? Windows1252() : Encoding.Latin1;
    }

    private static Encoding? Named(string name) => name switch
    {
        "utf-8" => null,
        "utf-16" => Encoding.Unicode,
        "latin-1" => Encoding.Latin1,
        _ => Windows1252(),
    };

    private static Encoding Windows1252() => CodePagesEncodingProvider.Instance.GetEncoding(1252)!; // it is one of the pages
}
