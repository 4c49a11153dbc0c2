using System.Runtime.InteropServices;
using StarMiner.Worker.Devices;
using StarMiner.Worker.Kernels;
using StarMiner.Worker.Kernels.MatMul;

namespace StarMiner.Worker.Tests.Kernels.MatMul;

public sealed class MatMulFaultTests : IDisposable
{
    readonly MatMulKernel kernel = new();
    readonly ComputeDevice device = DeviceCatalog.Open("host");

    public void Dispose() => device.Dispose();

    public static TheoryData<int, int, int> Shapes => new()
    {
        { 1, 1, 1 }, { 7, 9, 11 }, { 40, 70, 784 }, { 5, 600, 513 }, { 3, 16_400, 5 }, { 2, 7, 65_536 }, { 300, 8, 8 },
        // Sums that are folded many times on the way: the more bits a cell has, the sooner.
        { 3, 700, 4096 }, { 2, 70, 65_536 },
    };

    [Theory, MemberData(nameof(Shapes))]
    public void FindFault_rightProduct_findsNone(int m, int n, int k) =>
        kernel.FindFault(Product(new(m, n, k), filling: null)).Should().BeNull();

    [Theory, MemberData(nameof(Shapes))]
    public void FindFault_rightProductOf255_findsNone(int m, int n, int k) =>
        kernel.FindFault(Product(new(m, n, k), filling: 255)).Should().BeNull();

    [Theory, MemberData(nameof(Shapes))]
    public void FindFault_anyBitOfAnyCell_findsTheCell(int m, int n, int k)
    {
        var run = Product(new(m, n, k), filling: null);
        var random = new Random(m * n);
        int cells = run.Output.Length / sizeof(int);
        for (int trial = 0; trial < 20; trial++)
        {
            int cell = trial switch { 0 => 0, 1 => cells - 1, _ => random.Next(cells) };
            int bit = random.Next(32);
            run.Output.Span[cell * sizeof(int) + bit / 8] ^= (byte)(1 << bit % 8);

            kernel.FindFault(run).Should().Be(cell);

            run.Output.Span[cell * sizeof(int) + bit / 8] ^= (byte)(1 << bit % 8);
        }
    }

    [Fact]
    public void FindFault_manyWrongCells_findsTheFirst()
    {
        var run = Product(new(60, 50, 40), filling: null);
        foreach (int cell in new[] { 2999, 777, 778, 1500 })
            run.Output.Span[cell * sizeof(int)] ^= 4;

        kernel.FindFault(run).Should().Be(777);
    }

    [Fact]
    public void FindFault_errorsThatCancelInAPlainSum_areSeen()
    {
        var run = Product(new(4, 50, 40), filling: null);
        var cells = MemoryMarshal.Cast<byte, int>(run.Output.Span);
        cells[60]++;
        cells[61]--;

        kernel.FindFault(run).Should().Be(60);
    }

    KernelRun Product(MatMulParameters sides, byte? filling)
    {
        byte[] a = Bytes(sides.M * sides.K, filling), b = Bytes(sides.N * sides.K, filling);
        var run = new KernelRun
        {
            Device = device,
            Parameters = sides.ToBytes(),
            Operands = [a, b],
            Output = new byte[kernel.Shape(sides.ToBytes()).Output.TotalBytes],
        };
        kernel.Execute(run);
        return run;
    }

    static byte[] Bytes(int count, byte? filling)
    {
        byte[] bytes = new byte[count];
        if (filling is { } value)
            bytes.AsSpan().Fill(value);
        else
            new Random(count).NextBytes(bytes);
        return bytes;
    }
}
