using System.CommandLine;
using RcmAnalytics.Ingest;
using RcmAnalytics.Warehouse;

namespace RcmAnalytics.Cli.Commands;

internal static class ProfileCommands
{
    public static Command Create(CommandContext context) =>
        new("profile", "The mappings that read exports of practice management systems") { CreateList(context), CreateNew(context), CreateTest(context) };

    private static Command CreateList(CommandContext context)
    {
        var format = new Option<TableFormat>("--format") { Description = "table, csv or json (one object a line)" };
        var command = new Command("list", "Profiles, and how each was verified") { format };
        command.SetAction(parsed =>
        {
            var catalog = context.LoadProfiles(parsed);
            TableOutput.Write(
                context.Terminal,
                Table(
                    ["profile", "system", "verified_on", "tables", "description"],
                    catalog.Profiles.OrderBy(profile => profile.Profile, StringComparer.Ordinal).Select(profile => new object?[]
                    {
                        profile.Profile, profile.System, profile.VerifiedOn.ToString().ToLowerInvariant() + (catalog.IsOwn(profile) ? " (own)" : ""),
                        string.Join(' ', profile.Tables.Keys), profile.Description,
                    })),
                parsed.GetValue(format));
            return 0;
        });
        return command;
    }

    private static Command CreateNew(CommandContext context)
    {
        var file = new Argument<string>("FILE") { Description = "A file that no profile fits" };
        var command = new Command("new", "Propose a profile for a file; write it to FILE.yml in the profiles folder and complete it") { file };
        command.SetAction(parsed =>
        {
            context.Terminal.Output.Write(Refusable(() => ProfileProposal.For(parsed.GetRequiredValue(file))));
            return 0;
        });
        return command;
    }

    private static Command CreateTest(CommandContext context)
    {
        var profile = new Argument<string>("PROFILE") { Description = "Name of a profile, or a yml file" };
        var file = new Argument<string>("FILE") { Description = "A file to hold it against" };
        var format = new Option<TableFormat>("--format") { Description = "table, csv or json (one object a line)" };
        var command = new Command("test", "Show what a profile makes of each column of a file, without a warehouse") { profile, file, format };
        command.SetAction(parsed =>
        {
            var (name, catalog) = Find(context, parsed, parsed.GetRequiredValue(profile));
            var trial = Refusable(() => ProfileTrial.Run(parsed.GetRequiredValue(file), name, catalog));
            TableOutput.Write(
                context.Terminal, Table(["column", "became"], trial.Columns.Select(column => new object?[] { column.Column, column.Became })), parsed.GetValue(format));
            foreach (var (table, rows) in trial.Report.RowCounts)
            {
                context.Terminal.Say($"{table}: {rows:#,##0} rows");
            }

            foreach (var (total, amount) in trial.Report.ControlTotals)
            {
                context.Terminal.Say($"{total}: {amount:#,##0.00}");
            }

            foreach (var issues in trial.Report.Issues.GroupBy(issue => (issue.Rule, issue.Segment, issue.Message)).Take(20))
            {
                var lines = issues.Select(issue => issue.Line).OfType<long>().Take(3).ToList();
                context.Terminal.Say($"{issues.Key.Rule} {issues.Key.Segment}: {issues.Count():#,##0}, line {string.Join(", ", lines)}. {issues.Key.Message}");
            }

            return trial.Report.ErrorCount == 0 ? 0 : CommandLine.Failed;
        });
        return command;
    }

    private static (string Name, ProfileCatalog Catalog) Find(CommandContext context, ParseResult parsed, string given)
    {
        if (!given.EndsWith(".yml", StringComparison.OrdinalIgnoreCase))
        {
            return (given, context.LoadProfiles(parsed));
        }

        var catalog = ProfileCatalog.LoadWith(given);
        return (catalog.Profiles.First(catalog.IsOwn).Profile, catalog);
    }

    private static T Refusable<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (FileRefusedException refused)
        {
            throw new InvalidDataException(refused.Message, refused);
        }
    }

    private static ResultTable Table(IReadOnlyList<string> columns, IEnumerable<object?[]> rows) => new(columns, [.. rows]);
}
