using System.CommandLine;
using RcmAnalytics.Api.Endpoints;
using RcmAnalytics.Metrics;
using RcmAnalytics.Reports.Benchmarks;
using RcmAnalytics.Warehouse;

namespace RcmAnalytics.Cli.Commands;

/// <summary>Figures beside what they can be held against.</summary>
internal static class BenchmarkCommands
{
    public static Command CreateBenchmarks(CommandContext context)
    {
        var names = new Argument<string[]>("NAME") { Description = "Metrics", Arity = ArgumentArity.OneOrMore };
        var period = Period();
        var where = Where();
        var all = new Option<bool>("--all") { Description = "Published figures of vendors and of second hand too" };
        var format = Format();
        var command = new Command("benchmarks", "A metric's own months, its peers and published figures") { names, period, where, all, format };
        command.SetAction(async (parsed, cancellation) =>
        {
            var request = Request(parsed.GetRequiredValue(names), parsed.GetValue(period), parsed.GetValue(where));
            var found = await ReadAsync(context, parsed, request, parsed.GetValue(all), cancellation);
            TableOutput.Write(
                context.Terminal,
                new ResultTable(
                    ["metric", "against", "low", "middle", "high", "of"],
                    [.. found.SelectMany(Rows)]),
                parsed.GetValue(format));
            SayWithheld(context, found);
            return 0;
        });
        return command;
    }

    public static Command CreatePeers(CommandContext context)
    {
        var name = new Argument<string>("METRIC") { Description = "A rate, a time, or an amount per claim" };
        var period = Period();
        var where = Where();
        var format = Format();
        var command = new Command("peers", "How practices stand among one another, with five or more of them") { name, period, where, format };
        command.SetAction(async (parsed, cancellation) =>
        {
            var request = Request([parsed.GetRequiredValue(name)], parsed.GetValue(period), parsed.GetValue(where));
            var found = await ReadAsync(context, parsed, request, withAllGrades: false, cancellation);
            var peers = found[0].Peers;
            TableOutput.Write(
                context.Terminal,
                new ResultTable(
                    ["practice", request.Metrics[0], "rank", "practices", "quarter", "p25", "median", "p75"],
                    [.. peers.Standings.Select(standing => new object?[]
                    {
                        standing.PracticeName ?? standing.PracticeId, standing.Value, (long)standing.Rank, (long)peers.Practices,
                        (long)standing.Quarter, peers.Low, peers.Median, peers.High,
                    })]),
                parsed.GetValue(format));
            SayWithheld(context, found);
            return 0;
        });
        return command;
    }

    private static async Task<IReadOnlyList<MetricBenchmarks>> ReadAsync(
        CommandContext context, ParseResult parsed, MetricRequest request, bool withAllGrades, CancellationToken cancellation)
    {
        var catalog = context.LoadCatalog();
        MetricCommands.Check(catalog, request);
        await using var warehouse = context.OpenExisting(parsed);
        return await BenchmarkReader.ReadAsync(warehouse, catalog, request, withAllGrades, cancellation);
    }

    private static IEnumerable<object?[]> Rows(MetricBenchmarks found)
    {
        if (found.Own is { } own)
        {
            yield return
            [
                found.Metric, "own months", own.Low, own.Median, own.High,
                $"{own.Months} ripe months, {own.First:yyyy-MM} to {own.Last:yyyy-MM}",
            ];
        }

        if (found.Peers is { Withheld: null } peers)
        {
            var place = peers.Standings is [var one] ? $"; rank {one.Rank}, quarter {one.Quarter}" : "";
            yield return [found.Metric, "peers", peers.Low, peers.Median, peers.High, $"{peers.Practices} practices{place}"];
        }

        foreach (var figure in found.Published)
        {
            yield return
            [
                found.Metric, "published", figure.Value, null, figure.Upper,
                $"{figure.Population}, {figure.Year?.ToString() ?? "no year"}: {figure.Source} ({figure.Grade})",
            ];
        }
    }

    private static void SayWithheld(CommandContext context, IReadOnlyList<MetricBenchmarks> found)
    {
        foreach (var metric in found.Where(metric => metric.Peers.Withheld is not null))
        {
            context.Terminal.Say($"{metric.Metric}: no peers. {metric.Peers.Withheld}");
        }
    }

    private static MetricRequest Request(IReadOnlyList<string> names, string? period, string[]? where)
    {
        var parts = (period ?? "").Split("..", 2);
        return new MetricParameters { Where = where, From = parts[0], To = parts[^1] }.ToRequest(names);
    }

    private static Option<string?> Period() =>
        new("--period") { Description = "A month, or first and last month", HelpName = "YYYY-MM[..YYYY-MM]" };

    private static Option<string[]> Where() =>
        new("--where") { Description = "A filter; practice=ID asks for one practice's place", HelpName = "DIM=VALUE" };

    private static Option<TableFormat> Format() => new("--format") { Description = "table, csv or json" };
}
