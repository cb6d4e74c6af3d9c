using Apache.Arrow;
using Apache.Arrow.Ipc;
using RcmAnalytics.Api.Loads;
using RcmAnalytics.Ingest;
using RcmAnalytics.Warehouse;

namespace RcmAnalytics.Benchmarks;

/// <summary>
/// Claims and remittances into an empty warehouse, beside the engine alone: the same rows from Arrow files, one
/// transaction per source file. Each step is a process of its own, so that no other's memory or time is in its figures.
/// </summary>
internal static class LoadBenchmark
{
    private const int FileMegabytes = 50;

    public static int Run(int megabytes)
    {
        var folder = Directory.CreateTempSubdirectory("rcm-benchmark-").FullName;
        try
        {
            Step("files", folder, megabytes);
            Step("arrow", folder, megabytes);
            var load = Step("x12", folder, megabytes);
            var insert = Step("insert", folder, megabytes);
            Console.WriteLine($"rcm load / insert from Arrow files: {load / insert:0.00}");
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    public static Task<int> RunStepAsync(string step, string folder, int megabytes) => StepProcess.MeasureAsync(step, () => step switch
    {
        "files" => Task.Run(() => GeneratedFiles.Write(folder, megabytes, FileMegabytes)),
        "arrow" => WriteArrowAsync(folder),
        "x12" => LoadAsync(folder),
        _ => InsertAsync(folder),
    });

    private static double Step(string step, string folder, int megabytes) => StepProcess.Run("load-step", step, folder, $"{megabytes}");

    private static IEnumerable<string> Sources(string folder) =>
        Directory.GetFiles(folder, "*.edi").Order(StringComparer.Ordinal);

    private static IngestOptions Options(PatientKeys keys) => new() { Keys = keys, Time = TimeProvider.System };

    private static async Task LoadAsync(string folder)
    {
        await using var warehouse = DuckDbWarehouse.Open(new DuckDbOptions { Path = Path.Combine(folder, "x12.duckdb") });
        using var keys = new PatientKeys(new byte[32]);
        using var loader = new FileLoader(warehouse, Options(keys));
        var rows = 0L;
        var bytes = 0L;
        foreach (var path in Sources(folder))
        {
            var result = await loader.LoadAsync(path, CancellationToken.None);
            rows += result.Report.RowCounts.Values.Sum();
            bytes += result.File.ByteCount;
        }

        Console.WriteLine($"{rows:#,##0} rows from {Sources(folder).Count()} files of {bytes / 1e6:#,##0} MB");
    }

    // One file per batch: the format has no place for a dictionary that changes.
    private static async Task WriteArrowAsync(string folder)
    {
        using var keys = new PatientKeys(new byte[32]);
        foreach (var path in Sources(folder))
        {
            var target = Directory.CreateDirectory(Path.ChangeExtension(path, ".arrow")).FullName;
            var number = 0;
            foreach (var (table, batch) in FileReader.Read(SourceFile.Open(path), Options(keys), new LoadReport()))
            {
                using var stream = File.Create(Path.Combine(target, $"{number++:00000} {table}"));
                using var writer = new ArrowStreamWriter(stream, batch.Schema);
                await writer.WriteRecordBatchAsync(batch);
                await writer.WriteEndAsync();
                batch.Dispose();
            }
        }
    }

    private static async Task InsertAsync(string folder)
    {
        await using var warehouse = DuckDbWarehouse.Open(new DuckDbOptions { Path = Path.Combine(folder, "insert.duckdb") });
        foreach (var source in Directory.GetDirectories(folder, "*.arrow").Order(StringComparer.Ordinal))
        {
            await warehouse.LoadAsync(Batches(source), CancellationToken.None);
        }
    }

    private static IEnumerable<(string Table, RecordBatch Batch)> Batches(string folder)
    {
        foreach (var path in Directory.GetFiles(folder).Order(StringComparer.Ordinal))
        {
            using var reader = new ArrowStreamReader(File.OpenRead(path));
            yield return (Path.GetFileName(path)[6..], reader.ReadNextRecordBatch());
        }
    }
}
