using System.Diagnostics;
using System.Runtime.InteropServices;

namespace StarMiner.Bench;

/// <summary>
/// All figures in less than two minutes: every measure is warmed up, then taken in turns with the others, so that a
/// slow moment of the machine falls on all of them; medians and ratios are printed. Seconds are seconds of processor
/// time: other work on the machine would make a clock's seconds say little.
/// </summary>
static class QuickRun
{
    const int Rounds = 7;

    public static int Run()
    {
        string runtime = RuntimeInformation.FrameworkDescription;
        Console.WriteLine($"{runtime}, {Environment.ProcessorCount} cores, {Rounds} rounds, medians");
        var open = TransferWorkload.OfGas(unlocked: true, 2_000);
        var signed = TransferWorkload.OfGas(unlocked: false, 1_000);
        var agpu = TransferWorkload.OfAgpu(unlocked: true, 1_000);
        Table(
            new("GAS, bare engine loop", open.Transactions.Length, open.BareEngine),
            new("GAS, one-transaction blocks, unlocked", open.Transactions.Length, () => open.Mine(1)),
            new("GAS, 500-transaction blocks, unlocked", open.Transactions.Length, () => open.Mine(500)),
            new("GAS, one-transaction blocks, signed", signed.Transactions.Length, () => signed.Mine(1)),
            new("GAS, 500-transaction blocks, signed", signed.Transactions.Length, () => signed.Mine(500)));
        Table(
            new("AGPU, bare engine loop", agpu.Transactions.Length, agpu.BareEngine),
            new("AGPU, one-transaction blocks, unlocked", agpu.Transactions.Length, () => agpu.Mine(1)),
            new("AGPU, 500-transaction blocks, unlocked", agpu.Transactions.Length, () => agpu.Mine(500)));
        Processes.Print(5, ("process start to first contract result", StartUp.InOwnProcess));
        return Compile.Run();
    }

    /// <summary>The first is the baseline of the others.</summary>
    static void Table(params Measure[] measures)
    {
        WarmUp(measures);
        for (int round = 0; round < Rounds; round++)
        {
            foreach (Measure measure in measures) measure.Take();
        }
        foreach (Measure measure in measures)
        {
            double ratio = measure.PerSecond / measures[0].PerSecond;
            Console.WriteLine($"{measure.Name,-40} {measure.PerSecond,9:N0} /cpu-s {ratio,6:0.00}x bare");
        }
    }

    static void WarmUp(Measure[] measures)
    {
        var clock = Stopwatch.StartNew();
        while (clock.Elapsed < TimeSpan.FromSeconds(8))
        {
            foreach (Measure measure in measures) measure.Work();
        }
    }

    sealed record Measure(string Name, int Count, Action Work)
    {
        readonly List<double> _seconds = [];

        public double PerSecond => Count / _seconds.Median();

        public void Take()
        {
            GC.Collect();
            TimeSpan start = Environment.CpuUsage.TotalTime;
            Work();
            _seconds.Add((Environment.CpuUsage.TotalTime - start).TotalSeconds);
        }
    }
}
