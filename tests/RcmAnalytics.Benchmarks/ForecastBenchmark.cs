using System.Globalization;
using RcmAnalytics.Api.Loads;
using RcmAnalytics.Ingest;
using RcmAnalytics.Simulator;
using RcmAnalytics.Transform;
using RcmAnalytics.Warehouse;

namespace RcmAnalytics.Benchmarks;

/// <summary>
/// The forecast of a quarter that is held out, beside what then came: 24 months of five practices, built as of the end of
/// the 21st. What came is told by the simulator, not by the models.
/// </summary>
internal static class ForecastBenchmark
{
    private const int Months = 24;
    private const int HeldOut = 3;

    private sealed record Line(ulong Seed, string Practice, decimal Forecast, decimal Weeks, decimal Actual, int InBand, int Banded)
    {
        public decimal Error => Off(Forecast, Actual);

        public decimal WeeksError => Off(Weeks, Actual);
    }

    public static async Task<int> RunAsync(int seeds, int claims, ulong first)
    {
        List<Line> lines = [];
        Console.WriteLine("| seed | practice | forecast | actual | error | by weeks | error | months in the band |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|");
        for (var seed = first; seed < first + (ulong)seeds; seed++)
        {
            foreach (var line in await SeedAsync(new SimulationOptions { Claims = claims, Practices = 5, Months = Months, Seed = seed }))
            {
                lines.Add(line);
                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"| {line.Seed} | {line.Practice} | {line.Forecast:#,0} | {line.Actual:#,0} | {line.Error:+0.0 %;-0.0 %} | {line.Weeks:#,0} | {line.WeeksError:+0.0 %;-0.0 %} | {line.InBand} of {line.Banded} |"));
            }
        }

        Console.WriteLine();
        Sum("Months", [.. lines.Select(line => line.Error)]);
        Sum("Weeks", [.. lines.Select(line => line.WeeksError)]);
        var banded = lines.Sum(line => line.Banded);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"In the 80 % band: {lines.Sum(line => line.InBand)} of {banded} practice-months, {(decimal)lines.Sum(line => line.InBand) / Math.Max(1, banded):0.0 %}"));
        return 0;
    }

    private static void Sum(string what, List<decimal> errors)
    {
        var spread = Math.Sqrt((double)errors.Average(error => error * error));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{what}: {errors.Count(error => Math.Abs(error) <= 0.1m)} of {errors.Count} quarters within 10 %, mean error {errors.Average():+0.0 %;-0.0 %}, root mean square {spread:0.0 %}, worst {errors.MaxBy(Math.Abs):+0.0 %;-0.0 %}"));
    }

    private static async Task<List<Line>> SeedAsync(SimulationOptions options)
    {
        var asOf = options.Start.AddMonths(Months - HeldOut).AddDays(-1);
        var folder = Directory.CreateTempSubdirectory("rcm-forecast-").FullName;
        try
        {
            var payments = await WriteAsync(options, folder);
            await using var warehouse = DuckDbWarehouse.Open(new DuckDbOptions { Path = Path.Combine(folder, "warehouse.duckdb") });
            using var keys = new PatientKeys(new byte[32]);
            using var loader = new FileLoader(warehouse, new IngestOptions { Keys = keys, Time = TimeProvider.System });
            foreach (var path in Directory.GetFiles(folder, "*.txt").Order(StringComparer.Ordinal))
            {
                await loader.LoadAsync(path, CancellationToken.None);
            }

            await WarehouseBuilder.BuildAsync(
                warehouse, Path.Combine(AppContext.BaseDirectory, "sql"), new BuildOptions { AsOf = AsOf.On(asOf) }, CancellationToken.None);
            return await CompareAsync(warehouse, options.Seed, payments);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>All files of a kind in one, as an archive would be; gives what the practices' books took in by practice and month.</summary>
    private static async Task<Dictionary<(string Practice, DateOnly Month), decimal>> WriteAsync(SimulationOptions options, string folder)
    {
        Dictionary<(string, DateOnly), decimal> payments = [];
        foreach (var file in Simulation.Run(options))
        {
            if (file.Path == "truth/books.csv")
            {
                foreach (var cells in file.Text.Split('\n').Select(line => line.Split(',')).Where(cells => cells[0] == "payments"))
                {
                    var key = (cells[2], DateOnly.Parse(cells[1], CultureInfo.InvariantCulture));
                    payments[key] = payments.GetValueOrDefault(key) + decimal.Parse(cells[4], CultureInfo.InvariantCulture);
                }
            }
            else if (Kind(file.Path) is { } kind)
            {
                await File.AppendAllTextAsync(Path.Combine(folder, $"{kind.Replace('/', '-')}.txt"), file.Text);
            }
        }

        return payments;
    }

    private static string? Kind(string path) => path.Split('/')[0] switch
    {
        "truth" or "faults" => null,
        "x12" => Path.GetDirectoryName(path),
        "pm" or "bank" => path[..path.LastIndexOf('_')],
        _ => path,
    };

    private static async Task<List<Line>> CompareAsync(
        DuckDbWarehouse warehouse, ulong seed, Dictionary<(string Practice, DateOnly Month), decimal> payments)
    {
        const string sql = """
            select
                forecasts.practice_id, practices.practice_name, forecasts.period_kind, forecasts.period_date,
                sum(forecasts.forecast_amount), sum(forecasts.low_amount), sum(forecasts.high_amount)
            from fct_cash_forecast as forecasts
            inner join run_context on forecasts.snapshot_date = run_context.as_of_date
            inner join dim_practices as practices on forecasts.practice_id = practices.practice_id
            where forecasts.period_kind = 'week' or forecasts.period_number <= 3
            group by all order by all
            """;
        var result = await warehouse.ReadAsync(sql, [], CancellationToken.None);
        List<Line> lines = [];
        foreach (var practice in result.Rows.GroupBy(row => ((string)row[0]!, (string)row[1]!)))
        {
            var months = practice.Where(row => (string)row[2]! == "month").ToList();
            var actuals = months.ConvertAll(row => payments.GetValueOrDefault((practice.Key.Item1, (DateOnly)row[3]!)));
            var banded = months.Zip(actuals).Where(pair => pair.First[5] is not null).ToList();
            lines.Add(new Line(
                seed,
                practice.Key.Item2,
                months.Sum(row => (decimal)row[4]!),
                // 91 days of the quarter's 92.
                practice.Where(row => (string)row[2]! == "week").Sum(row => (decimal)row[4]!),
                actuals.Sum(),
                banded.Count(pair => pair.Second >= (decimal)pair.First[5]! && pair.Second <= (decimal)pair.First[6]!),
                banded.Count));
        }

        return lines;
    }

    private static decimal Off(decimal forecast, decimal actual) => actual == 0 ? 0 : (forecast / actual) - 1;
}
