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
    public async Task Cell_ofRandomMatrices_sameOnNeoVm(int m, int n, int k)
    {
        var random = new Random(k);
        byte[] a = new byte[m * k], b = new byte[n * k];
        random.NextBytes(a);
        random.NextBytes(b);
        for (int sample = 0; sample < 4; sample++)
        {
            int cell = random.Next(m * n);

            var (value, _) = await OnChain.EvaluateAsync(new MatMulParameters(m, n, k).ToBytes(), cell, a, b);

            value.Should().Be(MatMulCell.Dot(0, a, cell / n * k, b, cell % n * k, k));
        }
    }

    [Fact]
    public async Task Cell_longestRowsOf255_wrapsAroundOnNeoVm()
    {
        byte[] row = [.. Enumerable.Repeat((byte)255, MatMulParameters.MaxSide)];

        var (value, _) = await OnChain.EvaluateAsync(
            new MatMulParameters(1, 1, MatMulParameters.MaxSide).ToBytes(), 0, row, row);

        value.Should().Be(unchecked((int)(255L * 255 * 65_536)));
    }

    [Fact]
    public async Task Shape_contractAndWorkerAgree()
    {
        var random = new Random(4);
        foreach (var sides in new MatMulParameters[]
        {
            new(1, 1, 1), new(200, 2000, 784), new(65_536, 65_536, 4096), new(33, 44, 4097), new(5, 1024, 16_384),
        })
            await KernelAgreement.CheckAsync(new MatMulKernel(), OnChain.Contract, sides.ToBytes(), random);
    }
}
