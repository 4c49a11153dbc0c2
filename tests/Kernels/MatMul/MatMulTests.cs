using System.Runtime.InteropServices;
using StarMiner.Worker.Kernels.MatMul;

namespace StarMiner.Kernels.Tests.MatMul;

public class MatMulTests
{
    static readonly KernelOnChain OnChain = new(new MatMulKernel());

    [Theory]
    [InlineData(3, 5, 1)]
    [InlineData(7, 11, 784)]
    [InlineData(4, 3, 2049)]
    [InlineData(2, 3, 4096)]
    [InlineData(2, 2, 4097)]
    [InlineData(2, 2, 12_300)]
    [InlineData(2, 2, 16_384)]
    public async Task Cell_ofRandomMatrices_sameOnNeoVm(int m, int n, int k)
    {
        var random = new Random(k);
        byte[] a = new byte[m * k], b = new byte[n * k];
        random.NextBytes(a);
        random.NextBytes(b);
        for (int sample = 0; sample < 4; sample++)
        {
            int cell = random.Next(m * n);

            var (value, _) = await OnChain.EvaluateAsync(new MatMulParameters(m, n, k).ToBytes(), cell, [a, b]);

            value.Should().Be(MatMulCell.Dot(0, a, cell / n * k, b, cell % n * k, k));
        }
    }

    [Fact]
    public async Task Cell_ofManySmallMatrices_sameOnNeoVm()
    {
        var random = new Random(7);
        for (int trial = 0; trial < 100; trial++)
        {
            var (m, n, k) = new MatMulParameters(random.Next(1, 80), random.Next(1, 80), random.Next(1, 120));
            byte[] a = new byte[m * k], b = new byte[n * k];
            random.NextBytes(a);
            random.NextBytes(b);
            for (int sample = 0; sample < 20; sample++)
            {
                int cell = random.Next(m * n);

                var (value, _) = await OnChain.EvaluateAsync(new MatMulParameters(m, n, k).ToBytes(), cell, [a, b]);

                value.Should().Be(MatMulCell.Dot(0, a, cell / n * k, b, cell % n * k, k), "{0}x{1}x{2}", m, n, k);
            }
        }
    }

    /// <summary>Sums that no honest part leads to, so that the next part wraps around.</summary>
    [Fact]
    public async Task Cell_ofRandomSums_wrapsAroundAsTheLawDoes()
    {
        var random = new Random(8);
        var (m, n, k) = new MatMulParameters(3, 2, 16_385);
        byte[] a = new byte[m * k], b = new byte[n * k], sums = new byte[2 * m * n * sizeof(int)];
        random.NextBytes(a);
        random.NextBytes(b);
        random.NextBytes(sums);
        MemoryMarshal.Write(sums, int.MaxValue);
        for (int cell = m * n; cell < 2 * m * n; cell++)
        {
            var (value, _) = await OnChain.EvaluateAsync(
                new MatMulParameters(m, n, k).ToBytes(), cell, [a, b], sums);

            int before = BitConverter.ToInt32(sums, sizeof(int) * (cell - m * n));
            int first = cell % (m * n) / n * k + 12_288, second = cell % n * k + 12_288;
            value.Should().Be(MatMulCell.Dot(before, a, first, b, second, k - 12_288));
        }
    }

    [Fact]
    public async Task Cell_longestRowsOf255_wrapsAroundOnNeoVm()
    {
        byte[] row = [.. Enumerable.Repeat((byte)255, MatMulParameters.MaxSide)];
        byte[] sides = new MatMulParameters(1, 1, MatMulParameters.MaxSide).ToBytes();
        byte[] sums = Execute(sides, row, row);
        for (int part = 0; part < 6; part++)
        {
            var (value, _) = await OnChain.EvaluateAsync(sides, part, [row, row], sums);

            value.Should().Be(unchecked((int)(255L * 255 * Math.Min(12_288 * (part + 1), 65_536))));
            value.Should().Be(BitConverter.ToInt32(sums, 4 * part));
        }
    }

    [Fact]
    public async Task Cell_ofLongRows_isTheSumOverPartsSoFar()
    {
        var random = new Random(6);
        var (m, n, k) = new MatMulParameters(3, 2, 30_001);
        byte[] a = new byte[m * k], b = new byte[n * k];
        random.NextBytes(a);
        random.NextBytes(b);
        byte[] sides = new MatMulParameters(m, n, k).ToBytes();
        byte[] sums = Execute(sides, a, b);
        sums.Should().HaveCount(3 * m * n * sizeof(int));
        for (int cell = 0; cell < 3 * m * n; cell++)
        {
            int terms = Math.Min(12_288 * (cell / (m * n) + 1), k);
            int law = MatMulCell.Dot(0, a, cell % (m * n) / n * k, b, cell % n * k, terms);

            var (value, _) = await OnChain.EvaluateAsync(sides, cell, [a, b], sums);

            value.Should().Be(law);
            (await OnChain.CommittedAsync(sides, cell, sums)).Should().Be(law);
        }
    }

    static byte[] Execute(byte[] parameters, params byte[][] operands) =>
        Runs.Execute(new MatMulKernel(), parameters, "host", operands);

    [Fact]
    public async Task Shape_contractAndWorkerAgree()
    {
        var random = new Random(4);
        foreach (var sides in new MatMulParameters[]
        {
            new(1, 1, 1), new(200, 2000, 784), new(65_536, 65_536, 4096), new(33, 44, 4097), new(5, 1024, 16_384),
            new(7, 300, 16_385), new(65_536, 65_536, 65_536), new(40, 70, 24_576),
        })
            await KernelAgreement.CheckAsync(new MatMulKernel(), OnChain.Contract, sides.ToBytes(), random);
    }
}
