using System.CommandLine;
using RcmAnalytics.Api.Loads;
using RcmAnalytics.Cli.Commands;
using RcmAnalytics.Metrics;
using RcmAnalytics.Transform;
using RcmAnalytics.Warehouse;

namespace RcmAnalytics.Cli;

/// <summary>The commands of <c>rcm</c>. Exit code 0 is done, 1 failed, 2 wrong usage.</summary>
internal static class CommandLine
{
    public const int Failed = 1;

    public const int WrongUsage = 2;

    public static async Task<int> RunAsync(string[] args, Terminal terminal, TimeProvider time)
    {
        var parsed = Root(new CommandContext(terminal, time)).Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
            {
                terminal.Say(error.Message);
            }

            terminal.Say("Try: rcm --help");
            return WrongUsage;
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration
            {
                EnableDefaultExceptionHandler = false,
                Output = terminal.Output,
                Error = terminal.Messages,
            });
        }
        catch (MetricException wrong)
        {
            terminal.Say(wrong.Message);
            return WrongUsage;
        }
        catch (Exception failed) when (failed is WarehouseException or TransformException or IOException or UnauthorizedAccessException
            or InvalidDataException or AmbiguousLoadException)
        {
            terminal.Say(failed.Message);
            return Failed;
        }
        catch (OperationCanceledException)
        {
            terminal.Say("Stopped.");
            return Failed;
        }
    }

    private static RootCommand Root(CommandContext context) => new("Analytics for medical billing: load, build, ask.")
    {
        context.WarehouseOption,
        DemoCommand.Create(context),
        InspectCommand.Create(context),
        LoadCommand.Create(context),
        ProfileCommands.Create(context),
        LedgerCommands.CreateLoads(context),
        LedgerCommands.CreateIssues(context),
        LedgerCommands.CreateUnload(context),
        BuildCommands.CreateBuild(context),
        BuildCommands.CreateCheck(context),
        MetricCommands.CreateMetric(context),
        MetricCommands.CreateMetrics(context),
        MoveCommand.Create(context),
        BenchmarkCommands.CreateBenchmarks(context),
        BenchmarkCommands.CreatePeers(context),
        CloseCommands.CreateClose(context),
        CloseCommands.CreateReopen(context),
        CloseCommands.CreateClosed(context),
        CloseCommands.CreateRestated(context),
        ClaimCommand.Create(context),
        QueryCommands.CreateQuery(context),
        QueryCommands.CreateExport(context),
        ReportCommands.CreateChart(context),
        ReportCommands.CreatePack(context),
        SimulateCommand.Create(context),
        ServeCommand.Create(context),
        DoctorCommand.Create(context),
    };
}
