using Apache.Arrow;
using RcmAnalytics.X12;

namespace RcmAnalytics.Ingest;

/// <summary>
/// Turns a file into batches for the raw tables. Batches come as the file is read, in constant memory; the ledger's rows
/// come last, so that a load without them never happened.
/// </summary>
public static class FileReader
{
    /// <summary>Reads the whole file. <paramref name="report"/> is filled as batches are taken.</summary>
    /// <exception cref="X12FormatException">The file cannot be trusted: record it with <see cref="Refuse"/>.</exception>
    /// <exception cref="FileRefusedException">The same, of a file that is not X12.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static IEnumerable<(string Table, RecordBatch Batch)> Read(
        SourceFile file, IngestOptions options, LoadReport report)
    {
        report.StartedAt = options.Time.GetUtcNow();
        using var stream = file.OpenRead();
        foreach (var batch in Read(file, FileParts.Of(file.Path, file.Name), options, report))
        {
            yield return batch;
        }

        file.ThrowIfChanged(stream);
        report.FinishedAt = options.Time.GetUtcNow();
        foreach (var batch in LoadLedger.Batches(file, options, report))
        {
            yield return batch;
        }
    }

    /// <summary>The ledger's rows of a file of which nothing is loaded.</summary>
    public static IEnumerable<(string Table, RecordBatch Batch)> Refuse(
        SourceFile file, IngestOptions options, LoadReport report, Exception why)
    {
        report.Refuse(why);
        report.FinishedAt = options.Time.GetUtcNow();
        return LoadLedger.Batches(file, options, report);
    }

    /// <summary>True for a fault of the file, which is refused and recorded; anything else is a fault of this program or its machine.</summary>
    public static bool IsRefusal(Exception fault) => fault is X12FormatException or FileRefusedException;

    /// <summary>The part that is X12, or null. Places in an X12 file are offsets, so an archive may hold one of them.</summary>
    internal static FilePart? X12Part(IReadOnlyList<FilePart> parts, string? profile)
    {
        if (profile is not null)
        {
            return profile == IngestOptions.X12Profile ? parts[0] : null;
        }

        var found = parts.Where(part => part.Format == FileFormat.X12).ToList();
        return found.Count > 1
            ? throw new FileRefusedException($"The archive holds {found.Count} X12 files; unpack it and load them one by one.", null)
            : found is [var only] ? only : null;
    }

    private static IEnumerable<(string Table, RecordBatch Batch)> Read(
        SourceFile file, IReadOnlyList<FilePart> parts, IngestOptions options, LoadReport report)
    {
        if (X12Part(parts, options.Profile) is not { } x12)
        {
            report.Format = parts.Count == 0 ? FileFormat.Text : parts[0].Format;
            foreach (var batch in new MappedFileReader(file, options, report).Read(parts))
            {
                yield return batch;
            }

            yield break;
        }

        report.Format = FileFormat.X12;
        using var content = x12.Open();
        foreach (var batch in new X12FileReader(file, options, report).Read(content))
        {
            yield return batch;
        }

        foreach (var other in parts.Where(part => part != x12))
        {
            report.Add(new LoadIssue
            {
                Rule = "part_skipped",
                Severity = X12Severity.Warning,
                Message = $"{other.Member} stands beside an X12 file and was not read.",
            });
        }
    }
}
