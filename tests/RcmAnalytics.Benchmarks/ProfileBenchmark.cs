using System.Diagnostics;
using System.Text;
using RcmAnalytics.Api.Loads;
using RcmAnalytics.Ingest;
using RcmAnalytics.Warehouse;

namespace RcmAnalytics.Benchmarks;

/// <summary>Charges as CSV through a profile, beside a bare typed <c>read_csv</c> into the same table: the least a load must do.</summary>
internal static class ProfileBenchmark
{
    private const int Runs = 3;

    /// <summary>Columns of the file, where each goes, and its type.</summary>
    private static readonly (string Source, string Target, string Type)[] Columns =
    [
        ("charge_id", "charge_id", "varchar"), ("claim_id", "claim_id", "varchar"), ("service_from_date", "service_from_date", "date"),
        ("service_to_date", "service_to_date", "date"), ("posted_date", "posted_date", "date"), ("procedure_code", "procedure_code", "varchar"),
        ("modifier_1", "modifier_1", "varchar"), ("place_of_service", "place_of_service_code", "varchar"), ("units", "units", "decimal(18, 4)"),
        ("charge_amount", "charge_amount", "decimal(18, 2)"), ("paid_amount", "paid_amount", "decimal(18, 2)"),
        ("balance", "balance_amount", "decimal(18, 2)"), ("provider_npi", "provider_npi", "varchar"), ("payer_name", "payer_name", "varchar"),
        ("status", "status", "varchar"),
    ];

    public static async Task<int> RunAsync(int megabytes)
    {
        var folder = Directory.CreateTempSubdirectory("rcm-benchmark-").FullName;
        try
        {
            var path = Path.Combine(folder, "charges.csv");
            WriteFile(path, megabytes);
            List<(double Seconds, double Cpu)> bare = [];
            List<(double Seconds, double Cpu)> mapped = [];
            List<(double Seconds, double Cpu)> read = [];
            for (var run = 0; run < Runs; run++)
            {
                read.Add(await MeasureAsync(() => ReadAsync(path)));
                bare.Add(await MeasureAsync(() => BareAsync(path, Path.Combine(folder, $"bare{run}.duckdb"))));
                mapped.Add(await MeasureAsync(() => MappedAsync(path, Path.Combine(folder, $"mapped{run}.duckdb"))));
            }

            Console.WriteLine($"{new FileInfo(path).Length / 1e6:0} MB of charges, {Columns.Length} columns, best of {Runs}");
            Console.WriteLine($"{"",-24}{"seconds",10}{"CPU-s",10}");
            Print("bare typed read_csv", bare);
            Print("profile, rows read", read);
            Print("profile, loaded", mapped);
            Console.WriteLine($"ratio {bare.Min(run => run.Seconds) / mapped.Min(run => run.Seconds):0.00}, of CPU {bare.Min(run => run.Cpu) / mapped.Min(run => run.Cpu):0.00}");
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Print(string name, List<(double Seconds, double Cpu)> runs) =>
        Console.WriteLine($"{name,-24}{runs.Min(run => run.Seconds),10:0.00}{runs.Min(run => run.Cpu),10:0.00}");

    private static async Task<(double Seconds, double Cpu)> MeasureAsync(Func<Task> work)
    {
        using var process = Process.GetCurrentProcess();
        var cpu = process.TotalProcessorTime;
        var watch = Stopwatch.StartNew();
        await work();
        process.Refresh();
        return (watch.Elapsed.TotalSeconds, (process.TotalProcessorTime - cpu).TotalSeconds);
    }

    private static Task ReadAsync(string path)
    {
        using var keys = new PatientKeys(new byte[32]);
        var file = SourceFile.Open(path);
        foreach (var (_, batch) in FileReader.Read(file, new IngestOptions { Keys = keys, Time = TimeProvider.System }, new LoadReport()))
        {
            batch.Dispose();
        }

        return Task.CompletedTask;
    }

    private static async Task MappedAsync(string path, string database)
    {
        await using var warehouse = DuckDbWarehouse.Open(new DuckDbOptions { Path = database });
        using var keys = new PatientKeys(new byte[32]);
        using var loader = new FileLoader(warehouse, new IngestOptions { Keys = keys, Time = TimeProvider.System });
        var result = await loader.LoadAsync(path, CancellationToken.None);
        if (result.Report.IssueCount > 0)
        {
            throw new InvalidOperationException($"{result.Report.IssueCount} issues: {result.Report.Issues[0].Message}");
        }
    }

    private static async Task BareAsync(string path, string database)
    {
        await using var warehouse = DuckDbWarehouse.Open(new DuckDbOptions { Path = database });
        var table = new MappedTable(TableContract.Find("pm_charges")!).Rows;
        using (var empty = table.ToBatch())
        {
            await warehouse.LoadAsync([("pm_charges", empty)], CancellationToken.None);
        }

        var types = string.Join(", ", Columns.Select(column => $"'{column.Source}': '{column.Type}'"));
        var values = table.Schema.FieldsList.Select(field => field.Name switch
        {
            "load_id" => "'0123456789abcdef'",
            "practice_id" => "'unassigned'",
            "source_system" => "'generic'",
            "profile" => "'charges'",
            "profile_version" => "1",
            "load_mode" => "'increment'",
            "row_key" => "charge_id",
            "status_as_sent" => "status",
            var name => Columns.FirstOrDefault(column => column.Target == name).Source ?? "null",
        });
        await warehouse.ExecuteAsync(
            $"insert into raw.pm_charges select {string.Join(", ", values)} from read_csv('{path}', header = true, columns = {{{types}}})",
            CancellationToken.None);
    }

    private static void WriteFile(string path, int megabytes)
    {
        string[] procedures = ["99213", "99214", "93000", "80053", "36415", "97110"];
        string[] payers = ["INVENTED HEALTH", "\"SAMPLE MUTUAL, INC\"", "EXAMPLE CARE"];
        using var text = new StreamWriter(path, append: false, new UTF8Encoding(false), 1 << 16);
        text.NewLine = "\n";
        text.WriteLine(string.Join(',', Columns.Select(column => column.Source)));
        for (var row = 0; text.BaseStream.Position < megabytes * 1_000_000L; row++)
        {
            var day = new DateOnly(2024, 1, 1).AddDays(row % 700);
            var charge = 5000 + (row * 37 % 40000);
            text.WriteLine(
                $"CH{row:00000000},CLM{row / 3:0000000},{day:yyyy-MM-dd},{day:yyyy-MM-dd},{day.AddDays(3):yyyy-MM-dd},{procedures[row % 6]},"
                + $"{(row % 5 == 0 ? "25" : "")},11,{1 + (row % 3)},{charge / 100m:0.00},{charge / 200m:0.00},{charge / 300m:0.00},1234567893,"
                + $"{payers[row % 3]},billed");
        }
    }
}
