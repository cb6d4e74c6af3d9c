using System.CommandLine;
using RcmAnalytics.Ingest;
using RcmAnalytics.Metrics;
using RcmAnalytics.Reports.Packs;
using RcmAnalytics.Warehouse;

namespace RcmAnalytics.Cli.Commands;

/// <summary>Says what is configured, what is wrong, and what to do about it.</summary>
internal static class DoctorCommand
{
    public static Command Create(CommandContext context)
    {
        var command = new Command("doctor", "What is configured, what is wrong, what to do");
        command.SetAction((parsed, cancellation) => RunAsync(context, parsed, cancellation));
        return command;
    }

    private static async Task<int> RunAsync(CommandContext context, ParseResult parsed, CancellationToken cancellation)
    {
        var wrong = 0;
        void Tell(bool isGood, string what, string? remedy = null)
        {
            wrong += isGood ? 0 : 1;
            context.Terminal.Output.WriteLine($"{(isGood ? "ok   " : "WRONG")} {what}{(isGood || remedy is null ? "" : $"\n      -> {remedy}")}");
        }

        var path = context.WarehousePath(parsed);
        Tell(true, $"warehouse path {Path.GetFullPath(path)}");
        Try(() => Tell(true, $"{MetricCatalog.Load(context.SqlFolder).List().Count} metrics in {context.SqlFolder}"));
        Try(() => Tell(true, $"{PackCatalog.Load(context.DashboardsFolder).List().Count} packs in {context.DashboardsFolder}"));
        var web = Path.Combine(AppContext.BaseDirectory, "wwwroot", "index.html");
        Tell(File.Exists(web), "web pages are built", "install Node 20 or later and build again: dotnet build src/RcmAnalytics.Cli");
        Tell(File.Exists(path), "the warehouse exists", "rcm load FILE…  or  rcm demo");
        if (File.Exists(path))
        {
            var key = PatientKeys.FileOf(path);
            Tell(File.Exists(key), "the patient key stands beside it", $"restore {key} from a backup: without it new patients cannot be told to be known ones");
            await TryAsync(async () =>
            {
                await using var warehouse = context.OpenExisting(parsed);
                var loads = await warehouse.ReadAsync(
                    "select count(*), count(*) filter (where status = 'refused'), coalesce(sum(error_count), 0) from raw.loads", [], cancellation);
                var counts = loads.Rows[0];
                Tell(true, $"{counts[0]} files loaded or refused");
                Tell(counts[1] is 0L, $"{counts[1]} files refused", "rcm loads, then rcm issues FILE");
                Tell(true, $"{counts[2]} values could not be read (rcm issues)");
                var built = await warehouse.ReadAsync("select as_of_date from run_context", [], cancellation);
                Tell(built.Rows.Count == 1, "the models are built", "rcm build");
            });
        }

        return wrong == 0 ? 0 : CommandLine.Failed;

        void Try(Action look) => TryAsync(() =>
        {
            look();
            return Task.CompletedTask;
        }).GetAwaiter().GetResult();

        async Task TryAsync(Func<Task> look)
        {
            try
            {
                await look();
            }
            catch (Exception found) when (found is WarehouseException or MetricException or IOException)
            {
                Tell(false, found.Message);
            }
        }
    }
}
