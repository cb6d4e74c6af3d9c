using System.CommandLine;
using System.Globalization;
using RcmAnalytics.Api.Closing;
using RcmAnalytics.Api.Endpoints;
using RcmAnalytics.Metrics;
using RcmAnalytics.Reports.Closing;
using RcmAnalytics.Warehouse;

namespace RcmAnalytics.Cli.Commands;

/// <summary>Closing months, opening them again, and what became of their figures.</summary>
internal static class CloseCommands
{
    public static Command CreateClose(CommandContext context)
    {
        var month = MonthArgument();
        var command = new Command("close", "Close a month: keep every figure as it is reported now") { month };
        command.SetAction(async (parsed, cancellation) =>
        {
            var catalog = context.LoadCatalog();
            var closed = ClosedOf(context, parsed);
            await using var warehouse = context.OpenExisting(parsed);
            var closing = await closed.CloseAsync(
                warehouse, catalog, Month(parsed.GetRequiredValue(month)), Environment.UserName, context.Time, cancellation);
            context.Terminal.Say(
                $"{closing.Month:yyyy-MM} is closed with {closed.Figures(closing).Count} figures, as of {closing.AsOf:yyyy-MM-dd}. "
                + $"What becomes of them: rcm restated {closing.Month:yyyy-MM}");
            return 0;
        });
        return command;
    }

    public static Command CreateReopen(CommandContext context)
    {
        var month = MonthArgument();
        var why = new Option<string>("--why")
        {
            Description = "late_files, corrected_files, mapping, contract, mistake or audit",
            HelpName = "REASON",
            Required = true,
        };
        var command = new Command("reopen", "Open a closed month again; who did it, when and why is kept") { month, why };
        command.SetAction(parsed =>
        {
            var day = Month(parsed.GetRequiredValue(month));
            var reason = MetricParameters.ReadEnum("why", parsed.GetRequiredValue(why), ReopeningReason.Mistake);
            ClosedOf(context, parsed).Reopen(day, new MonthReopening(context.Time.GetUtcNow(), Environment.UserName, reason));
            context.Terminal.Say($"{day:yyyy-MM} is open again.");
            return 0;
        });
        return command;
    }

    public static Command CreateClosed(CommandContext context)
    {
        var format = new Option<TableFormat>("--format") { Description = "table, csv or json" };
        var command = new Command("closed", "The closed months, with who closed and opened them") { format };
        command.SetAction(parsed =>
        {
            var rows = ClosedOf(context, parsed).List().Select(closing => new object?[]
            {
                closing.Month.ToString("yyyy-MM"),
                closing.AsOf,
                closing.ClosedAt.UtcDateTime,
                closing.ClosedBy,
                closing.Reopening?.ReopenedAt.UtcDateTime,
                closing.Reopening?.ReopenedBy,
                closing.Reopening is { } reopening ? Word(reopening.Why) : null,
            });
            TableOutput.Write(
                context.Terminal,
                new ResultTable(["month", "as_of", "closed_at", "closed_by", "reopened_at", "reopened_by", "reopened_why"], [.. rows]),
                parsed.GetValue(format));
            return 0;
        });
        return command;
    }

    public static Command CreateRestated(CommandContext context)
    {
        var month = MonthArgument();
        var metric = new Option<string[]>("--metric") { Description = "Only these metrics" };
        var all = new Option<bool>("--all") { Description = "Figures that did not move, too" };
        var format = new Option<TableFormat>("--format") { Description = "table, csv or json" };
        var command = new Command("restated", "A closed month as first reported, as now known, and why it moved")
        {
            month, metric, all, format,
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            var day = Month(parsed.GetRequiredValue(month));
            var catalog = context.LoadCatalog();
            var metrics = (parsed.GetValue(metric) ?? []).Select(name => catalog.Describe(name).Name).ToHashSet();
            var closed = ClosedOf(context, parsed);
            await using var warehouse = context.OpenExisting(parsed);
            var restated = await context.Terminal.WithProgressAsync("Restating", show => MonthRestater.ExplainAsync(
                warehouse, catalog, closed, FolderOf(context, parsed), day, show, cancellation));
            var figures = restated.Figures
                .Where(figure => metrics.Count == 0 || metrics.Contains(figure.Metric))
                .Where(figure => parsed.GetValue(all) || figure.Change != 0 || figure.Amounts.Any(amount => amount != 0))
                .ToList();
            TableOutput.Write(context.Terminal, Table(catalog, restated, figures, parsed.GetValue(format)), parsed.GetValue(format));
            context.Terminal.Say(
                $"{day:yyyy-MM} as closed on {restated.Closing.ClosedAt:yyyy-MM-dd} and as known on {restated.AsOf:yyyy-MM-dd}: "
                + $"{restated.Figures.Count(figure => figure.Change != 0)} of {restated.Figures.Count} figures moved.");
            return 0;
        });
        return command;
    }

    private static ResultTable Table(
        MetricCatalog catalog, RestatedMonth restated, IReadOnlyList<RestatedFigure> figures, TableFormat format)
    {
        var isTable = format == TableFormat.Table;
        return new ResultTable(
            ["metric", "practice", "first_reported", "now_known", "change", .. restated.Reasons.Select(Word)],
            [
                .. figures.Select(figure =>
                {
                    var metric = catalog.Describe(figure.Metric);
                    object? Number(decimal? value) => isTable ? MetricCommands.Shown(value, metric.Format) : value;
                    return (object?[])
                    [
                        figure.Metric, figure.Practice is null ? "all" : figure.PracticeName, Number(figure.First?.Value), Number(figure.Now?.Value),
                        Number(figure.Change), .. figure.Amounts.Select(amount => Number(amount)),
                    ];
                }),
            ]);
    }

    private static Argument<string> MonthArgument() => new("MONTH") { Description = "The month, as 2026-03", HelpName = "YYYY-MM" };

    /// <exception cref="MetricException">It is no month.</exception>
    public static DateOnly Month(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw new MetricException("month: YYYY-MM was expected, e.g. 2026-03.");

    public static ClosedMonths ClosedOf(CommandContext context, ParseResult parsed) =>
        new(ClosedMonths.FileOf(context.WarehousePath(parsed)), context.SqlFolder);

    private static string FolderOf(CommandContext context, ParseResult parsed) =>
        Path.GetDirectoryName(Path.GetFullPath(context.WarehousePath(parsed)))!; // a file has a folder

    private static string Word<TEnum>(TEnum value)
        where TEnum : struct, Enum =>
        System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());
}
