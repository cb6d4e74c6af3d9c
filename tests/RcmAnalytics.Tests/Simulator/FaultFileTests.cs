using RcmAnalytics.Ingest;
using RcmAnalytics.Simulator;

namespace RcmAnalytics.Tests.Simulator;

/// <summary>The broken files of a simulation report what its truth says and nothing else; its other files report nothing.</summary>
public sealed class FaultFileTests
{
    [Theory]
    [InlineData(2_000, 5, 12, 5)]
    [InlineData(300, 1, 3, 1)]
    [InlineData(1_000, 2, 15, 7)]
    public void Files_ReadAsALoadReadsThem_ReportExactlyTheRulesOfTheTruth(int claims, int practices, int months, ulong seed)
    {
        var options = new SimulationOptions { Claims = claims, Practices = practices, Months = months, Seed = seed };
        var folder = Directory.CreateTempSubdirectory("rcm-faults-");
        try
        {
            var files = Simulation.Run(options).GroupBy(file => file.Path)
                .Select(parts => new SimulatedFile(parts.Key, string.Concat(parts.Select(part => part.Text)))).ToList();
            List<string> reported = [];
            foreach (var file in files.Where(file => !file.Path.StartsWith("truth/", StringComparison.Ordinal)))
            {
                var path = Path.Combine(folder.FullName, file.Path.Replace('/', '-'));
                File.WriteAllText(path, file.Text);
                reported.AddRange(Read(path).GroupBy(issue => (issue.Rule, issue.Severity)).Select(issues =>
                    $"{file.Path},{issues.Key.Rule},{issues.Key.Severity.ToString().ToLowerInvariant()},{issues.Count()}"));
            }

            var truth = files.Single(file => file.Path == "truth/faults.csv").Text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
            reported.ShouldBe(truth.Skip(1), ignoreOrder: true);
            files.Where(file => file.Path.StartsWith("faults/", StringComparison.Ordinal)).Select(file => file.Path)
                .ShouldBe(truth.Skip(1).Select(row => row.Split(',')[0]).Distinct(), ignoreOrder: true);
            files.Count(file => file.Path.StartsWith("faults/", StringComparison.Ordinal)).ShouldBe(19);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static IReadOnlyList<LoadIssue> Read(string path)
    {
        using var keys = new PatientKeys(new byte[32]);
        var options = new IngestOptions { Keys = keys, Time = TimeProvider.System };
        var file = SourceFile.Open(path);
        var report = new LoadReport();
        try
        {
            Take(FileReader.Read(file, options, report));
        }
        catch (Exception refused) when (FileReader.IsRefusal(refused))
        {
            Take(FileReader.Refuse(file, options, report, refused));
        }

        return report.Issues;
    }

    private static void Take<T>(IEnumerable<(string Table, T Batch)> batches)
        where T : IDisposable
    {
        foreach (var (_, batch) in batches)
        {
            batch.Dispose();
        }
    }
}
