using System.Runtime.InteropServices;
using StarMiner.Kernels;
using StarMiner.Worker.Devices;
using StarMiner.Worker.Kernels;
using StarMiner.Worker.Kernels.MatMul;

namespace StarMiner.Worker.Tests.Kernels.MatMul;

public class MatMulKernelTests
{
    readonly MatMulKernel kernel = new();

    public static TheoryData<int, int, int> Shapes
    {
        get
        {
            // Around the tiles' and blocks' edges, and whatever a fixed seed gives.
            var shapes = new TheoryData<int, int, int>
            {
                { 1, 1, 1 }, { 6, 64, 1024 }, { 7, 65, 1025 }, { 5, 63, 1023 }, { 1, 200, 2049 }, { 200, 1, 3 },
                { 97, 130, 31 }, { 13, 1, 4096 }, { 2, 3, 4097 },
            };
            var random = new Random(5);
            for (int n = 0; n < 12; n++)
                shapes.Add(random.Next(1, 120), random.Next(1, 200), random.Next(1, 1500));
            return shapes;
        }
    }

    [Theory, MemberData(nameof(Shapes))]
    public void Execute_randomMatrices_everyDeviceGivesTheLawsBits(int m, int n, int k)
    {
        byte[] a = RandomBytes(m * k, seed: m + 31 * n + 977 * k);
        byte[] b = RandomBytes(n * k, seed: k);

        foreach (byte[] output in OnEveryDevice(new(m, n, k), a, b))
            Cells(output).Should().Equal(Law(new(m, n, k), a, b));
    }

    [Fact]
    public void Execute_longestRowsOf255_wrapAroundEverywhere()
    {
        var sides = new MatMulParameters(2, 3, MatMulParameters.MaxSide);
        byte[] a = [.. Enumerable.Repeat((byte)255, sides.M * sides.K)];
        byte[] b = [.. Enumerable.Repeat((byte)255, sides.N * sides.K)];

        foreach (byte[] output in OnEveryDevice(sides, a, b))
            Cells(output).Should().Equal(Enumerable.Range(0, 6 * 6)
                .Select(cell => unchecked((int)(255L * 255 * Math.Min(12_288 * (cell / 6 + 1), 65_536)))));
    }

    [Fact]
    public void Execute_bothDeviceKinds_reportProgressUpToTheEnd()
    {
        var sides = new MatMulParameters(300, 300, 900);
        byte[] a = RandomBytes(sides.M * sides.K, 1), b = RandomBytes(sides.N * sides.K, 2);
        foreach (string choice in new[] { "cpu", "host" })
        {
            using var device = DeviceCatalog.Open(choice);
            var reports = new System.Collections.Concurrent.ConcurrentBag<(long Done, long Total)>();
            Run(device, sides, a, b, (done, total) => reports.Add((done, total)));

            reports.Should().HaveCountGreaterThan(1).And.OnlyContain(report => report.Total == 90_000);
            reports.Max(report => report.Done).Should().Be(90_000);
        }
    }

    [Fact]
    public void Execute_cancelled_stops()
    {
        foreach (string choice in new[] { "cpu", "host" })
        {
            using var device = DeviceCatalog.Open(choice);
            var run = () => Run(
                device, new(10, 10, 10), new byte[100], new byte[100], cancel: new CancellationToken(true));

            run.Should().Throw<OperationCanceledException>();
        }
    }

    [Fact]
    public void Shape_digitsJob_isMeteredAndCutAsSpecified()
    {
        var shape = kernel.Shape(new MatMulParameters(200, 2000, 784).ToBytes());

        shape.Units.Should().Be(314); // 313.6 million multiply-adds, rounded up
        shape.Cells.Should().Be(400_000);
        shape.Operands.Select(operand => operand.LeafCount).Should().Equal(40, 400); // 5 rows of 784 bytes a leaf
        shape.Output.LeafCount.Should().Be(391);
        shape.Output.LeafOf(1023).Should().Be(0);
        shape.Output.LeafOf(1024).Should().Be(1);
    }

    [Theory]
    [InlineData(0, 1, 1)]
    [InlineData(1, 65_537, 1)]
    [InlineData(1, 1, -1)]
    public void Shape_sideOutOfRange_refused(int m, int n, int k)
    {
        var shape = () => kernel.Shape(new MatMulParameters(m, n, k).ToBytes());

        shape.Should().Throw<JobException>().WithMessage("MatMul * not 1..65536");
    }

    [Fact]
    public void Shape_wrongLength_refused()
    {
        var shape = () => kernel.Shape(new byte[13]);

        shape.Should().Throw<JobException>();
    }

    [Theory]
    [InlineData(200, 2000, 784, 399_999, "0:39 1:399")]
    [InlineData(200, 2000, 784, 12_004, "0:1 1:0")]
    [InlineData(3, 4, 4096, 6, "0:1 1:2")]
    [InlineData(3, 4, 4097, 6, "0:2 0:3 1:4 1:5")]
    [InlineData(3, 4, 12_289, 6, "0:4 0:5 0:6 0:7 1:8 1:9 1:10 1:11")]
    [InlineData(3, 4, 16_385, 6, "0:5 0:6 0:7 1:10 1:11 1:12")]
    [InlineData(3, 4, 16_385, 18, "0:8 0:9 1:13 1:14 -1:0")]
    public void Reads_cell_namesTheLeavesOfItsTwoRows(int m, int n, int k, long cell, string expected)
    {
        var reads = kernel.Reads(new MatMulParameters(m, n, k).ToBytes(), cell);

        string.Join(' ', reads.Select(read => $"{read.Operand}:{read.Leaf}")).Should().Be(expected);
    }

    static int[] Law(MatMulParameters sides, byte[] a, byte[] b)
    {
        int[] cells = new int[sides.M * sides.N];
        for (int cell = 0; cell < cells.Length; cell++)
            cells[cell] = MatMulCell.Dot(0, a, cell / sides.N * sides.K, b, cell % sides.N * sides.K, sides.K);
        return cells;
    }

    IEnumerable<byte[]> OnEveryDevice(MatMulParameters sides, byte[] a, byte[] b)
    {
        foreach (var info in DeviceCatalog.List().Where(info => info.Kind != DeviceKind.Host))
        {
            using var device = DeviceCatalog.Open(info.Id);
            yield return Run(device, sides, a, b);
        }
        foreach (int vectorBits in new[] { 0, 256, 512 })
        {
            using var host = new HostDevice(DeviceCatalog.List()[^1], vectorBits);
            yield return Run(host, sides, a, b);
        }
    }

    byte[] Run(
        ComputeDevice device, MatMulParameters sides, byte[] a, byte[] b, Action<long, long>? progress = null,
        CancellationToken cancel = default)
    {
        // Poisoned, so that a cell left out shows.
        byte[] output = [.. Enumerable.Repeat((byte)0xA5, (int)kernel.Shape(sides.ToBytes()).Output.TotalBytes)];
        kernel.Execute(new KernelRun
        {
            Device = device,
            Parameters = sides.ToBytes(),
            Operands = [a, b],
            Output = output,
            Progress = progress,
            Cancel = cancel,
        });
        return output;
    }

    static int[] Cells(byte[] output) => MemoryMarshal.Cast<byte, int>(output).ToArray();

    static byte[] RandomBytes(int count, int seed)
    {
        byte[] bytes = new byte[count];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }
}
