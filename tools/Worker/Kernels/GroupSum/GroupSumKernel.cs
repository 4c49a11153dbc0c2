using System.Runtime.InteropServices;
using StarMiner.Worker.Devices;
using StarMiner.Worker.Merkle;

namespace StarMiner.Worker.Kernels.GroupSum;

/// <summary>Counts and sums by group; the law is contracts/Kernels/GroupSum/GroupSumCell.cs.</summary>
public sealed class GroupSumKernel : IKernel
{
    const int UnitRecords = 1_000_000;

    public string ContractName => "GroupSumKernel";

    public JobShape Shape(ReadOnlySpan<byte> parameters)
    {
        var query = GroupSumParameters.Read(parameters);
        return new JobShape(
            Units: ((long)query.Rows * query.Answers + UnitRecords - 1) / UnitRecords,
            Operands: [new LeafLayout(query.Rows, query.RowBytes)],
            Output: Layout(query));
    }

    /// <summary>[answer][partial] of each step.</summary>
    internal static OutputLayout Layout(GroupSumParameters query) =>
        new(query.Partials().Select(partials => new StepLayout(query.Answers, partials, sizeof(long))));

    public IReadOnlyList<LeafReference> Reads(ReadOnlySpan<byte> parameters, long cell)
    {
        var query = GroupSumParameters.Read(parameters);
        var shape = Shape(parameters);
        var (step, within) = shape.Output.StepOfCell(cell);
        var partials = query.Partials();
        var (answer, partial) = Math.DivRem(within, partials[(int)step]);
        if (step > 0)
        {
            var before = new LeafLayout(query.Answers, (long)partials[(int)step - 1] * sizeof(long));
            var (start, _) = GroupSumParameters.Children((int)partial, partials[(int)step - 1]);
            return [LeafReference.Own(shape.Output.LeafIn(step - 1, before.LeafAt(answer, start * sizeof(long))))];
        }
        long first = partial * query.ChunkRows;
        long last = Math.Min(query.Rows, first + query.ChunkRows) - 1;
        long firstLeaf = shape.Operands[0].LeafAt(first, 0), lastLeaf = shape.Operands[0].LeafAt(last, 0);
        return [.. Enumerable.Range((int)firstLeaf, (int)(lastLeaf - firstLeaf + 1))
            .Select(leaf => new LeafReference(0, leaf))];
    }

    public void Execute(KernelRun run)
    {
        var query = GroupSumParameters.Read(run.Parameters.Span);
        switch (run.Device)
        {
            case HostDevice:
                GroupSumOnHost.Execute(query, run);
                break;
            case IlgpuDevice device:
                GroupSumOnIlgpu.Execute(query, run, device);
                break;
            default:
                throw new DeviceException($"GroupSum cannot run on {run.Device.Info.Id}");
        }
    }

    public long? FindFault(KernelRun claimed) => Recomputation.FindFault(this, claimed);

    /// <summary>The answer, [group][count, sums]: the output's last step.</summary>
    public static ReadOnlySpan<long> Answer(GroupSumParameters query, ReadOnlySpan<byte> output) =>
        MemoryMarshal.Cast<byte, long>(output[^(query.Answers * sizeof(long))..]);
}
