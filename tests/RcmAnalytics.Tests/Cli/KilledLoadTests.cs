using System.Diagnostics;
using RcmAnalytics.Tests.Ingest;
using RcmAnalytics.Warehouse;

namespace RcmAnalytics.Tests.Cli;

/// <summary>A load that is killed at any moment loses at most the file in flight, which loads again.</summary>
public sealed class KilledLoadTests : IDisposable
{
    private const int Kills = 50;

    private readonly string _folder = Directory.CreateTempSubdirectory("rcm-tests-").FullName;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Load_KilledFiftyTimes_HasEveryFileExactlyOnce()
    {
        var random = new Random(20250301);
        var whole = Path.Combine(_folder, "whole", "rcm.duckdb");
        var watch = Stopwatch.StartNew();
        using (var undisturbed = Start(whole))
        {
            await undisturbed.WaitForExitAsync(Cancellation);
        }

        // Kills come at any moment of a load, however fast the machine is just now.
        var longest = (int)watch.ElapsedMilliseconds;
        var warehouse = Path.Combine(_folder, "killed", "rcm.duckdb");
        var killed = 0;
        var partial = 0;
        while (killed < Kills)
        {
            MakeRoom(warehouse, whole);
            using var load = Start(warehouse);
            if (load.WaitForExit(random.Next(longest / 4, longest)))
            {
                // All files are in: begin anew, so that each kill hits a load.
                Directory.Delete(Path.GetDirectoryName(warehouse)!, recursive: true);
                continue;
            }

            load.Kill();
            await load.WaitForExitAsync(Cancellation);
            killed++;
            partial += await CountAsync(warehouse) > 0 ? 1 : 0;
        }

        using (var last = Start(warehouse))
        {
            await last.WaitForExitAsync(Cancellation);
            last.ExitCode.ShouldBe(0);
        }

        partial.ShouldBeGreaterThan(0, "some kills were to come while files were being loaded");
        var rows = await DumpAsync(warehouse);
        rows.Count.ShouldBeGreaterThan(5_000);
        rows.ShouldBe(await DumpAsync(whole));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>The same secret on both sides, so that rows can be compared.</summary>
    private static void MakeRoom(string warehouse, string whole)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(warehouse)!);
        File.Copy(Path.ChangeExtension(whole, ".key"), Path.ChangeExtension(warehouse, ".key"), overwrite: true);
    }

    private static Process Start(string warehouse) => Process.Start(new ProcessStartInfo("dotnet")
    {
        ArgumentList =
        {
            Path.Combine(AppContext.BaseDirectory, "rcm.dll"), "load", Repo.Path("sample-data/x12/835"), "--no-build", "--warehouse", warehouse,
        },
        RedirectStandardError = true,
        RedirectStandardOutput = true,
    })!;

    private static async Task<long> CountAsync(string warehouse)
    {
        if (!File.Exists(warehouse))
        {
            return 0;
        }

        await using var engine = DuckDbWarehouse.Open(new DuckDbOptions { Path = warehouse });
        var tables = await engine.ReadAsync(
            "select count(*) from information_schema.tables where table_schema = 'raw' and table_name = 'loads'", [], Cancellation);
        return (long)tables.Rows[0][0]! == 0
            ? 0
            : (long)(await engine.ReadAsync("select count(*) from raw.loads", [], Cancellation)).Rows[0][0]!;
    }

    private static async Task<List<string>> DumpAsync(string warehouse)
    {
        await using var engine = DuckDbWarehouse.Open(new DuckDbOptions { Path = warehouse });
        return await LoadFaultTests.DumpAsync(engine);
    }
}
