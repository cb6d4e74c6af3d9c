using System.CommandLine;
using RcmAnalytics.Reports;
using RcmAnalytics.Warehouse;

namespace RcmAnalytics.Cli.Commands;

/// <summary>What happened to one claim.</summary>
internal static class ClaimCommand
{
    public static Command Create(CommandContext context)
    {
        var key = new Argument<string>("KEY") { Description = "claim_key of a mart or of a figure's rows" };
        var format = new Option<TableFormat>("--format") { Description = "table, csv or json" };
        var command = new Command("claim", "A claim's events over all payers, each with the file and segment that says it") { key, format };
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var warehouse = context.OpenExisting(parsed);
            var claim = await ClaimReader.ReadAsync(warehouse, parsed.GetRequiredValue(key), cancellation);
            if (claim is null)
            {
                context.Terminal.Say("No claim has that key; a claim_key was expected, as in: rcm query \"select claim_key from fct_claims\"");
                return CommandLine.Failed;
            }

            var chosen = parsed.GetValue(format);
            TableOutput.Write(context.Terminal, chosen == TableFormat.Table ? Narrow(claim.Events) : claim.Events, chosen);
            return 0;
        });
        return command;
    }

    /// <summary>What fits a terminal; CSV and JSON have all columns.</summary>
    private static ResultTable Narrow(ResultTable events)
    {
        string[] columns =
        [
            "event_date", "event_kind", "event_name", "payer_name", "file_name", "segment", "source_offset", "source_line",
            "status_code", "reason_code", "amount_kind", "amount",
        ];
        var places = columns.Select(column => events.Columns.ToList().IndexOf(column)).ToList();
        return new ResultTable(
            [.. columns.Select(column => column.Replace("event_", "", StringComparison.Ordinal))],
            [.. events.Rows.Select(row => places.Select(place => row[place]).ToArray())]);
    }
}
