using System.Diagnostics;
using System.Runtime.InteropServices;

namespace StarMiner.Bench;

/// <summary>
/// All figures in less than two minutes: every measure is warmed up, then taken in turns with the others, so that a slow
/// moment of the machine falls on all of them; medians and ratios are printed. Seconds are seconds of processor time: other
/// work on the machine would make a clock's seconds say little.
/// </summary>
static class QuickRun
{
    const int Rounds = 7;

    public static int Run()
    {
        Console.WriteLine($"{RuntimeInformation.FrameworkDescription}, {Environment.ProcessorCount} cores, {Rounds} rounds, medians");
        var open = new TransferWorkload(unlocked: true, 2_000);
        var signed = new TransferWorkload(unlocked: false, 1_000);
        Measure[] measures =
        [
            new("bare engine loop", open.Transactions.Length, open.BareEngine),
            new("one-transaction blocks, unlocked", open.Transactions.Length, () => open.Mine(1)),
            new("500-transaction blocks, unlocked", open.Transactions.Length, () => open.Mine(500)),
            new("one-transaction blocks, signed", signed.Transactions.Length, () => signed.Mine(1)),
            new("500-transaction blocks, signed", signed.Transactions.Length, () => signed.Mine(500)),
        ];
        WarmUp(measures);
        for (int round = 0; round < Rounds; round++)
        {
            foreach (Measure measure in measures) measure.Take();
        }
        foreach (Measure measure in measures)
            Console.WriteLine($"{measure.Name,-36} {measure.PerSecond,9:N0} transfers/cpu-s {measure.PerSecond / measures[0].PerSecond,6:0.00}x bare");
        Console.WriteLine($"{"start to first contract result",-36} {StartUp.MedianMs(5),9:N0} ms (process and runtime start included)");
        return 0;
    }

    static void WarmUp(Measure[] measures)
    {
        var clock = Stopwatch.StartNew();
        while (clock.Elapsed < TimeSpan.FromSeconds(6))
        {
            foreach (Measure measure in measures) measure.Work();
        }
    }

    sealed record Measure(string Name, int Count, Action Work)
    {
        readonly List<double> _seconds = [];

        public double PerSecond => Count / _seconds.Order().ElementAt(_seconds.Count / 2);

        public void Take()
        {
            GC.Collect();
            TimeSpan start = Environment.CpuUsage.TotalTime;
            Work();
            _seconds.Add((Environment.CpuUsage.TotalTime - start).TotalSeconds);
        }
    }
}
