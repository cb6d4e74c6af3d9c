using System.Diagnostics;
using System.Globalization;

namespace RcmAnalytics.Benchmarks;

/// <summary>A step of a benchmark as a process of its own, so that no other's memory or time is in its figures.</summary>
internal static class StepProcess
{
    /// <summary>Runs this program with the arguments, shows what it prints, and returns the step's seconds.</summary>
    public static double Run(params string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, arguments) { RedirectStandardOutput = true };
        using var child = Process.Start(start)!;
        var output = child.StandardOutput.ReadToEnd();
        child.WaitForExit();
        Console.Write(output);
        return child.ExitCode == 0
            ? double.Parse(output.TrimEnd().Split(' ')[^1], CultureInfo.InvariantCulture)
            : throw new InvalidOperationException($"{string.Join(' ', arguments)} ended with {child.ExitCode}.");
    }

    /// <summary>What the process does; the last word it prints is the step's seconds.</summary>
    public static async Task<int> MeasureAsync(string step, Func<Task> work)
    {
        using var process = Process.GetCurrentProcess();
        var watch = Stopwatch.StartNew();
        await work();
        process.Refresh();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{step,-8}{process.TotalProcessorTime.TotalSeconds,8:0.0} CPU-s, peak {process.PeakWorkingSet64 / 1e6:0} MB, seconds {watch.Elapsed.TotalSeconds:0.0}"));
        return 0;
    }
}
