using System.Text;
using RcmAnalytics.X12;

namespace RcmAnalytics.Ingest;

public enum FileFormat
{
    X12,
    FeeSchedule,
}

/// <summary>Tells what a file is by its content; names and extensions are not looked at.</summary>
public static class FileFormats
{
    private const int Looked = 64 << 10;

    /// <summary>Null when the content is none of the formats that are read.</summary>
    public static FileFormat? Detect(Stream stream)
    {
        var head = new byte[Looked];
        var length = stream.ReadAtLeast(head, Looked, throwOnEndOfStream: false);
        stream.Position = 0;
        var bytes = ToUtf8(head.AsSpan(0, length)).AsSpan();
        if (FeeScheduleReader.Recognizes(bytes))
        {
            return FileFormat.FeeSchedule;
        }

        return IsX12(bytes) ? FileFormat.X12 : null;
    }

    /// <summary>The stream as the X12 reader takes it: one byte a character. UTF-16 is transcoded.</summary>
    public static Stream AsBytes(Stream stream)
    {
        Span<byte> head = stackalloc byte[4];
        var length = stream.ReadAtLeast(head, 4, throwOnEndOfStream: false);
        stream.Position = 0;
        return Utf16(head[..length]) is { } encoding
            ? Encoding.CreateTranscodingStream(stream, encoding, Encoding.UTF8, leaveOpen: true)
            : stream;
    }

    private static byte[] ToUtf8(ReadOnlySpan<byte> head) =>
        Utf16(head) is { } encoding ? Encoding.UTF8.GetBytes(encoding.GetString(head)) : head.ToArray();

    private static Encoding? Utf16(ReadOnlySpan<byte> head) => head switch
    {
        [0xFF, 0xFE, ..] or [_, 0, _, 0, ..] => Encoding.Unicode,
        [0xFE, 0xFF, ..] or [0, _, 0, _, ..] => Encoding.BigEndianUnicode,
        _ => null,
    };

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
