using System.CommandLine;
using RcmAnalytics.Ingest;

namespace RcmAnalytics.Cli.Commands;

internal static class DemoCommand
{
    public static Command Create(CommandContext context)
    {
        var port = new Option<int>("--port") { Description = "Where to serve on this machine", DefaultValueFactory = _ => 5100 };
        var noServe = new Option<bool>("--no-serve") { Description = "Make the warehouse and stop" };
        var command = new Command("demo", "Make a warehouse from the invented sample data, build it and serve it") { port, noServe };
        command.SetAction(async (parsed, cancellation) =>
        {
            var samples = SampleFolder();
            using var keys = context.OpenKeys(parsed);
            await using var warehouse = context.OpenToWrite(parsed);
            var options = new IngestOptions { Keys = keys, Time = context.Time };
            var files = FilePaths.Expand([samples], context.SayPassedOver, context.SaySkipped).Where(path => IsLoaded(Path.GetRelativePath(samples, path))).ToList();
            var exit = await LoadCommand.LoadAsync(
                context, warehouse, files, options, new LoadArguments { LeavesModels = true }, cancellation);
            if (exit == 0)
            {
                exit = await BuildCommands.BuildAsync(context, warehouse, new BuildArguments(), cancellation);
            }

            if (exit != 0 || parsed.GetValue(noServe))
            {
                context.Terminal.Say($"The warehouse is {context.WarehousePath(parsed)}. Ask it: rcm metric initial_denial_rate --by payer");
                return exit;
            }

            await ServeCommand.ServeAsync(
                context, warehouse, parsed, [$"http://127.0.0.1:{parsed.GetValue(port)}"], cancellation);
            return 0;
        });
        return command;
    }

    // bad/ holds files that are meant to fail.
    private static bool IsLoaded(string path) =>
        !path.StartsWith($"bad{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
        && Path.GetExtension(path) is ".edi" or ".csv";

    private static string SampleFolder()
    {
        var beside = Path.Combine(AppContext.BaseDirectory, "sample-data");
        return Directory.Exists(beside)
            ? beside
            : throw new DirectoryNotFoundException($"The sample data was expected in {beside}; the folder is not there.");
    }
}
