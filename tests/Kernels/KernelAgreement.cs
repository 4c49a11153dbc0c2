using System.Numerics;
using StarMiner.Client;
using StarMiner.Worker.Kernels;

namespace StarMiner.Kernels.Tests;

/// <summary>What a kernel contract says of a job's shape, against what the worker makes of it.</summary>
static class KernelAgreement
{
    internal static async Task CheckAsync(IKernel kernel, KernelClient contract, byte[] parameters, Random random)
    {
        var shape = kernel.Shape(parameters);
        var meter = await contract.MeterAsync(parameters);
        meter.Should().Be(new KernelMeter(new BigInteger(shape.Units), (ulong)shape.Cells, shape.Operands.Count));
        (await contract.OutputLeavesAsync(parameters)).Should().Be((ulong)shape.Output.LeafCount);
        for (int operand = 0; operand < shape.Operands.Count; operand++)
            (await contract.InputLeavesAsync(parameters, operand)).Should()
                .Be((ulong)shape.Operands[operand].LeafCount);

        // First, last, some between, and both sides of every boundary between the first steps.
        long[] cells = [0, shape.Cells - 1, .. Enumerable.Range(0, 6).Select(_ => random.NextInt64(shape.Cells)),
            .. Enumerable.Range(1, Math.Min(12, shape.Output.Rounds * shape.Output.StepsPerRound) - 1)
                .Select(step => shape.Output.CellAt(shape.Output.Step(step).Start))
                .SelectMany(cell => new[] { cell - 1, cell })];
        foreach (long cell in cells)
        {
            long leaf = shape.Output.LeafOf(cell);
            uint step = shape.Output.StepOf(leaf);
            (await contract.WritesAsync(parameters, (ulong)cell)).Should()
                .Be(new CellWrite((ulong)leaf, (ulong)shape.Output.LeafCount, step), "cell {0}", cell);
            var reads = await contract.ReadsAsync(parameters, (ulong)cell);
            var expected = kernel.Reads(parameters, cell).Select(read => Expected(shape, read));
            reads.Should().Equal(expected, "cell {0}", cell);
            reads.Where(read => read.Operand == LeafReference.OwnOutput)
                .Should().NotContain(read => read.Step >= step, "no cell may depend on itself");
        }
    }

    static CellRead Expected(JobShape shape, LeafReference read) => read.Operand == LeafReference.OwnOutput
        ? new(-1, (ulong)read.Leaf, (ulong)shape.Output.LeafCount, shape.Output.StepOf(read.Leaf))
        : new(read.Operand, (ulong)read.Leaf, (ulong)shape.Operands[read.Operand].LeafCount);
}
