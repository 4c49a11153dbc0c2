using StarMiner.Kernels;
using StarMiner.Worker.Merkle;

namespace StarMiner.Worker.Kernels.Rendering;

/// <summary>Ray-traced pictures; the law is contracts/Kernels/Rendering/RenderingCell.cs.</summary>
public sealed class RenderingKernel : IKernel
{
    /// <summary>1 unit = 2,000 pixels times spheres; sky, floor, sun and camera count as 8 more.</summary>
    const int UnitWork = 2_000;
    const int BaseSpheres = 8;

    public string ContractName => "RenderingKernel";

    public JobShape Shape(ReadOnlySpan<byte> parameters)
    {
        var (width, height, spheres) = RenderingParameters.Read(parameters);
        long pixels = (long)width * height;
        return new JobShape(
            Units: (pixels * (spheres + BaseSpheres) + UnitWork - 1) / UnitWork,
            Operands: [new LeafLayout(spheres + RenderingCell.HeaderRecords, RenderingCell.RecordBytes)],
            Output: OutputLayout.Flat(pixels, sizeof(int)));
    }

    public IReadOnlyList<LeafReference> Reads(ReadOnlySpan<byte> parameters, long cell)
    {
        var (width, height, _) = RenderingParameters.Read(parameters);
        ArgumentOutOfRangeException.ThrowIfNegative(cell);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(cell, (long)width * height);
        return [new(0, 0)];
    }

    public void Execute(KernelRun run) =>
        RenderingExecution.Execute(RenderingParameters.Read(run.Parameters.Span), run);

    public long? FindFault(KernelRun claimed) => Recomputation.FindFault(this, claimed);
}
