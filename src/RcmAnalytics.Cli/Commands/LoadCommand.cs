using System.CommandLine;
using RcmAnalytics.Api.Loads;
using RcmAnalytics.Ingest;
using RcmAnalytics.Warehouse;

namespace RcmAnalytics.Cli.Commands;

internal static class LoadCommand
{
    public static Command Create(CommandContext context)
    {
        var paths = new Argument<string[]>("PATH") { Description = "Files or folders", Arity = ArgumentArity.OneOrMore };
        var practice = new Option<string?>("--practice") { Description = "The practice, whatever the files say", HelpName = "ID" };
        var profile = new Option<string?>("--profile") { Description = "A profile (rcm profile list), or x12; by default the content tells", HelpName = "NAME" };
        var dryRun = new Option<bool>("--dry-run") { Description = "Read everything, write nothing" };
        var noBuild = new Option<bool>("--no-build") { Description = "Leave the models as they are" };
        var command = new Command("load", "Load files; the same content twice changes nothing")
        {
            paths, practice, profile, dryRun, noBuild,
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            List<string> files = [.. FilePaths.Expand(parsed.GetRequiredValue(paths))];
            var isDry = parsed.GetValue(dryRun);
            using var keys = isDry ? new PatientKeys(new byte[32]) : context.OpenKeys(parsed);
            var options = new IngestOptions
            {
                PracticeId = parsed.GetValue(practice),
                Profile = parsed.GetValue(profile),
                Profiles = context.LoadProfiles(parsed),
                Keys = keys,
                Time = context.Time,
            };
            if (isDry)
            {
                return await LoadAllAsync(
                    context, files, (path, progress) => Task.FromResult(Read(path, options with { Progress = progress })));
            }

            await using var warehouse = context.OpenToWrite(parsed);
            return await LoadAsync(context, warehouse, files, options, parsed.GetValue(noBuild), cancellation);
        });
        return command;
    }

    /// <summary>Loads files and builds the models when any was new.</summary>
    public static async Task<int> LoadAsync(
        CommandContext context,
        IWarehouse warehouse,
        IReadOnlyList<string> files,
        IngestOptions options,
        bool noBuild,
        CancellationToken cancellation)
    {
        Action<long>? show = null;
        var loader = new FileLoader(warehouse, options with { Progress = bytes => show?.Invoke(bytes) });
        var loaded = 0;
        var exit = await LoadAllAsync(context, files, async (path, progress) =>
        {
            show = progress;
            var result = await loader.LoadAsync(path, cancellation);
            loaded += result.Status == LoadStatus.Loaded ? 1 : 0;
            return result;
        });
        if (loaded == 0 || noBuild)
        {
            return exit;
        }

        var built = await BuildCommands.BuildAsync(context, warehouse, new BuildArguments(), cancellation);
        return built == 0 ? exit : built;
    }

    private static async Task<int> LoadAllAsync(
        CommandContext context, IReadOnlyList<string> files, Func<string, Action<long>, Task<LoadResult>> load)
    {
        var counts = new Dictionary<LoadStatus, int>();
        var issues = 0;
        await context.Terminal.WithProgressAsync($"Loading {files.Count} files", async report =>
        {
            var sizes = files.Select(file => new FileInfo(file).Length).ToList();
            var total = Math.Max(sizes.Sum(), 1);
            var done = 0L;
            for (var index = 0; index < files.Count; index++)
            {
                var what = $"Loading {index + 1} of {files.Count}";
                report((double)done / total, what);
                var result = await load(files[index], bytes => report((double)(done + bytes) / total, what));
                done += sizes[index];
                counts[result.Status] = counts.GetValueOrDefault(result.Status) + 1;
                issues += result.Report.IssueCount;
                if (result.Status == LoadStatus.Refused)
                {
                    context.Terminal.Say($"{result.File.Name}: refused. {result.Report.Refusal}");
                }
            }

            return true;
        });
        context.Terminal.Say(
            $"{counts.GetValueOrDefault(LoadStatus.Loaded)} loaded, {counts.GetValueOrDefault(LoadStatus.AlreadyLoaded)} "
            + $"known already, {counts.GetValueOrDefault(LoadStatus.Refused)} refused, {issues} issues"
            + (issues > 0 ? " (rcm issues)" : ""));
        return counts.GetValueOrDefault(LoadStatus.Refused) > 0 ? CommandLine.Failed : 0;
    }

    private static LoadResult Read(string path, IngestOptions options)
    {
        var file = SourceFile.Open(path);
        var report = new LoadReport();
        try
        {
            foreach (var (_, batch) in FileReader.Read(file, options, report))
            {
                batch.Dispose();
            }

            return new LoadResult(file, LoadStatus.Loaded, report);
        }
        catch (Exception refused) when (FileReader.IsRefusal(refused))
        {
            foreach (var (_, batch) in FileReader.Refuse(file, options, report, refused))
            {
                batch.Dispose();
            }

            return new LoadResult(file, LoadStatus.Refused, report);
        }
    }
}
