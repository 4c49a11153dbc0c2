using Neo;
using StarMiner.Client;
using StarMiner.Worker.Devices;
using StarMiner.Worker.Kernels;
using StarMiner.Worker.Merkle;
using StarMiner.Worker.Store;

namespace StarMiner.Worker.Jobs;

/// <summary>A job whose operands are here and are what the client committed to.</summary>
public sealed record PreparedJob(Job Job, IKernel Kernel, JobShape Shape, IReadOnlyList<VerifiedBlob> Operands)
{
    public LeafTag OutputTag(UInt160 provider) => LeafTag.Output(Job.Id, Job.Kernel, provider);

    /// <summary>Computes every cell.</summary>
    public byte[] Execute(
        ComputeDevice device, Action<WorkProgress>? progress = null, CancellationToken cancel = default)
    {
        byte[] output = GC.AllocateUninitializedArray<byte>((int)Shape.Output.TotalBytes);
        Kernel.Execute(Run(device, output, progress, cancel));
        return output;
    }

    /// <summary>The first cell of somebody's output that is wrong; null where none is.</summary>
    public long? FindFault(
        ComputeDevice device, byte[] output, Action<WorkProgress>? progress = null,
        CancellationToken cancel = default) =>
        Kernel.FindFault(Run(device, output, progress, cancel));

    KernelRun Run(
        ComputeDevice device, byte[] output, Action<WorkProgress>? progress, CancellationToken cancel) => new()
        {
            Device = device,
            Parameters = Job.Params,
            Operands = [.. Operands.Select(operand => (ReadOnlyMemory<byte>)operand.Bytes)],
            Output = output,
            Progress = progress is null ? null : (done, total) => progress(new(WorkStage.Compute, done, total)),
            Cancel = cancel,
        };

    /// <summary>What the Referee judges a cell by: the leaf that states it, the leaves it reads, their paths.</summary>
    public Opening Open(VerifiedBlob output, ulong cell)
    {
        long leaf = Shape.Output.LeafOf((long)cell);
        var reads = Kernel.Reads(Job.Params, (long)cell);
        return new Opening(
            output.Leaf(leaf).ToArray(),
            output.Tree.Path(leaf),
            [.. reads.Select(read => Source(read).Leaf(read.Leaf).ToArray())],
            [.. reads.Select(read => Source(read).Tree.Path(read.Leaf))]);

        VerifiedBlob Source(LeafReference read) =>
            read.Operand == LeafReference.OwnOutput ? output : Operands[read.Operand];
    }
}

public enum WorkStage
{
    Fetch,
    Compute,
    Hash,
    Answer,
}

/// <param name="Total">In the stage's own unit: operands, cells, bytes, audited cells.</param>
public readonly record struct WorkProgress(WorkStage Stage, long Done, long Total);
