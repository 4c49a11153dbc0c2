using StarMiner.Worker.Devices;
using StarMiner.Worker.Merkle;

namespace StarMiner.Worker.Kernels.MatMul;

/// <summary>uint8 matrix product; the law is contracts/Kernels/MatMul/MatMulCell.cs.</summary>
public sealed class MatMulKernel : IKernel
{
    const int UnitMultiplyAdds = 1_000_000;

    public string ContractName => "MatMulKernel";

    public JobShape Shape(ReadOnlySpan<byte> parameters)
    {
        var (m, n, k) = MatMulParameters.Read(parameters);
        long multiplyAdds = (long)m * n * k;
        return new JobShape(
            Units: (multiplyAdds + UnitMultiplyAdds - 1) / UnitMultiplyAdds,
            Operands: [new LeafLayout(m, k), new LeafLayout(n, k)],
            Output: LeafLayout.Flat((long)m * n * sizeof(int)),
            CellBytes: sizeof(int));
    }

    public IReadOnlyList<LeafReference> Reads(ReadOnlySpan<byte> parameters, long cell)
    {
        var (m, n, k) = MatMulParameters.Read(parameters);
        ArgumentOutOfRangeException.ThrowIfNegative(cell);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(cell, (long)m * n);
        return [.. RowLeaves(0, cell / n, k), .. RowLeaves(1, cell % n, k)];
    }

    public void Execute(KernelRun run)
    {
        var sides = MatMulParameters.Read(run.Parameters.Span);
        switch (run.Device)
        {
            case HostDevice device:
                MatMulOnHost.Execute(sides, run, device);
                break;
            case IlgpuDevice accelerator:
                MatMulOnIlgpu.Execute(sides, run, accelerator);
                break;
            default:
                throw new DeviceException($"MatMul cannot run on {run.Device.Info.Id}");
        }
    }

    static IEnumerable<LeafReference> RowLeaves(int operand, long row, int k)
    {
        if (k <= LeafLayout.MaxLeafBytes)
            return [new(operand, row / (LeafLayout.MaxLeafBytes / k))];
        long pieces = (k + LeafLayout.MaxLeafBytes - 1) / LeafLayout.MaxLeafBytes;
        return Enumerable.Range(0, (int)pieces).Select(piece => new LeafReference(operand, row * pieces + piece));
    }
}
