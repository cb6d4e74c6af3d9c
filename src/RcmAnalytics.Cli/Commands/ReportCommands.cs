using System.CommandLine;
using RcmAnalytics.Api.Endpoints;
using RcmAnalytics.Metrics;
using RcmAnalytics.Reports;
using RcmAnalytics.Reports.Charts;
using RcmAnalytics.Reports.Packs;

namespace RcmAnalytics.Cli.Commands;

/// <summary>Figures as pictures and workbooks.</summary>
internal static class ReportCommands
{
    public static Command CreateChart(CommandContext context)
    {
        var metric = new Argument<string[]>("METRIC") { Description = "Metrics", Arity = ArgumentArity.OneOrMore };
        var by = new Option<string[]>("--by") { Description = "A dimension, or month, quarter, year for time", HelpName = "DIM" };
        var where = new Option<string[]>("--where") { Description = "A filter", HelpName = "DIM=VALUE" };
        var from = new Option<string?>("--from") { Description = "First month or day" };
        var to = new Option<string?>("--to") { Description = "Last month or day" };
        var kind = new Option<string?>("--kind") { Description = "line, bar, stacked_bar or combo" };
        var dark = new Option<bool>("--dark") { Description = "Dark colours" };
        var output = new Option<string>("-o", "--output") { Description = "FILE.png or FILE.svg", DefaultValueFactory = _ => "chart.png" };
        var command = new Command("chart", "Draw metrics") { metric, by, where, from, to, kind, dark, output };
        command.SetAction(async (parsed, cancellation) =>
        {
            var names = MetricParameters.SplitNames(parsed.GetValue(by));
            var grain = names.FirstOrDefault(IsGrain);
            var request = new MetricParameters
            {
                By = [.. names.Where(name => !IsGrain(name))],
                Where = parsed.GetValue(where),
                From = parsed.GetValue(from),
                To = parsed.GetValue(to),
                Grain = grain,
            }.ToRequest(parsed.GetRequiredValue(metric));
            var path = parsed.GetRequiredValue(output);
            var format = Path.GetExtension(path).ToLowerInvariant() switch
            {
                ".png" => ChartFormat.Png,
                ".svg" => ChartFormat.Svg,
                var other => throw new MetricException($"'{other}' was found; a chart is a .png or a .svg."),
            };
            var spec = new ChartSpec
            {
                Kind = MetricParameters.ReadEnum("kind", parsed.GetValue(kind), grain is null ? ChartKind.Bar : ChartKind.Line),
                Dark = parsed.GetValue(dark),
                Scale = format == ChartFormat.Png ? 2 : 1,
            };
            var catalog = context.LoadCatalog();
            MetricCommands.Check(catalog, request);
            await using var warehouse = context.OpenExisting(parsed);
            var result = await MetricReader.ReadAsync(warehouse, catalog, request, cancellation);
            var picture = new ChartRenderer(ChartTheme.Load(context.DashboardsFolder)).Render(spec, result, format);
            await File.WriteAllBytesAsync(path, picture, cancellation);
            context.Terminal.Say($"Chart written to {path}");
            return 0;
        });
        return command;
    }

    public static Command CreatePack(CommandContext context)
    {
        var name = new Argument<string>("NAME") { Description = "A pack, e.g. monthly" };
        var month = new Option<string>("--month") { Description = "The month reported", HelpName = "YYYY-MM", Required = true };
        var practice = new Option<string?>("--practice") { Description = "One practice; without it all together", HelpName = "ID" };
        var output = new Option<string>("-o", "--output") { Description = "FILE.xlsx", Required = true };
        var command = new Command("pack", "Write an Excel report pack") { name, month, practice, output };
        command.SetAction(async (parsed, cancellation) =>
        {
            var packs = PackCatalog.Load(context.DashboardsFolder);
            var request = new PackRequest
            {
                Pack = packs.Find(parsed.GetRequiredValue(name)),
                Month = CloseCommands.Month(parsed.GetRequiredValue(month)),
                PracticeId = parsed.GetValue(practice),
                Closed = CloseCommands.ClosedOf(context, parsed),
            };
            var catalog = context.LoadCatalog();
            await using var warehouse = context.OpenExisting(parsed);
            using var workbook = new MemoryStream();
            await PackWriter.WriteAsync(warehouse, catalog, packs.Theme, request, workbook, cancellation);
            await File.WriteAllBytesAsync(parsed.GetRequiredValue(output), workbook.ToArray(), cancellation);
            context.Terminal.Say($"Pack written to {parsed.GetRequiredValue(output)}");
            return 0;
        });
        return command;
    }

    private static bool IsGrain(string name) => name is "day" or "week" or "month" or "quarter" or "year";
}
