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

    /// <remarks>Freivalds' check names the bad row; that row alone is computed again.</remarks>
    public long? FindFault(KernelRun claimed)
    {
        var sides = MatMulParameters.Read(claimed.Parameters.Span);
        int? bad = Freivalds.FindBadRow(
            sides, claimed.Operands[0], claimed.Operands[1], claimed.Output, claimed.Cancel);
        claimed.Progress?.Invoke((long)sides.M * sides.N, (long)sides.M * sides.N);
        if (bad is not { } row)
            return null;
        int rowBytes = sides.N * sizeof(int);
        byte[] truth = new byte[rowBytes];
        Execute(claimed with
        {
            Parameters = (sides with { M = 1 }).ToBytes(),
            Operands = [claimed.Operands[0].Slice((int)((long)row * sides.K), sides.K), claimed.Operands[1]],
            Output = truth,
            Progress = null,
        });
        var stated = claimed.Output.Span.Slice((int)((long)row * rowBytes), rowBytes);
        return (long)row * sides.N + stated.CommonPrefixLength(truth) / sizeof(int);
    }

    static IEnumerable<LeafReference> RowLeaves(int operand, long row, int k)
    {
        if (k <= LeafLayout.MaxLeafBytes)
            return [new(operand, row / (LeafLayout.MaxLeafBytes / k))];
        long pieces = (k + LeafLayout.MaxLeafBytes - 1) / LeafLayout.MaxLeafBytes;
        return Enumerable.Range(0, (int)pieces).Select(piece => new LeafReference(operand, row * pieces + piece));
    }
}
