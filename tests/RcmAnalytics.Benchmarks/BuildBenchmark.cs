using System.Globalization;
using RcmAnalytics.Api.Loads;
using RcmAnalytics.Ingest;
using RcmAnalytics.Simulator;
using RcmAnalytics.Transform;
using RcmAnalytics.Warehouse;

namespace RcmAnalytics.Benchmarks;

/// <summary>
/// All models from loaded claims and remittances, beside the same selects as bare tables: one after another by all of the
/// engine's threads, without checks, counts or publishing. Each step is a process of its own.
/// </summary>
internal static class BuildBenchmark
{
    private const int Practices = 4;
    private const int Months = 24;
    private static readonly string[] Steps = ["load", "build", "bare", "day", "again"];

    /// <param name="kept">Where files and warehouse stay for another look; null for a folder that is deleted.</param>
    public static int Run(int claims, string? kept)
    {
        var folder = kept is null ? Directory.CreateTempSubdirectory("rcm-benchmark-").FullName : Directory.CreateDirectory(kept).FullName;
        try
        {
            WriteFiles(folder, claims);
            var seconds = Steps.ToDictionary(step => step, step => StepProcess.Run("build-step", step, folder));
            Console.WriteLine($"build / the same selects as bare tables: {seconds["build"] / seconds["bare"]:0.00}");
            Console.WriteLine($"a day's files and a build / build: {(seconds["day"] + seconds["again"]) / seconds["build"]:0.00}");
            return 0;
        }
        finally
        {
            if (kept is null)
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }

    public static async Task<int> RunStepAsync(string step, string folder)
    {
        await using var warehouse = DuckDbWarehouse.Open(new DuckDbOptions { Path = Path.Combine(folder, "rcm.duckdb") });
        return await StepProcess.MeasureAsync(step, () => step switch
        {
            "load" => LoadAsync(warehouse, Path.Combine(folder, "before")),
            "day" => LoadAsync(warehouse, Path.Combine(folder, "day")),
            "bare" => BareAsync(warehouse),
            _ => BuildAsync(warehouse),
        });
    }

    private static string SqlFolder => Path.Combine(AppContext.BaseDirectory, "sql");

    private static async Task LoadAsync(DuckDbWarehouse warehouse, string folder)
    {
        using var keys = new PatientKeys(new byte[32]);
        using var loader = new FileLoader(warehouse, new IngestOptions { Keys = keys, Time = TimeProvider.System });
        foreach (var path in Directory.GetFiles(folder).Order(StringComparer.Ordinal))
        {
            await loader.LoadAsync(path, CancellationToken.None);
        }
    }

    private static async Task BuildAsync(DuckDbWarehouse warehouse)
    {
        var report = await WarehouseBuilder.BuildAsync(warehouse, SqlFolder, new BuildOptions(), CancellationToken.None);
        var folders = Directory.EnumerateFiles(SqlFolder, "*.sql", SearchOption.AllDirectories)
            .ToDictionary(path => Path.GetFileNameWithoutExtension(path), path => Path.GetRelativePath(SqlFolder, Path.GetDirectoryName(path)!));
        foreach (var folder in report.Models.GroupBy(model => folders[model.Name]).OrderByDescending(Seconds))
        {
            Console.WriteLine($"{Seconds(folder),8:0.0} {folder.Key}");
            foreach (var model in folder.OrderByDescending(model => model.Duration).Take(5))
            {
                Console.WriteLine($"{model.Duration.TotalSeconds,16:0.00} {model.Name}, {model.Rows:#,0} rows");
            }
        }

        static double Seconds(IEnumerable<BuiltModel> models) => models.Sum(model => model.Duration.TotalSeconds);
    }

    // They read the figures that the build before published, so that their inputs are the same.
    private static async Task BareAsync(DuckDbWarehouse warehouse)
    {
        foreach (var path in Directory.EnumerateFiles(SqlFolder, "*.sql", SearchOption.AllDirectories))
        {
            var yml = Path.ChangeExtension(path, ".yml");
            if (File.Exists(yml) && !(await File.ReadAllTextAsync(yml)).Contains("materialized: view", StringComparison.Ordinal))
            {
                var name = Path.GetFileNameWithoutExtension(path);
                await warehouse.ExecuteAsync($"create table bare_{name} as {await File.ReadAllTextAsync(path)}", CancellationToken.None);
            }
        }
    }

    /// <summary>Claims, remittances and acknowledgements of a month in one file each; those of the last day, and the rest, apart.</summary>
    private static void WriteFiles(string folder, int claims)
    {
        var options = new SimulationOptions { Claims = claims, Practices = Practices, Months = Months };
        var lastDay = options.End.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
        Directory.CreateDirectory(Path.Combine(folder, "before"));
        Directory.CreateDirectory(Path.Combine(folder, "day"));
        foreach (var file in Simulation.Run(options))
        {
            var parts = file.Path.Split('/');
            if (parts[0] == "x12")
            {
                var day = parts[2][..8];
                var target = day == lastDay ? Path.Combine("day", parts[1]) : Path.Combine("before", $"{parts[1]}-{day[..6]}");
                File.AppendAllText(Path.Combine(folder, target + ".edi"), file.Text);
            }
            else if (parts[0] is "contracts" or "reference")
            {
                File.AppendAllText(Path.Combine(folder, "before", parts[1]), file.Text);
            }
        }
    }
}
