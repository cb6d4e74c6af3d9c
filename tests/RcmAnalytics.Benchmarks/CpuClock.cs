using System.Diagnostics;

namespace RcmAnalytics.Benchmarks;

/// <summary>Measures processor time of the whole process, so that another program on the machine does not count.</summary>
internal static class CpuClock
{
    private const int Runs = 9;
    private const int WarmUps = 8;

    /// <summary>The median processor time of several runs in seconds, after some that let the compiler settle.</summary>
    public static double Median(Action run)
    {
        for (var index = 0; index < WarmUps; index++)
        {
            run();
        }

        List<double> seconds = [];
        using var process = Process.GetCurrentProcess();
        for (var index = 0; index < Runs; index++)
        {
            process.Refresh();
            var before = process.TotalProcessorTime;
            run();
            process.Refresh();
            seconds.Add((process.TotalProcessorTime - before).TotalSeconds);
        }

        seconds.Sort();
        return seconds[Runs / 2];
    }
}
