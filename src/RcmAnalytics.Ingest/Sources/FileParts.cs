using System.IO.Compression;
using System.Text;

namespace RcmAnalytics.Ingest;

/// <summary>Opens containers: a plain file, gzip, zip, a workbook.</summary>
internal static class FileParts
{
    private const int HeadBytes = 64 << 10;
    private const int MostMembers = 10_000;

    /// <exception cref="FileRefusedException">The container cannot be trusted.</exception>
    public static IReadOnlyList<FilePart> Of(string path, string name)
    {
        var head = HeadOf(() => OpenFile(path));
        return head switch
        {
            [0x1F, 0x8B, ..] => [Part(name, null, () => Unzip(path), isPacked: true)],
            [(byte)'P', (byte)'K', 3 or 5, 4 or 6, ..] => OfZip(path, name, head),
            _ => [Part(name, null, () => OpenFile(path), isPacked: false)],
        };
    }

    private static List<FilePart> OfZip(string path, string name, byte[] head)
    {
        using var archive = OpenArchive(path);
        var entries = archive.Entries.Where(entry => !IsFolderOrJunk(entry.FullName)).ToList();
        if (archive.Entries.Count > MostMembers)
        {
            throw new FileRefusedException($"The archive holds {archive.Entries.Count:#,##0} files, {MostMembers:#,##0} at most are read.", null);
        }

        if (archive.Entries.Any(entry => LeavesArchive(entry.FullName)))
        {
            throw new FileRefusedException("A path in the archive leaves it (.. or an absolute path).", null);
        }

        if (archive.GetEntry("[Content_Types].xml") is not null)
        {
            WorkbookCheck.Check(archive);
            return [new FilePart { Name = name, Format = FileFormat.Workbook, Head = head, Open = () => OpenFile(path) }];
        }

        return
        [
            .. entries.OrderBy(entry => entry.FullName, StringComparer.Ordinal).Select(entry =>
            {
                var member = entry.FullName;
                return Part(entry.Name, member, () => OpenMember(path, member), isPacked: true);
            }),
        ];
    }

    private static FilePart Part(string name, string? member, Func<Stream> open, bool isPacked)
    {
        var head = HeadOf(open);
        if (isPacked && head is [0x1F, 0x8B, ..] or [(byte)'P', (byte)'K', 3, 4, ..] or [0xD0, 0xCF, 0x11, 0xE0, ..])
        {
            throw new FileRefusedException("The archive holds a workbook or another archive; load that file by itself.", null);
        }

        return new FilePart { Member = member, Name = name, Format = FileFormats.Of(head), Head = head, Open = open };
    }

    private static FileStream OpenFile(string path) =>
        new(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan);

    private static BoundedStream Unzip(string path)
    {
        var file = OpenFile(path);
        Span<byte> size = stackalloc byte[4];
        file.Seek(-Math.Min(4, file.Length), SeekOrigin.End);
        file.ReadExactly(size[..(int)Math.Min(4, file.Length)]);
        file.Position = 0;
        var stated = System.Buffers.Binary.BinaryPrimitives.ReadUInt32LittleEndian(size);
        return new BoundedStream(new GZipStream(file, CompressionMode.Decompress), file.Length, stated, () => file.Position);
    }

    private static ZipArchive OpenArchive(string path)
    {
        var file = OpenFile(path);
        try
        {
            return new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: false, Encoding.UTF8);
        }
        catch (InvalidDataException)
        {
            file.Dispose();
            throw new FileRefusedException("The archive is broken or cut off; copy the file anew.", null);
        }
    }

    private static BoundedStream OpenMember(string path, string member)
    {
        var archive = OpenArchive(path);
        var entry = archive.GetEntry(member)!; // it was listed
        try
        {
            return new BoundedStream(new OwningStream(entry.Open(), archive), entry.CompressedLength, entry.Length);
        }
        catch (InvalidDataException)
        {
            archive.Dispose();
            throw new FileRefusedException("A file in the archive is encrypted or packed in a way that is not read.", null);
        }
    }

    private static byte[] HeadOf(Func<Stream> open)
    {
        using var stream = open();
        var head = new byte[HeadBytes];
        return head[..stream.ReadAtLeast(head, HeadBytes, throwOnEndOfStream: false)];
    }

    private static bool IsFolderOrJunk(string name) =>
        name.EndsWith('/') || name.StartsWith("__MACOSX/", StringComparison.Ordinal) || name.EndsWith(".DS_Store", StringComparison.Ordinal);

    private static bool LeavesArchive(string name) =>
        name.StartsWith('/') || name.StartsWith('\\') || (name.Length > 1 && name[1] == ':')
        || name.Split('/', '\\').Contains("..");

    /// <summary>Closes the archive with the member's stream.</summary>
    private sealed class OwningStream(Stream inner, ZipArchive archive) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count) => inner.Read(buffer, offset, count);

        public override int Read(Span<byte> buffer) => inner.Read(buffer);

        public override void Flush() => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            inner.Dispose();
            archive.Dispose();
            base.Dispose(disposing);
        }
    }
}
