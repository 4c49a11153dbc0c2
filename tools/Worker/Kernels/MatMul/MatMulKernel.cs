using StarMiner.Worker.Devices;
using StarMiner.Worker.Merkle;

namespace StarMiner.Worker.Kernels.MatMul;

/// <summary>Matrix product of uint8 or int8; the law is contracts/Kernels/MatMul/MatMulCell.cs.</summary>
public sealed class MatMulKernel : IKernel
{
    const int UnitMultiplyAdds = 1_000_000;

    public string ContractName => "MatMulKernel";

    public JobShape Shape(ReadOnlySpan<byte> parameters)
    {
        var sides = MatMulParameters.Read(parameters);
        var (m, n, k) = sides;
        long multiplyAdds = (long)m * n * k;
        return new JobShape(
            Units: (multiplyAdds + UnitMultiplyAdds - 1) / UnitMultiplyAdds,
            Operands: [new LeafLayout(m, k), new LeafLayout(n, k)],
            Output: new OutputLayout([new StepLayout((long)m * n, 1, sizeof(int))], new MatMulParts(sides).Count));
    }

    public IReadOnlyList<LeafReference> Reads(ReadOnlySpan<byte> parameters, long cell)
    {
        var sides = MatMulParameters.Read(parameters);
        var shape = Shape(parameters);
        var (part, product) = shape.Output.StepOfCell(cell);
        var terms = new MatMulParts(sides).Terms((int)part);
        List<LeafReference> reads =
        [
            .. RowLeaves(0, product / sides.N, terms, shape.Operands[0]),
            .. RowLeaves(1, product % sides.N, terms, shape.Operands[1]),
        ];
        if (part > 0)
            reads.Add(LeafReference.Own(shape.Output.LeafOf(cell - (long)sides.M * sides.N)));
        return reads;
    }

    public void Execute(KernelRun run)
    {
        var parts = new MatMulParts(MatMulParameters.Read(run.Parameters.Span));
        if (parts.Count == 1)
            Multiply(run);
        else
            parts.Execute(run, Multiply);
    }

    static void Multiply(KernelRun run)
    {
        var sides = MatMulParameters.Read(run.Parameters.Span);
        if (sides.Signs != MatMulSigns.None)
        {
            new SignedProduct(sides).Execute(run, Multiply);
            return;
        }
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

    /// <remarks>Each part is checked against the sum before it as it is stated, as the Referee does.</remarks>
    public long? FindFault(KernelRun claimed)
    {
        var sides = MatMulParameters.Read(claimed.Parameters.Span);
        var parts = new MatMulParts(sides);
        long cells = (long)sides.M * sides.N;
        long? fault = null;
        for (int part = 0; part < parts.Count && fault is null; part++)
        {
            var output = part == 0 ? parts.Sum(claimed.Output, 0) : parts.Claimed(claimed.Output, part);
            var run = parts.Count == 1 ? claimed : parts.Run(part, claimed, output);
            fault = part * cells + FindFaultInPart(run);
        }
        claimed.Progress?.Invoke(cells * parts.Count, cells * parts.Count);
        return fault;
    }

    /// <remarks>Freivalds' check names the bad row; that row alone is computed again.</remarks>
    static long? FindFaultInPart(KernelRun claimed)
    {
        var sides = MatMulParameters.Read(claimed.Parameters.Span);
        if (sides.Signs != MatMulSigns.None) return FindFaultInPart(new SignedProduct(sides).Claimed(claimed));
        int? bad = Freivalds.FindBadRow(
            sides, claimed.Operands[0], claimed.Operands[1], claimed.Output, claimed.Cancel);
        if (bad is not { } row)
            return null;
        int rowBytes = sides.N * sizeof(int);
        byte[] truth = new byte[rowBytes];
        Multiply(claimed with
        {
            Parameters = (sides with { M = 1 }).ToBytes(),
            Operands = [claimed.Operands[0].Slice((int)((long)row * sides.K), sides.K), claimed.Operands[1]],
            Output = truth,
            Progress = null,
        });
        var stated = claimed.Output.Span.Slice((int)((long)row * rowBytes), rowBytes);
        return (long)row * sides.N + stated.CommonPrefixLength(truth) / sizeof(int);
    }

    static IEnumerable<LeafReference> RowLeaves(
        int operand, long row, (int Start, int Length) terms, LeafLayout layout)
    {
        for (int place = terms.Start; place < terms.Start + terms.Length; place += LeafLayout.MaxLeafBytes)
            yield return new(operand, layout.LeafAt(row, place));
    }
}
