using System.Text;
using RcmAnalytics.Simulator;

namespace RcmAnalytics.Benchmarks;

/// <summary>Simulated files joined to one of the size asked for.</summary>
internal static class GeneratedFiles
{
    public static byte[] Make(string folder, int megabytes)
    {
        using var bytes = new MemoryStream();
        for (var seed = 1UL; ; seed++)
        {
            foreach (var file in Simulation.Run(new SimulationOptions { Claims = 60_000, Practices = 4, Months = 6, Seed = seed }))
            {
                if (!file.Path.StartsWith(folder, StringComparison.Ordinal))
                {
                    continue;
                }

                bytes.Write(Encoding.ASCII.GetBytes(file.Text));
                if (bytes.Length >= megabytes * 1_000_000L)
                {
                    return bytes.ToArray();
                }
            }
        }
    }
}
