using System.Diagnostics;
using System.Runtime.InteropServices;

namespace StarMiner.Bench;

/// <summary>Times whole processes, as a user waits for them.</summary>
static class Processes
{
    const int Children = -1;

    /// <summary>Medians of the clock's time and of the processor time that the processes took [ms].</summary>
    public static (double ClockMs, double ProcessorMs) Medians(int times, Action work)
    {
        var clock = new List<double>();
        var processor = new List<double>();
        for (int i = 0; i < times; i++)
        {
            long start = Stopwatch.GetTimestamp();
            double used = ChildrenMs();
            work();
            processor.Add(ChildrenMs() - used);
            clock.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }
        return (clock.Order().ElementAt(times / 2), processor.Order().ElementAt(times / 2));
    }

    /// <exception cref="InvalidOperationException">The process failed.</exception>
    public static void Run(params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo("dotnet", arguments) { UseShellExecute = false })!;
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"dotnet {string.Join(' ', arguments)}: exit {process.ExitCode}");
    }

    /// <summary>
    /// Processor time of all processes that this one has started and that have ended; nothing but Linux tells.
    /// </summary>
    static double ChildrenMs()
    {
        if (!OperatingSystem.IsLinux()) return double.NaN;
        // struct rusage: seconds and microseconds of user time, then of system time, then 14 counters.
        long[] usage = new long[18];
        if (GetResourceUsage(Children, usage) != 0) throw new InvalidOperationException("getrusage failed");
        return (usage[0] + usage[2]) * 1_000 + (usage[1] + usage[3]) / 1_000.0;
    }

    [DllImport("libc", EntryPoint = "getrusage")]
    static extern int GetResourceUsage(int who, long[] usage);
}
