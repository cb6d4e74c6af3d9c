using RcmAnalytics.Ingest;
using RcmAnalytics.X12;

namespace RcmAnalytics.Benchmarks;

/// <summary>What reading costs next to finding the delimiters of the same bytes, which is the least any reader must do.</summary>
internal static class ReaderBenchmark
{
    /// <param name="step">Only this step beside the scan, for a profiler; null for all.</param>
    public static int Run(int megabytes, string? step)
    {
        Console.WriteLine($"{"file",-6}{"step",-22}{"MB per CPU-second",20}{"ratio to scan",16}");
        foreach (var folder in new[] { "x12/835", "x12/837" })
        {
            var bytes = GeneratedFiles.Make(folder, megabytes);
            var path = Path.Combine(Path.GetTempPath(), $"rcm-benchmark-{Guid.NewGuid():n}.edi");
            File.WriteAllBytes(path, bytes);
            try
            {
                Report(folder[4..], bytes, path, step);
            }
            finally
            {
                File.Delete(path);
            }
        }

        return 0;
    }

    private static void Report(string name, byte[] bytes, string path, string? only)
    {
        var scan = CpuClock.Median(() => Scan(bytes));
        Print(name, "delimiter scan", bytes, scan, scan);
        (string Step, Action Run)[] steps =
        [
            ("segments", () => Segments(bytes)), ("records", () => Records(bytes)), ("batches", () => Batches(path)),
        ];
        foreach (var (step, run) in steps.Where(candidate => only is null || candidate.Step == only))
        {
            Print(name, step, bytes, CpuClock.Median(run), scan);
        }
    }

    private static void Print(string name, string step, byte[] bytes, double seconds, double scan) =>
        Console.WriteLine($"{name,-6}{step,-22}{bytes.Length / 1e6 / seconds,20:#,##0}{scan / seconds,16:0.00}");

    private static void Scan(byte[] bytes)
    {
        const int window = 64 << 10;
        var marks = new int[window + 64];
        var ends = new int[window + 64];
        var delimiters = new X12Delimiters((byte)'*', (byte)':', (byte)'^', (byte)'~');
        var carry = default(DelimiterIndex.Carry);
        for (var from = 0; from < bytes.Length; from += window)
        {
            var counts = default(DelimiterIndex.Counts);
            DelimiterIndex.Find(bytes, from, Math.Min(from + window, bytes.Length), delimiters, marks, ends, ref counts, ref carry);
        }
    }

    private static void Segments(byte[] bytes)
    {
        using var reader = new X12SegmentReader(new MemoryStream(bytes), (_, _, _) => { });
        var elements = 0L;
        while (reader.Read())
        {
            elements += reader.Current.Count;
        }
    }

    private static void Records(byte[] bytes)
    {
        using var reader = new X12Reader(new MemoryStream(bytes), _ => { });
        while (reader.Read() != X12Record.None)
        {
        }
    }

    private static void Batches(string path)
    {
        using var keys = new PatientKeys(new byte[32]);
        var options = new IngestOptions { Keys = keys, Time = TimeProvider.System };
        var file = new SourceFile { Path = path, Name = "benchmark.edi", ByteCount = 0, Sha256 = new string('0', 64) };
        foreach (var (_, batch) in FileReader.Read(file, options, new LoadReport()))
        {
            batch.Dispose();
        }
    }
}
