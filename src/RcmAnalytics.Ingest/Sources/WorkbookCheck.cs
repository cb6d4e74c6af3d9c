using System.IO.Compression;

namespace RcmAnalytics.Ingest;

/// <summary>
/// Looks through an .xlsx before a library that trusts it opens it: every part is unpacked once, counted and thrown
/// away, so that a part that grows without bound, or declares entities, is found for the price of unpacking.
/// </summary>
internal static class WorkbookCheck
{
    private const long Largest = 2L << 30;
    private const int DeclarationsWithin = 4096;

    public static void Check(ZipArchive archive)
    {
        var buffer = new byte[1 << 16];
        var total = 0L;
        foreach (var entry in archive.Entries)
        {
            using var part = new BoundedStream(entry.Open(), entry.CompressedLength, entry.Length);
            var read = part.ReadAtLeast(buffer, DeclarationsWithin, throwOnEndOfStream: false);
            var head = buffer.AsSpan(0, read);
            if (head.IndexOf("<!DOCTYPE"u8) >= 0 || head.IndexOf("<!ENTITY"u8) >= 0)
            {
                throw new FileRefusedException("The workbook declares XML entities. No spreadsheet program writes them; they are used to attack readers.", null);
            }

            while (read > 0)
            {
                total += read;
                if (total > Largest)
                {
                    throw new FileRefusedException($"The workbook unpacks to more than {Largest >> 30} GB; save it as CSV.", null);
                }

                read = part.Read(buffer);
            }
        }
    }
}
