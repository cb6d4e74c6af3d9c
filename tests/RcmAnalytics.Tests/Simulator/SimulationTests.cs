using RcmAnalytics.Ingest;
using RcmAnalytics.Simulator;

namespace RcmAnalytics.Tests.Simulator;

public sealed class SimulationTests
{
    private static readonly SimulationOptions Options = new() { Claims = 2_000, Practices = 5, Months = 12, Seed = 5 };

    [Fact]
    public void Run_SameOptionsTwice_GivesTheSameFiles()
    {
        Simulation.Run(Options).ShouldBe(Simulation.Run(Options));
    }

    [Fact]
    public void Run_OtherSeed_GivesOtherFiles()
    {
        Simulation.Run(Options).SequenceEqual(Simulation.Run(Options with { Seed = 6 })).ShouldBeFalse();
    }

    // Reads the files themselves: every line, claim and payment balances, and nothing is amiss.
    [Fact]
    public void Files_ReadBack_BalanceAtEveryLevelWithoutAnIssue()
    {
        var folder = Directory.CreateTempSubdirectory("rcm-simulated-");
        try
        {
            foreach (var file in Simulation.Run(Options).Where(file => file.Path.StartsWith("x12/", StringComparison.Ordinal)))
            {
                var path = Path.Combine(folder.FullName, file.Path.Replace('/', '-'));
                File.WriteAllText(path, file.Text);
                foreach (var found in FileInspector.Inspect(path))
                {
                    found.Issues.ShouldBeEmpty(file.Path);
                    (found.UnbalancedClaims ?? 0).ShouldBe(0, file.Path);
                    (found.UnbalancedLines ?? 0).ShouldBe(0, file.Path);
                    (found.IsPaymentBalanced ?? true).ShouldBeTrue(file.Path);
                }
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
