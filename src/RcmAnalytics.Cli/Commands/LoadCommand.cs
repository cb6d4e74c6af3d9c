using System.CommandLine;
using RcmAnalytics.Api.Loads;
using RcmAnalytics.Ingest;
using RcmAnalytics.Warehouse;

namespace RcmAnalytics.Cli.Commands;

/// <summary>How files are loaded; the defaults are those of <c>rcm load</c> without options.</summary>
internal sealed record LoadArguments
{
    /// <summary>A file takes the place of the load of the same name.</summary>
    public bool Replaces { get; init; }

    /// <summary>Nothing is built.</summary>
    public bool LeavesModels { get; init; }
}

internal static class LoadCommand
{
    public static Command Create(CommandContext context)
    {
        var paths = new Argument<string[]>("PATH") { Description = "Files or folders", Arity = ArgumentArity.OneOrMore };
        var practice = new Option<string?>("--practice") { Description = "The practice, whatever the files say", HelpName = "ID" };
        var profile = new Option<string?>("--profile") { Description = "A profile (rcm profile list), or x12; by default the content tells", HelpName = "NAME" };
        var dryRun = new Option<bool>("--dry-run") { Description = "Read everything, write nothing" };
        var replace = new Option<bool>("--replace") { Description = "A file takes the place of the load of the same name" };
        var noBuild = new Option<bool>("--no-build") { Description = "Leave the models as they are" };
        var command = new Command("load", "Load files; the same content twice changes nothing")
        {
            paths, practice, profile, dryRun, replace, noBuild,
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            List<string> files = [.. FilePaths.Expand(parsed.GetRequiredValue(paths), context.SayPassedOver, context.SaySkipped)];
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
            var arguments = new LoadArguments { Replaces = parsed.GetValue(replace), LeavesModels = parsed.GetValue(noBuild) };
            return await LoadAsync(context, warehouse, files, options, arguments, cancellation);
        });
        return command;
    }

    /// <summary>Loads files and builds the models when any was new.</summary>
    public static async Task<int> LoadAsync(
        CommandContext context,
        IWarehouse warehouse,
        IReadOnlyList<string> files,
        IngestOptions options,
        LoadArguments arguments,
        CancellationToken cancellation)
    {
        Action<long>? show = null;
        using var loader = new FileLoader(warehouse, options with { Progress = bytes => show?.Invoke(bytes) })
        {
            Replaces = arguments.Replaces,
        };
        var loaded = 0;
        var exit = await LoadAllAsync(context, files, async (path, progress) =>
        {
            show = progress;
            var result = await loader.LoadAsync(path, cancellation);
            loaded += result.Status == LoadStatus.Loaded ? 1 : 0;
            return result;
        });
        if (loaded == 0 || arguments.LeavesModels)
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
        var failed = 0;
        await context.Terminal.WithProgressAsync($"Loading {files.Count} files", async report =>
        {
            var sizes = files.Select(SizeOf).ToList();
            var total = Math.Max(sizes.Sum(), 1);
            var done = 0L;
            for (var index = 0; index < files.Count; index++)
            {
                var what = $"Loading {index + 1} of {files.Count}";
                report((double)done / total, what);
                try
                {
                    var result = await load(files[index], bytes => report((double)(done + bytes) / total, what));
                    counts[result.Status] = counts.GetValueOrDefault(result.Status) + 1;
                    issues += result.Report.IssueCount;
                    if (result.Status == LoadStatus.Refused)
                    {
                        context.Terminal.Say($"{result.File.Name}: refused. {result.Report.Refusal}");
                    }
                }
                catch (Exception unread) when (unread is IOException or UnauthorizedAccessException or AmbiguousLoadException)
                {
                    // One file that cannot be had does not keep the others out.
                    failed++;
                    context.Terminal.Say($"{Path.GetFileName(files[index])}: not loaded. {unread.Message}");
                }

                done += sizes[index];
            }

            return true;
        });
        context.Terminal.Say(
            $"{counts.GetValueOrDefault(LoadStatus.Loaded)} loaded, {counts.GetValueOrDefault(LoadStatus.AlreadyLoaded)} "
            + $"known already, {counts.GetValueOrDefault(LoadStatus.Refused)} refused, "
            + (failed > 0 ? $"{failed} not read, " : "") + $"{issues} issues"
            + (issues > 0 ? " (rcm issues)" : ""));
        return failed + counts.GetValueOrDefault(LoadStatus.Refused) > 0 ? CommandLine.Failed : 0;
    }

    // Gone since it was listed, or a link to nothing: reading it will say so.
    private static long SizeOf(string path) => new FileInfo(path) is { Exists: true } file ? file.Length : 0;

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
