using System.CommandLine;
using RcmAnalytics.Api.Endpoints;
using RcmAnalytics.Metrics;
using RcmAnalytics.Reports;
using RcmAnalytics.Warehouse;

namespace RcmAnalytics.Cli.Commands;

internal static class MoveCommand
{
    /// <summary>The format of what a rate moved by.</summary>
    private const string Points = "points";

    private const string PeriodName = "YYYY-MM[-DD][..YYYY-MM[-DD]]";

    public static Command Create(CommandContext context)
    {
        var metric = new Argument<string>("METRIC") { Description = "A metric (rcm metrics lists them)" };
        var by = new Option<string>("--by") { Description = "The dimension whose members contribute", HelpName = "DIM", Required = true };
        var from = new Option<string>("--from") { Description = "The period it moved from", HelpName = PeriodName, Required = true };
        var to = new Option<string>("--to") { Description = "The period it moved to", HelpName = PeriodName, Required = true };
        var where = new Option<string[]>("--where") { Description = "A filter; several values of one dimension are alternatives", HelpName = "DIM=VALUE" };
        var basis = new Option<string?>("--basis") { Description = "service, submission, adjudication, payment or posting" };
        var format = new Option<TableFormat>("--format") { Description = "table, csv or json" };
        var command = new Command("moved", "What moved a metric from one period to another: whose doing, largest first")
        {
            metric, by, from, to, where, basis, format,
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            var request = new MoveRequest
            {
                Metric = parsed.GetRequiredValue(metric),
                By = parsed.GetRequiredValue(by),
                Before = MetricParameters.ReadPeriod("from", parsed.GetValue(from)),
                After = MetricParameters.ReadPeriod("to", parsed.GetValue(to)),
                Where = MetricParameters.ReadFilters(parsed.GetValue(where)),
                Basis = parsed.GetValue(basis),
            };
            var catalog = context.LoadCatalog();
            MoveReader.Check(catalog, request);
            await using var warehouse = context.OpenExisting(parsed);
            var moved = await MoveReader.ReadAsync(warehouse, catalog, request, cancellation);
            TableOutput.Write(context.Terminal, Table(moved, parsed.GetValue(format)), parsed.GetValue(format));
            context.Terminal.Say(Whole(moved));
            return 0;
        });
        return command;
    }

    private static ResultTable Table(MoveResult moved, TableFormat format)
    {
        var metric = moved.Metric;
        var points = metric.Format == "percent" ? Points : metric.Format;
        List<(string Name, string Format, Func<MoveMember, decimal?> Value)> columns =
        [
            ("before", metric.Format, member => member.Before.Value),
            ("after", metric.Format, member => member.After.Value),
            ("change", points, member => member.Change),
        ];
        if (metric.IsRatio)
        {
            columns.AddRange(
            [
                ("mix", points, member => member.Mix),
                ("rate", points, member => member.Rate),
                ("before_numerator", metric.PartFormat, member => member.Before.Numerator),
                ("before_denominator", metric.PartFormat, member => member.Before.Denominator),
                ("after_numerator", metric.PartFormat, member => member.After.Numerator),
                ("after_denominator", metric.PartFormat, member => member.After.Denominator),
            ]);
        }

        return new ResultTable(
            [moved.Dimension.Name, .. columns.Select(column => column.Name)],
            [
                .. moved.Members.Select(member => columns
                    .Select(column => format == TableFormat.Table
                        ? Shown(column.Value(member), column.Format)
                        : column.Value(member))
                    .Prepend(format == TableFormat.Table ? member.Member.Label : member.Member.Name)
                    .ToArray()),
            ]);
    }

    private static string Whole(MoveResult moved)
    {
        var (before, after) = (Words(moved.Request.Before), Words(moved.Request.After));
        return moved.Change is { } change
            ? $"{moved.Metric.Label}: {Text(moved.Before.Value)} in {before}, {Text(moved.After.Value)} in {after}; "
                + $"the changes above sum to {Change(change)}."
            : $"{moved.Metric.Label}: there is no figure in {(moved.Before.Value is null ? before : after)}, and so no change.";

        string Change(decimal value) => Shown(value, moved.Metric.Format == "percent" ? Points : moved.Metric.Format) is Shown shown ? shown.Text : "none";
        string Text(decimal? value) => Shown(value, moved.Metric.Format) is Shown shown ? shown.Text : "none";
    }

    // A contribution to a rate is often below a tenth of a point.
    private static object? Shown(decimal? value, string format) => (value, format) switch
    {
        ({ } share, "percent") => new Shown($"{share * 100:0.00} %"),
        ({ } points, Points) => new Shown($"{points * 100:+0.00;-0.00;0.00} pts"),
        ({ } number, "days" or "number") => new Shown($"{number:#,##0.00}"),
        _ => MetricCommands.Shown(value, format),
    };

    private static string Words(MetricPeriod period) =>
        period == MetricPeriod.Month(period.First)
            ? $"{period.First:yyyy-MM}"
            : $"{period.First:yyyy-MM-dd} to {period.Last:yyyy-MM-dd}";
}
