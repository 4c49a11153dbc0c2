using System.Diagnostics;
using System.Runtime.InteropServices;

namespace StarMiner.Bench;

/// <summary>Times whole processes, as a user waits for them.</summary>
static class Processes
{
    const int Children = -1;

    /// <summary>
    /// Medians of the clock's time and of the processor time that the processes took, all works in turns.
    /// </summary>
    public static void Print(int rounds, params (string Name, Action Work)[] works)
    {
        var times = works.Select(_ => new List<(double ClockMs, double ProcessorMs)>()).ToList();
        for (int round = 0; round < rounds; round++)
        {
            for (int i = 0; i < works.Length; i++) times[i].Add(Time(works[i].Work));
        }
        for (int i = 0; i < works.Length; i++)
        {
            double processorMs = times[i].ConvertAll(time => time.ProcessorMs).Median();
            double clockMs = times[i].ConvertAll(time => time.ClockMs).Median();
            Console.WriteLine($"{works[i].Name,-48} {processorMs,7:N0} cpu-ms, {clockMs:N0} ms by the clock");
        }
    }

    static (double ClockMs, double ProcessorMs) Time(Action work)
    {
        long start = Stopwatch.GetTimestamp();
        double used = ChildrenMs();
        work();
        return (Stopwatch.GetElapsedTime(start).TotalMilliseconds, ChildrenMs() - used);
    }

    /// <exception cref="InvalidOperationException">The process failed.</exception>
    public static void Run(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { UseShellExecute = false, RedirectStandardOutput = true };
        using Process process = Process.Start(start)!;
        process.StandardOutput.ReadToEnd();
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
