using System.Numerics;
using StarMiner.Client;
using StarMiner.Worker.Kernels;

namespace StarMiner.Kernels.Tests;

/// <summary>What a kernel contract says of a job's shape, against what the worker makes of the same parameters.</summary>
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

        long[] cells = [0, shape.Cells - 1, random.NextInt64(shape.Cells), random.NextInt64(shape.Cells)];
        foreach (long cell in cells)
        {
            (await contract.WritesAsync(parameters, (ulong)cell)).Should()
                .Be(new CellWrite((ulong)shape.LeafOf(cell), (ulong)shape.Output.LeafCount, 0));
            (await contract.ReadsAsync(parameters, (ulong)cell)).Should().Equal(kernel.Reads(parameters, cell).Select(
                read => new CellRead(
                    read.Operand, (ulong)read.Leaf, (ulong)shape.Operands[read.Operand].LeafCount)));
        }
    }
}
