using System.CommandLine;
using RcmAnalytics.Api.Endpoints;
using RcmAnalytics.Metrics;
using RcmAnalytics.Reports;
using RcmAnalytics.Warehouse;

namespace RcmAnalytics.Cli.Commands;

internal enum MetricFormat
{
    Table,
    Csv,
    Json,
    Arrow,
    Parquet,
}

internal enum CatalogFormat
{
    Table,
    Csv,
    Json,
    Markdown,
}

internal static class MetricCommands
{
    public static Command CreateMetric(CommandContext context)
    {
        var names = new Argument<string[]>("NAME") { Description = "Metrics (rcm metrics lists them)", Arity = ArgumentArity.OneOrMore };
        var by = new Option<string[]>("--by") { Description = "Dimensions, parted by commas", HelpName = "DIM,…" };
        var where = new Option<string[]>("--where") { Description = "A filter; several values of one dimension are alternatives", HelpName = "DIM=VALUE" };
        var from = new Option<string?>("--from") { Description = "First month or day", HelpName = "YYYY-MM[-DD]" };
        var to = new Option<string?>("--to") { Description = "Last month or day", HelpName = "YYYY-MM[-DD]" };
        var grain = new Option<string?>("--grain") { Description = "day, week, month, quarter, year or all" };
        var compare = new Option<string?>("--compare") { Description = "previous, previous_year or same_age" };
        var basis = new Option<string?>("--basis") { Description = "service, submission, adjudication, payment or posting" };
        var format = new Option<MetricFormat>("--format") { Description = "table, csv, json, arrow or parquet" };
        var command = new Command("metric", "Compute metrics")
        {
            names, by, where, from, to, grain, compare, basis, format,
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            var request = new MetricParameters
            {
                By = parsed.GetValue(by),
                Where = parsed.GetValue(where),
                From = parsed.GetValue(from),
                To = parsed.GetValue(to),
                Grain = parsed.GetValue(grain),
                Compare = parsed.GetValue(compare),
                Basis = parsed.GetValue(basis),
            }.ToRequest(parsed.GetRequiredValue(names));
            var catalog = context.LoadCatalog();
            Check(catalog, request);
            await using var warehouse = context.OpenExisting(parsed);
            var result = await MetricReader.ReadAsync(warehouse, catalog, request, cancellation);
            await WriteAsync(context.Terminal, result, parsed.GetValue(format), cancellation);
            return 0;
        });
        return command;
    }

    public static Command CreateMetrics(CommandContext context)
    {
        var format = new Option<CatalogFormat>("--format") { Description = "table, csv, json, or markdown: formulas, sources and examples" };
        var command = new Command("metrics", "The catalog: name, label, unit, definition") { format };
        command.SetAction(parsed =>
        {
            var catalog = context.LoadCatalog();
            if (parsed.GetValue(format) == CatalogFormat.Markdown)
            {
                context.Terminal.Output.Write(MetricHandbook.Write(catalog));
                return 0;
            }

            var rows = catalog.List()
                .Select(metric => new object?[] { metric.Name, metric.Label, metric.Format, metric.Description });
            TableOutput.Write(
                context.Terminal,
                new ResultTable(["name", "label", "unit", "definition"], [.. rows]),
                Enum.Parse<TableFormat>($"{parsed.GetValue(format)}"));
            return 0;
        });
        return command;
    }

    /// <summary>Finds wrong names before a warehouse is opened.</summary>
    /// <exception cref="MetricException">A name does not exist.</exception>
    public static void Check(MetricCatalog catalog, MetricRequest request) =>
        MetricCompiler.Compile(catalog, request, new RunContext(DateOnly.MinValue.AddYears(10), DateOnly.MaxValue.AddYears(-10)));

    private static async Task WriteAsync(
        Terminal terminal, MetricResult result, MetricFormat format, CancellationToken cancellation)
    {
        switch (format)
        {
            case MetricFormat.Csv:
                await MetricResultWriter.WriteCsvAsync(result, terminal.Output, cancellation);
                break;
            case MetricFormat.Json:
                await MetricResultWriter.WriteJsonAsync(result, terminal.OutputStream, cancellation);
                terminal.Output.WriteLine();
                break;
            case MetricFormat.Arrow:
                await ArrowResultWriter.WriteAsync(result, terminal.OutputStream, cancellation);
                break;
            case MetricFormat.Parquet:
                await ArrowResultWriter.WriteParquetAsync(result, terminal.OutputStream, cancellation);
                break;
            default:
                var columns = MetricResultWriter.Columns(result);
                var formats = columns.Select(column => FormatOf(result, column)).ToList();
                var rows = result.Rows.Select(row => MetricResultWriter.Values(result, columns, row)
                    .Select((value, index) => Shown(value, formats[index])).ToArray());
                TableOutput.Write(
                    terminal, new ResultTable([.. columns.Select(column => column.Name)], [.. rows]), TableFormat.Table);
                break;
        }
    }

    private static string? FormatOf(MetricResult result, MetricColumn column)
    {
        var metric = result.Metrics.FirstOrDefault(known => known.Name == column.Metric);
        return column.Kind switch
        {
            MetricColumnKind.Numerator or MetricColumnKind.Denominator => metric?.PartFormat,
            MetricColumnKind.Ripe => "percent",
            _ => metric?.Format,
        };
    }

    /// <summary>A person reads 11.1 % and 52, a program reads csv or json.</summary>
    public static object? Shown(object? value, string? format) => (value, format) switch
    {
        (decimal share, "percent") => new Shown($"{share * 100:0.0} %"),
        (decimal count, "integer") => new Shown($"{count:#,##0}"),
        (decimal amount, "money") => new Shown($"{amount:#,##0.00}"),
        (decimal number, _) => new Shown($"{number:#,##0.0}"),
        _ => value,
    };
}
