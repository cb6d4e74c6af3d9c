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
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static IEnumerable<(string Table, RecordBatch Batch)> Read(
        SourceFile file, IngestOptions options, LoadReport report)
    {
        report.StartedAt = options.Time.GetUtcNow();
        using var stream = file.OpenRead();
        report.Format = options.Format ?? FileFormats.Detect(stream)
            ?? throw new X12FormatException(
                "The content is neither X12 (no ISA, GS or ST segment) nor a fee schedule (no header row of one).", 0);
        var batches = report.Format == FileFormat.X12
            ? new X12FileReader(file, options, report).Read(stream)
            : new FeeScheduleReader(file, options, report).Read(stream);
        foreach (var batch in batches)
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
        SourceFile file, IngestOptions options, LoadReport report, X12FormatException why)
    {
        report.Refuse(why.Message, why.Offset);
        report.FinishedAt = options.Time.GetUtcNow();
        return LoadLedger.Batches(file, options, report);
    }
}
