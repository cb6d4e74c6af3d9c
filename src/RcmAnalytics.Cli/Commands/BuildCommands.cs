using System.CommandLine;
using RcmAnalytics.Metrics;
using RcmAnalytics.Transform;
using RcmAnalytics.Warehouse;

namespace RcmAnalytics.Cli.Commands;

/// <summary>What a build was asked for; the defaults are those of a build behind a load.</summary>
internal sealed record BuildArguments
{
    public string? Select { get; init; }

    public string AsOf { get; init; } = "latest";

    /// <summary>Say of each model what it took.</summary>
    public bool TellsTimes { get; init; }
}

internal static class BuildCommands
{
    public static Command CreateBuild(CommandContext context)
    {
        var select = new Option<string?>("--select") { Description = "One model; with + behind it all that depend on it too", HelpName = "MODEL[+]" };
        var asOf = new Option<string>("--as-of") { Description = "A date, today, or latest: the last event in the data", DefaultValueFactory = _ => "latest" };
        var times = new Option<bool>("--times") { Description = "Say of each model how long it took" };
        var command = new Command("build", "Build the models from what was loaded") { select, asOf, times };
        command.SetAction(async (parsed, cancellation) =>
        {
            var arguments = new BuildArguments
            {
                Select = parsed.GetValue(select),
                AsOf = parsed.GetRequiredValue(asOf),
                TellsTimes = parsed.GetValue(times),
            };
            await using var warehouse = context.OpenToWrite(parsed);
            return await BuildAsync(context, warehouse, arguments, cancellation);
        });
        return command;
    }

    public static Command CreateCheck(CommandContext context)
    {
        var format = new Option<TableFormat>("--format") { Description = "table, csv or json" };
        var command = new Command("check", "Run the data checks and show the rows that fail them") { format };
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var warehouse = context.OpenExisting(parsed);
            var checks = await CheckRunner.RunAsync(warehouse, context.SqlFolder, cancellation);
            TableOutput.Write(context.Terminal, ToTable(checks.Where(check => !check.Passed)), parsed.GetValue(format));
            context.Terminal.Say($"{checks.Count(check => check.Passed)} of {checks.Count} checks passed");
            return checks.Any(check => !check.Passed && check.Severity == CheckSeverity.Error) ? CommandLine.Failed : 0;
        });
        return command;
    }

    public static async Task<int> BuildAsync(
        CommandContext context, IWarehouse warehouse, BuildArguments arguments, CancellationToken cancellation)
    {
        var asOf = arguments.AsOf switch
        {
            "latest" => AsOf.Latest,
            "today" => AsOf.Today,
            var text => DateOnly.TryParseExact(text, "yyyy-MM-dd", out var date)
                ? AsOf.On(date)
                : throw new MetricException("as-of: latest, today or a date as 2026-03-31 was expected."),
        };
        var report = await context.Terminal.WithProgressAsync("Building", show => WarehouseBuilder.BuildAsync(
            warehouse,
            context.SqlFolder,
            new BuildOptions
            {
                AsOf = asOf,
                Select = arguments.Select,
                Time = context.Time,
                Progress = new Steps(show),
                Built = arguments.TellsTimes ? new Times(context.Terminal) : null,
            },
            cancellation));
        Tell(context.Terminal, report);
        return 0;
    }

    private static void Tell(Terminal terminal, BuildReport report)
    {
        foreach (var check in report.Checks.Where(check => !check.Passed))
        {
            terminal.Say($"warning: {check.Model}: {check.Check}: {check.FailedRows} rows (rcm check)");
        }

        terminal.Say(
            $"{report.Models.Count} models built in {report.Duration.TotalSeconds:0.0} s, as of {report.AsOf:yyyy-MM-dd}; "
            + $"{report.Checks.Count(check => check.Passed)} of {report.Checks.Count} checks passed");
    }

    private static ResultTable ToTable(IEnumerable<CheckResult> checks) => new(
        ["model", "check", "severity", "failed_rows", "samples"],
        [
            .. checks.Select(check => new object?[]
            {
                check.Model, check.Check, check.Severity.ToString().ToLowerInvariant(), check.FailedRows,
                string.Join("; ", check.Samples),
            }),
        ]);

    private sealed class Times(Terminal terminal) : IProgress<BuiltModel>
    {
        public void Report(BuiltModel value) =>
            terminal.Say($"{value.Duration.TotalSeconds,8:0.000} s  {value.Name}{(value.Rows is { } rows ? $"  {rows} rows" : "")}");
    }

    // Progress<T> would report on another thread, after the bar is gone.
    private sealed class Steps(Action<double, string> show) : IProgress<BuildStep>
    {
        public void Report(BuildStep value) => show((double)value.Number / value.Count, $"Building {value.Model}");
    }
}
