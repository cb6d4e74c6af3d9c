using System.CommandLine;
using RcmAnalytics.Api.Loads;
using RcmAnalytics.Ingest;
using RcmAnalytics.Warehouse;

namespace RcmAnalytics.Cli.Commands;

/// <summary>What was loaded, what was wrong with it, and taking it out again.</summary>
internal static class LedgerCommands
{
    public static Command CreateLoads(CommandContext context)
    {
        var format = new Option<TableFormat>("--format") { Description = "table, csv or json" };
        var command = new Command("loads", "The load ledger") { format };
        command.SetAction((parsed, cancellation) => ShowAsync(
            context,
            parsed,
            """
            select load_id, file_name, status, format, profile, practice_id, byte_count, issue_count, error_count,
                row_counts, control_totals, sha256, started_at, finished_at
            from raw.loads order by started_at, file_name
            """,
            [],
            parsed.GetValue(format),
            cancellation));
        return command;
    }

    public static Command CreateIssues(CommandContext context)
    {
        var load = new Argument<string?>("LOAD") { Description = "A load id or file name", Arity = ArgumentArity.ZeroOrOne };
        var format = new Option<TableFormat>("--format") { Description = "table, csv or json" };
        var command = new Command("issues", "What was wrong with files") { load, format };
        command.SetAction((parsed, cancellation) => ShowAsync(
            context,
            parsed,
            """
            select file_name, severity, rule, transaction_ordinal, source_offset, source_line, segment, element, message, load_id
            from raw.load_issues
            where $load is null or load_id = $load or file_name = $load
            order by file_name, load_id, issue_ordinal
            """,
            [new QueryParameter("load", parsed.GetValue(load))],
            parsed.GetValue(format),
            cancellation));
        return command;
    }

    public static Command CreateUnload(CommandContext context)
    {
        var load = new Argument<string>("LOAD") { Description = "A load's id, or its first letters" };
        var noBuild = new Option<bool>("--no-build") { Description = "Leave the models as they are" };
        var command = new Command("unload", "Take everything of a load out again, as if it had never been loaded") { load, noBuild };
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var warehouse = context.OpenExistingToWrite(parsed);
            using var keys = context.OpenKeys(parsed);
            using var loader = new FileLoader(warehouse, new IngestOptions { Keys = keys, Time = context.Time });
            var id = await loader.UnloadAsync(parsed.GetRequiredValue(load), cancellation);
            context.Terminal.Say($"{id}: removed");
            return parsed.GetValue(noBuild)
                ? 0
                : await BuildCommands.BuildAsync(context, warehouse, new BuildArguments(), cancellation);
        });
        return command;
    }

    private static async Task<int> ShowAsync(
        CommandContext context,
        ParseResult parsed,
        string sql,
        IReadOnlyList<QueryParameter> parameters,
        TableFormat format,
        CancellationToken cancellation)
    {
        await using var warehouse = context.OpenExisting(parsed);
        TableOutput.Write(context.Terminal, await warehouse.ReadAsync(sql, parameters, cancellation), format);
        return 0;
    }
}
