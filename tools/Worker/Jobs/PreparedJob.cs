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
    /// <summary>Operands and output together: what a device must hold [bytes].</summary>
    public long NeededBytes => Shape.Operands.Sum(blob => blob.TotalBytes) + Shape.Output.TotalBytes;

    public LeafTag OutputTag(UInt160 provider) => LeafTag.Output(Job.Id, Job.Kernel, provider);

    /// <summary>Computes every cell.</summary>
    public byte[] Execute(
        ComputeDevice device, Action<WorkProgress>? progress = null, CancellationToken cancel = default)
    {
        byte[] output = GC.AllocateUninitializedArray<byte>((int)Shape.Output.TotalBytes);
        Kernel.Execute(Run(device, output, progress, cancel));
        return output;
    }

    /// <summary>Computes every cell, and the tree over them where the output is made.</summary>
    public VerifiedBlob ExecuteAndCommit(
        ComputeDevice device, LeafTag tag, Action<WorkProgress>? progress = null, CancellationToken cancel = default)
    {
        byte[] output = GC.AllocateUninitializedArray<byte>((int)Shape.Output.TotalBytes);
        var tree = new OutputTree(Shape.Output, tag);
        Kernel.Execute(Run(device, output, progress, cancel) with { Tree = tree });
        return tree.Made is { } made
            ? VerifiedBlob.Commit(output, made)
            : VerifiedBlob.Commit(output, Shape.Output, tag);
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
    public Opening Open(VerifiedBlob output, ulong cell) => Open(
        cell, output.Leaf(Shape.Output.LeafOf((long)cell)).ToArray(), output, output.Tree.Path);

    /// <summary>The same for an output that is known only as far as the cell needs it.</summary>
    /// <param name="leaf">The leaf that states the cell.</param>
    /// <param name="output">Its earlier leaves are the committed ones.</param>
    /// <param name="path">The committed tree's path of a leaf.</param>
    public Opening Open(ulong cell, byte[] leaf, VerifiedBlob output, Func<long, byte[][]> path)
    {
        var reads = Kernel.Reads(Job.Params, (long)cell);
        return new Opening(
            leaf,
            path(Shape.Output.LeafOf((long)cell)),
            [.. reads.Select(read => Source(read).Leaf(read.Leaf).ToArray())],
            [.. reads.Select(PathOf)]);

        VerifiedBlob Source(LeafReference read) =>
            read.Operand == LeafReference.OwnOutput ? output : Operands[read.Operand];

        byte[][] PathOf(LeafReference read) => read.Operand == LeafReference.OwnOutput
            ? path(read.Leaf)
            : Operands[read.Operand].Tree.Path(read.Leaf);
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
