using System.CommandLine;
using Microsoft.Extensions.Hosting;
using RcmAnalytics.Api;
using RcmAnalytics.Warehouse;

namespace RcmAnalytics.Cli.Commands;

internal static class ServeCommand
{
    public static Command Create(CommandContext context)
    {
        var urls = new Option<string[]>("--urls") { Description = $"Where to listen (default {ApiOptions.DefaultUrl})" };
        var command = new Command("serve", "Serve the API and the dashboards") { urls };
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var warehouse = context.OpenToWrite(parsed);
            var given = parsed.GetValue(urls);
            await ServeAsync(context, warehouse, parsed, given is { Length: > 0 } ? given : [ApiOptions.DefaultUrl], cancellation);
            return 0;
        });
        return command;
    }

    /// <summary>Serves until it is told to stop.</summary>
    public static async Task ServeAsync(
        CommandContext context,
        IWarehouse warehouse,
        ParseResult parsed,
        IReadOnlyList<string> urls,
        CancellationToken cancellation)
    {
        var app = ApiHost.Create(new ApiOptions
        {
            Warehouse = warehouse,
            WarehousePath = context.WarehousePath(parsed),
            Urls = urls,
        });
        await app.StartAsync(cancellation);
        context.Terminal.Say($"Serving {string.Join(", ", app.Urls)}  (Ctrl+C stops)");
        await app.WaitForShutdownAsync(cancellation);
    }
}
