using System.Runtime.InteropServices;
using StarMiner.Simulator.Scenarios.Data;
using StarMiner.Worker.Kernels;
using StarMiner.Worker.Kernels.MatMul;

namespace StarMiner.Simulator.Scenarios.Work;

/// <summary>All dot products between the rows of two data sets.</summary>
public sealed record DigitProduct(DigitSet A, DigitSet B) : JobWork, IClassifier
{
    public override IKernel Kernel { get; } = new MatMulKernel();

    public override byte[] Parameters => new MatMulParameters(A.Count, B.Count, A.Width).ToBytes();

    public override IReadOnlyList<byte[]> Operands(long seed) => [A.Pixels, B.Pixels];

    /// <param name="digits">The rows of the product, whose nearest columns give their classes.</param>
    public int CountRight(DigitSet digits, ReadOnlySpan<byte> output) =>
        NearestNeighbour.CountCorrect(digits, B, MemoryMarshal.Cast<byte, int>(output));
}
