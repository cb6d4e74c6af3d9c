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
        var file = SourceFile.Open(path);
        var interchanges = Interchanges(bytes);
        var scan = CpuClock.Median(() => Scan(bytes, interchanges));
        Print(name, "delimiter scan", bytes, scan, scan);
        (string Step, Action Run)[] steps =
        [
            ("segments", () => Segments(bytes)), ("records", () => Records(bytes)), ("batches", () => Batches(file)),
        ];
        foreach (var (step, run) in steps.Where(candidate => only is null || candidate.Step == only))
        {
            Print(name, step, bytes, CpuClock.Median(run), scan);
        }
    }

    private static void Print(string name, string step, byte[] bytes, double seconds, double scan) =>
        Console.WriteLine($"{name,-6}{step,-22}{bytes.Length / 1e6 / seconds,20:#,##0}{scan / seconds,16:0.00}");

    /// <summary>Where each interchange starts, and its delimiters: the files that are joined use several sets.</summary>
    private static List<(int From, X12Delimiters Delimiters)> Interchanges(byte[] bytes)
    {
        List<(int, X12Delimiters)> interchanges = [];
        for (var at = 0; bytes.AsSpan(at).IndexOf("ISA"u8) is var found and >= 0; at += found + 3)
        {
            if (X12Delimiters.TryFromIsa(bytes.AsSpan(at + found), out var delimiters))
            {
                interchanges.Add((at + found, delimiters));
            }
        }

        return interchanges;
    }

    private static void Scan(byte[] bytes, List<(int From, X12Delimiters Delimiters)> interchanges)
    {
        const int window = 64 << 10;
        var marks = new int[window + 64];
        var ends = new int[window + 64];
        for (var index = 0; index < interchanges.Count; index++)
        {
            var (from, delimiters) = interchanges[index];
            var end = index + 1 < interchanges.Count ? interchanges[index + 1].From : bytes.Length;
            var carry = default(DelimiterIndex.Carry);
            for (; from < end; from += window)
            {
                var counts = default(DelimiterIndex.Counts);
                DelimiterIndex.Find(bytes, from, Math.Min(from + window, end), delimiters, marks, ends, ref counts, ref carry);
            }
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

    private static void Batches(SourceFile file)
    {
        using var keys = new PatientKeys(new byte[32]);
        var options = new IngestOptions { Keys = keys, Time = TimeProvider.System };
        foreach (var (_, batch) in FileReader.Read(file, options, new LoadReport()))
        {
            batch.Dispose();
        }
    }
}
