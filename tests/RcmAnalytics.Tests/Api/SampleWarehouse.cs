using RcmAnalytics.Api.Loads;
using RcmAnalytics.Ingest;
using RcmAnalytics.Simulator;
using RcmAnalytics.Transform;
using RcmAnalytics.Warehouse;

namespace RcmAnalytics.Tests.Api;

/// <summary>
/// Two invented practices over fifteen months, simulated, loaded and built as a user's files would be: enough claims that
/// every tile of a page has something to show.
/// </summary>
internal static class SampleWarehouse
{
    public static readonly DateOnly AsOf = new(2026, 3, 31);

    private static readonly SimulationOptions Practices = new() { Claims = 2600, Practices = 2, Seed = 3 };

    /// <summary>Fills an empty warehouse.</summary>
    public static async Task FillAsync(IWarehouse warehouse, CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("rcm-sample-");
        try
        {
            using var keys = new PatientKeys(new byte[32]);
            var loader = new FileLoader(warehouse, new IngestOptions { Keys = keys, Time = TimeProvider.System });
            // All files of a kind in one, as an archive would be: a transaction each would cost most of the time.
            foreach (var kind in Simulation.Run(Practices).Where(IsLoaded).GroupBy(file => Path.GetDirectoryName(file.Path)))
            {
                var path = Path.Combine(folder.FullName, $"{kind.Key!.Replace('/', '-')}.txt");
                await File.WriteAllTextAsync(path, string.Concat(kind.Select(file => file.Text)), cancellation);
                await loader.LoadAsync(path, cancellation);
            }

            await WarehouseBuilder.BuildAsync(
                warehouse, Path.Combine(AppContext.BaseDirectory, "sql"), new BuildOptions(), cancellation);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static bool IsLoaded(SimulatedFile file) =>
        file.Path.StartsWith("x12/", StringComparison.Ordinal) || file.Path.StartsWith("contracts/", StringComparison.Ordinal);
}
