using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using RcmAnalytics.Tests.X12;

namespace RcmAnalytics.Benchmarks;

/// <summary>Damaged files for a given time through all readers; inputs that reach something new are kept in the corpus.</summary>
internal static class FuzzRun
{
    private const int Kept = 64;

    public static int Run(int seconds)
    {
        var seed = Environment.TickCount;
        var corpus = Folder("x12");
        var fuzzer = new X12Fuzzer([.. Directory.GetFiles(corpus).Order(StringComparer.Ordinal).Select(File.ReadAllBytes)], seed);
        var clock = Stopwatch.StartNew();
        while (clock.Elapsed.TotalSeconds < seconds && fuzzer.Count < 1_000_000)
        {
            fuzzer.Run();
        }

        var kept = Folder("fuzz");
        Directory.CreateDirectory(kept);
        foreach (var input in fuzzer.Interesting.OrderBy(input => input.Length).Take(Kept))
        {
            File.WriteAllBytes(Path.Combine(kept, Convert.ToHexStringLower(SHA256.HashData(input))[..16] + ".edi"), input);
        }

        using var process = Process.GetCurrentProcess();
        Console.WriteLine($"{fuzzer.Count:n0} inputs in {clock.Elapsed.TotalSeconds:n0} s, seed {seed}: nothing crashed or hung, "
            + $"{process.PeakWorkingSet64 >> 20} MB at most, {Math.Min(Kept, fuzzer.Interesting.Count)} inputs kept.");
        return 0;
    }

    private static string Folder(string name, [CallerFilePath] string file = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "../corpus", name));
}
