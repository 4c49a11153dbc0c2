using System.Numerics;
using StarMiner.Client;
using StarMiner.Contracts.Tests.Suite;

namespace StarMiner.Contracts.Tests.Kernels.MatMul;

/// <summary>The kernel on NeoVM against a plain loop in C#.</summary>
public class MatMulKernelTests
{
    readonly SuiteChain _suite = new();

    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(3, 5, 7)]
    [InlineData(40, 60, 12)]
    [InlineData(9, 7, 784)]
    [InlineData(3, 3, 2048)]
    [InlineData(3, 3, 2049)]
    [InlineData(2, 2, 4096)]
    [InlineData(2, 3, 4097)]
    [InlineData(1, 2, 9000)]
    public void Evaluate_ofAnyCell_isThePlainLoops(int m, int n, int k)
    {
        var job = new MatMulJob(m, n, k, seed: m + n + k);
        foreach (int cell in Sample(job.Cells)) Evaluate(job, cell).Should().Be(job.Output[cell], $"cell {cell}");
    }

    [Fact]
    public void Evaluate_ofTheLongestRowsOf255_wrapsAround()
    {
        // The last of six parts: 4,096 terms go on from the sum of 61,440.
        const int K = 65_536;
        byte[] full = [.. Enumerable.Repeat((byte)255, 4096)];
        byte[] before = BitConverter.GetBytes(unchecked((int)(255L * 255 * (K - 4096))));
        int product = unchecked((int)(255L * 255 * K));
        product.Should().BeNegative();
        Integer("evaluate", MatMulJob.ParamsOf(1, 1, K), 5, new object?[] { full, full, before }).Should().Be(product);
    }

    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(100, 20, 784)]
    [InlineData(5, 4, 4096)]
    [InlineData(3, 2, 9000)]
    public void ReadsAndWrites_nameTheLeavesThatHoldTheCell(int m, int n, int k)
    {
        var job = new MatMulJob(m, n, k);
        int outputLeaves = MatMulJob.OutputLeaves(job.Output).Length;
        foreach (int cell in Sample(job.Cells))
        {
            var reads = _suite.Read(_suite.Kernel, "reads", job.Params, cell).AsList().Select(read => read.AsList(3));
            reads.Select(read => (read[0].AsInt32(), read[1].AsInt32(), read[2].AsInt32())).Should().Equal(
                job.Reads(cell).Select(read => (read.Operand, read.Leaf, job.InputLeafCount(read.Operand))));
            var writes = _suite.Read(_suite.Kernel, "writes", job.Params, cell).AsList(3);
            writes.Select(item => item.AsInt32()).Should().Equal(cell / 1024, outputLeaves, 0);
        }
        Integer("outputLeaves", job.Params).Should().Be(outputLeaves);
        Integer("inputLeaves", job.Params, 0).Should().Be(job.InputLeafCount(0));
        Integer("inputLeaves", job.Params, 1).Should().Be(job.InputLeafCount(1));
    }

    [Theory]
    [InlineData(200, 2000, 784, 314, 400_000)]
    [InlineData(1, 1, 1, 1, 1)]
    [InlineData(1000, 1000, 1, 1, 1_000_000)]
    [InlineData(1000, 1001, 1, 2, 1_001_000)]
    [InlineData(65_536, 65_536, 16_384, 70_368_745, 4_294_967_296)]
    [InlineData(1000, 1000, 16_385, 16_385, 2_000_000)]
    [InlineData(65_536, 65_536, 65_536, 281_474_977, 6 * 4_294_967_296)]
    public void Meter_countsMillionsOfMultiplyAddsRoundedUp(int m, int n, int k, long units, long cells) =>
        _suite.Read(_suite.Kernel, "meter", MatMulJob.ParamsOf((uint)m, (uint)n, (uint)k)).AsList(3)
            .Select(item => item.AsInt64()).Should().Equal(units, cells, 2);

    [Fact]
    public void Committed_readsTheStatedInt32()
    {
        var job = new MatMulJob(40, 60, 3);
        int[] output = [.. job.Output];
        (output[0], output[1], output[1024], output[2399]) = (int.MinValue, -1, int.MaxValue, 7);
        byte[][] leaves = MatMulJob.OutputLeaves(output);
        foreach (int cell in new[] { 0, 1, 2, 1023, 1024, 2047, 2048, 2399 })
            Integer("committed", job.Params, cell, leaves[cell / 1024]).Should().Be(output[cell]);
    }

    [Fact]
    public void Committed_inALeafOfAnotherLength_isNull()
    {
        var job = new MatMulJob(40, 60, 3);
        byte[][] leaves = MatMulJob.OutputLeaves(job.Output);
        foreach (byte[] leaf in new[] { [], leaves[0][1..], [.. leaves[0], 0], leaves[2] })
            _suite.Read(_suite.Kernel, "committed", job.Params, 0, leaf).IsNull.Should().BeTrue();
        _suite.Read(_suite.Kernel, "committed", job.Params, 2399, leaves[0]).IsNull.Should().BeTrue();
    }

    int Evaluate(MatMulJob job, int cell) => (int)Integer("evaluate", job.Params, cell,
        job.Reads(cell).Select(read => (object?)job.InputLeaf(read.Operand, read.Leaf)).ToArray());

    BigInteger Integer(string method, params object?[] arguments) =>
        _suite.Read(_suite.Kernel, method, arguments).AsInteger();

    /// <summary>First, last and two between.</summary>
    static IEnumerable<int> Sample(int cells) => Enumerable.Range(0, 4).Select(i => (int)((long)(cells - 1) * i / 3)).Distinct();
}
