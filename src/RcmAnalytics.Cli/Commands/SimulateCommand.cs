using System.CommandLine;
using System.Globalization;
using RcmAnalytics.Simulator;

namespace RcmAnalytics.Cli.Commands;

internal static class SimulateCommand
{
    public static Command Create(CommandContext context)
    {
        var claims = new Option<int>("--claims") { Description = "About how many", Required = true };
        var practices = new Option<int>("--practices") { Description = "How many", DefaultValueFactory = _ => 1 };
        var months = new Option<int>("--months") { Description = "How long", DefaultValueFactory = _ => 15 };
        var seed = new Option<ulong>("--seed") { Description = "The same seed gives the same files", DefaultValueFactory = _ => 1 };
        var start = new Option<string>("--start") { Description = "First day", DefaultValueFactory = _ => "2025-01-01" };
        var output = new Option<string>("-o", "--output") { Description = "A folder", Required = true };
        var command = new Command("simulate", "Write the files of invented practices") { claims, practices, months, seed, start, output };
        command.SetAction(async (parsed, cancellation) =>
        {
            var options = new SimulationOptions
            {
                Claims = parsed.GetValue(claims),
                Practices = parsed.GetValue(practices),
                Months = parsed.GetValue(months),
                Seed = parsed.GetValue(seed),
                Start = DateOnly.ParseExact(parsed.GetRequiredValue(start), "yyyy-MM-dd", CultureInfo.InvariantCulture),
            };
            var folder = parsed.GetRequiredValue(output);
            var (files, bytes) = await context.Terminal.WithProgressAsync("Simulating", async report =>
            {
                var written = (Files: 0, Bytes: 0L);
                foreach (var file in Simulation.Run(options))
                {
                    var path = Path.Combine(folder, file.Path);
                    if (file.IsContinued)
                    {
                        await File.AppendAllTextAsync(path, file.Text, cancellation);
                    }
                    else
                    {
                        Directory.CreateDirectory(Path.GetDirectoryName(path)!); // the folder was joined to it
                        await File.WriteAllTextAsync(path, file.Text, cancellation);
                        written.Files++;
                    }

                    written.Bytes += file.Text.Length;
                    report(0, $"Simulating: {written.Files} files");
                }

                return written;
            });
            context.Terminal.Say($"{files} files, {bytes / 1_000_000.0:0.0} MB written to {folder}");
            return 0;
        });
        return command;
    }
}
