using System.Text;
using RcmAnalytics.X12;

namespace RcmAnalytics.Ingest;

public enum FileFormat
{
    X12,
    Text,
    Json,
    Workbook,
}

/// <summary>Tells what a file is by its content; names and extensions are not looked at.</summary>
public static class FileFormats
{
    /// <summary>The stream as the X12 reader takes it: one byte a character. UTF-16 is transcoded.</summary>
    public static Stream AsBytes(Stream stream)
    {
        if (!stream.CanSeek)
        {
            return stream;
        }

        Span<byte> head = stackalloc byte[4];
        var length = stream.ReadAtLeast(head, 4, throwOnEndOfStream: false);
        stream.Position = 0;
        return Utf16(head[..length]) is { } encoding
            ? Encoding.CreateTranscodingStream(stream, encoding, Encoding.UTF8, leaveOpen: true)
            : stream;
    }

    internal static FileFormat Of(ReadOnlySpan<byte> head)
    {
        if (head is [0xD0, 0xCF, 0x11, 0xE0, ..])
        {
            return FileFormat.Workbook;
        }

        var bytes = ToUtf8(head);
        if (IsX12(bytes))
        {
            return FileFormat.X12;
        }

        var text = bytes.AsSpan();
        text = text.StartsWith("\uFEFF"u8) ? text[3..] : text;
        return text.TrimStart(" \t\r\n"u8) is [(byte)'{', ..] ? FileFormat.Json : FileFormat.Text;
    }

    internal static Encoding? Utf16(ReadOnlySpan<byte> head) => head switch
    {
        [0xFF, 0xFE, ..] or [_, 0, _, 0, ..] => Encoding.Unicode,
        [0xFE, 0xFF, ..] or [0, _, 0, _, ..] => Encoding.BigEndianUnicode,
        _ => null,
    };

    private static byte[] ToUtf8(ReadOnlySpan<byte> head) =>
        Utf16(head) is { } encoding ? Encoding.UTF8.GetBytes(encoding.GetString(head)) : head.ToArray();

    private static bool IsX12(ReadOnlySpan<byte> bytes)
    {
        using var segments = new X12SegmentReader(new MemoryStream(bytes.ToArray()), (_, _, _) => { });
        try
        {
            // A file cut off in its first segment is still X12: its reader says where it breaks off.
            return segments.Read() || segments.Delimiters.Element != 0;
        }
        catch (X12FormatException)
        {
            return false;
        }
    }
}
