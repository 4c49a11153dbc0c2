using System.Diagnostics;
using StarMiner.Worker.Devices;
using StarMiner.Worker.Kernels;
using StarMiner.Worker.Kernels.MatMul;
using StarMiner.Worker.Merkle;

namespace StarMiner.Bench;

/// <summary>
/// MatMul jobs, and what proving and checking them adds. Each measure takes turns with the others of its table; medians of
/// processor time over all threads and of the clock's, and processor time's ratio to the first.
/// </summary>
static class KernelBench
{
    public const string Argument = "kernels";

    const int Rounds = 5;
    const int Side = 4096;

    static readonly MatMulKernel Kernel = new();

    public static int Run()
    {
        using var host = DeviceCatalog.Open("host");
        foreach (var info in DeviceCatalog.List().Where(info => info.Kind != DeviceKind.Host))
        {
            using var device = DeviceCatalog.Open(info.Id);
            var (there, here) = (Job(device, 1024), Job(host, 1024));
            Table(
                new($"1024^3 on {info.Id}", () => Kernel.Execute(there)),
                new("1024^3 on host", () => Kernel.Execute(here)));
        }

        var job = Job(host, Side);
        Table(
            new($"{Side}^3 on host", () => Kernel.Execute(job)),
            new("its output's tree", () => Tree(job.Output, LeafLayout.Flat(job.Output.Length))),
            new("its operands' trees", () =>
            {
                Tree(job.Operands[0], new LeafLayout(Side, Side));
                Tree(job.Operands[1], new LeafLayout(Side, Side));
            }),
            new("its check by Freivalds", () => Check(job)),
            new("the same, last cell wrong", () =>
            {
                job.Output.Span[^4] ^= 1;
                Check(job, wrong: (long)Side * Side - 1);
                job.Output.Span[^4] ^= 1;
            }));
        return 0;
    }

    static KernelRun Job(ComputeDevice device, int side)
    {
        byte[] a = new byte[side * side], b = new byte[side * side];
        new Random(1).NextBytes(a);
        new Random(2).NextBytes(b);
        return new KernelRun
        {
            Device = device,
            Parameters = new MatMulParameters(side, side, side).ToBytes(),
            Operands = [a, b],
            Output = new byte[side * side * sizeof(int)],
        };
    }

    static void Tree(ReadOnlyMemory<byte> blob, LeafLayout layout) => MerkleTree.Build(blob, layout, LeafTag.Input);

    static void Check(KernelRun job, long? wrong = null)
    {
        if (Kernel.FindFault(job) != wrong)
            throw new InvalidOperationException("the check's verdict is wrong");
    }

    static void Table(params Measure[] measures)
    {
        foreach (var measure in measures)
            measure.Work();
        for (int round = 0; round < Rounds; round++)
            foreach (var measure in measures)
                measure.Take();
        foreach (var measure in measures)
            Console.WriteLine(
                $"{measure.Name,-28} {measure.ProcessorMs,9:N1} cpu-ms {measure.ClockMs,9:N1} ms by the clock "
                + $"{measure.ProcessorMs / measures[0].ProcessorMs,8:0.0000} of the first");
    }

    sealed record Measure(string Name, Action Work)
    {
        readonly List<double> processor = [], clock = [];

        public double ProcessorMs => processor.Median();
        public double ClockMs => clock.Median();

        public void Take()
        {
            GC.Collect();
            var before = Environment.CpuUsage.TotalTime;
            long start = Stopwatch.GetTimestamp();
            Work();
            clock.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            processor.Add((Environment.CpuUsage.TotalTime - before).TotalMilliseconds);
        }
    }
}
