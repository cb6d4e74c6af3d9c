using System.Text;
using RcmAnalytics.Simulator;

namespace RcmAnalytics.Benchmarks;

/// <summary>Simulated files joined to larger ones.</summary>
internal static class GeneratedFiles
{
    private static readonly string[] Kinds = ["x12/837", "x12/835"];

    /// <summary>One file of the size asked for.</summary>
    public static byte[] Make(string kind, int megabytes)
    {
        using var bytes = new MemoryStream();
        foreach (var file in Files(kind))
        {
            bytes.Write(Encoding.ASCII.GetBytes(file.Text));
            if (bytes.Length >= megabytes * 1_000_000L)
            {
                break;
            }
        }

        return bytes.ToArray();
    }

    /// <summary>Files of claims and of remittances by turns, that have a size together.</summary>
    public static void Write(string folder, int megabytes, int fileMegabytes)
    {
        var sources = Kinds.Select(kind => Files(kind).GetEnumerator()).ToArray();
        var written = 0L;
        for (var number = 0; written < megabytes * 1_000_000L; number++)
        {
            using var target = File.Create(Path.Combine(folder, $"{number:000}.edi"));
            var source = sources[number % sources.Length];
            while (target.Length < fileMegabytes * 1_000_000L && source.MoveNext())
            {
                target.Write(Encoding.ASCII.GetBytes(source.Current.Text));
            }

            written += target.Length;
        }
    }

    private static IEnumerable<SimulatedFile> Files(string kind)
    {
        for (var seed = 1UL; ; seed++)
        {
            var options = new SimulationOptions { Claims = 60_000, Practices = 4, Months = 6, Seed = seed };
            foreach (var file in Simulation.Run(options).Where(file => file.Path.StartsWith(kind, StringComparison.Ordinal)))
            {
                yield return file;
            }
        }
    }
}
