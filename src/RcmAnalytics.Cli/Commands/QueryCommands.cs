using System.CommandLine;
using RcmAnalytics.Reports.Exports;
using RcmAnalytics.Warehouse;

namespace RcmAnalytics.Cli.Commands;

/// <summary>The marts as they are: by SQL, or whole into a file.</summary>
internal static class QueryCommands
{
    public static Command CreateQuery(CommandContext context)
    {
        var sql = new Argument<string>("SQL") { Description = "One select on the marts" };
        var format = new Option<TableFormat>("--format") { Description = "table, csv or json" };
        var command = new Command("query", "Run read-only SQL on the marts") { sql, format };
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var warehouse = context.OpenExisting(parsed);
            var table = await warehouse.ReadAsync(parsed.GetRequiredValue(sql), [], cancellation);
            TableOutput.Write(context.Terminal, table, parsed.GetValue(format));
            return 0;
        });
        return command;
    }

    public static Command CreateExport(CommandContext context)
    {
        var model = new Argument<string>("MODEL") { Description = "A mart, e.g. fct_claims" };
        var output = new Option<string>("-o", "--output") { Description = "FILE.csv, .parquet, .arrow or .xlsx", Required = true };
        var where = new Option<string[]>("--where") { Description = "COLUMN=VALUE; several are all required", AllowMultipleArgumentsPerToken = false };
        var command = new Command("export", "Write a mart to a file") { model, output, where };
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var warehouse = context.OpenExisting(parsed);
            var export = await ModelExport.CompileAsync(
                warehouse, parsed.GetRequiredValue(model), parsed.GetValue(where) ?? [], cancellation);
            var rows = await export.WriteAsync(warehouse, parsed.GetRequiredValue(output), cancellation);
            context.Terminal.Say($"{rows} rows written to {parsed.GetRequiredValue(output)}");
            return 0;
        });
        return command;
    }
}
