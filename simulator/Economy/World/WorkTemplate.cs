using Neo;
using Neo.IO;
using StarMiner.Client;
using StarMiner.Worker.Devices;
using StarMiner.Worker.Kernels;
using StarMiner.Worker.Merkle;
using StarMiner.Worker.Store;

namespace StarMiner.Simulator.Economies.World;

/// <summary>
/// Work that jobs ask for again and again: operands and their trees, and the output that the law demands. A job of it
/// is real in every byte that the chain sees; only the device's time is not spent anew.
/// </summary>
public sealed class WorkTemplate
{
    readonly IKernel _kernel;
    readonly JobShape _shape;
    readonly VerifiedBlob[] _operands;

    public WorkTemplate(
        JobTask task, UInt160 contract, IKernel kernel, byte[] parameters, IReadOnlyList<byte[]> operands,
        ComputeDevice device)
    {
        Task = task;
        Kernel = contract;
        Parameters = parameters;
        _kernel = kernel;
        _shape = kernel.Shape(parameters);
        _operands = [.. operands.Select((bytes, i) =>
            VerifiedBlob.Commit(bytes, _shape.Operands[i], LeafTag.Input))];
        Roots = [.. _operands.SelectMany(operand => operand.Tree.Root.ToArray())];
        Output = new byte[_shape.Output.TotalBytes];
        kernel.Execute(new KernelRun
        {
            Device = device,
            Parameters = parameters,
            Operands = [.. operands.Select(bytes => (ReadOnlyMemory<byte>)bytes)],
            Output = Output,
        });
    }

    public JobTask Task { get; }
    public UInt160 Kernel { get; }
    public byte[] Parameters { get; }

    /// <summary>Of the operands, one after the other, as a job names them.</summary>
    public byte[] Roots { get; }

    /// <summary>What the law says.</summary>
    public byte[] Output { get; }
    public long Units => _shape.Units;
    public long Cells => _shape.Cells;

    /// <summary>An output that was never computed.</summary>
    public byte[] Invented(Dice dice) => dice.Bytes(Output.Length);

    public byte[] RootOf(ulong job, UInt160 provider, byte[] output) =>
        TreeOf(job, provider, output).Tree.Root.ToArray();

    /// <summary>The lowest cell in which an output is not what the law says, by what it states.</summary>
    public long? FirstWrong(byte[] output)
    {
        int at = output.AsSpan().CommonPrefixLength(Output);
        return at == output.Length ? null : _shape.Output.CellAt(at);
    }

    /// <summary>What the Referee judges a cell by, as arguments of a call.</summary>
    public object?[] Opening(ulong job, UInt160 provider, byte[] output, long cell)
    {
        VerifiedBlob own = TreeOf(job, provider, output);
        long leaf = _shape.Output.LeafOf(cell);
        IReadOnlyList<LeafReference> reads = _kernel.Reads(Parameters, cell);
        return
        [
            own.Leaf(leaf), (object?[])own.Tree.Path(leaf),
            (object?[])[.. reads.Select(read => (object?)Source(read).Leaf(read.Leaf))],
            (object?[])[.. reads.Select(read => (object?)(object?[])Source(read).Tree.Path(read.Leaf))],
        ];

        VerifiedBlob Source(LeafReference read) =>
            read.Operand == LeafReference.OwnOutput ? own : _operands[read.Operand];
    }

    /// <summary>Top of an auditor's own tree over an output: it shows that the auditor has it.</summary>
    public byte[] Attested(UInt160 auditor, ulong job, byte[] output) =>
        MerkleTree.NodeHash(Attestation(auditor, job, output).RootChildren);

    /// <summary>A cell's leaf with its paths in the auditor's tree and in the committed one.</summary>
    public (byte[] Leaf, byte[][] Attested, byte[][] Committed) Attestation(
        UInt160 auditor, ulong job, UInt160 provider, byte[] output, long cell)
    {
        VerifiedBlob own = TreeOf(job, provider, output);
        long leaf = _shape.Output.LeafOf(cell);
        return (own.Leaf(leaf).ToArray(), Attestation(auditor, job, output).Path(leaf), own.Tree.Path(leaf));
    }

    MerkleTree Attestation(UInt160 auditor, ulong job, byte[] output) =>
        MerkleTree.Build(output, _shape.Output, LeafTag.Attestation(auditor, job));

    VerifiedBlob TreeOf(ulong job, UInt160 provider, byte[] output) =>
        VerifiedBlob.Commit(output, _shape.Output, LeafTag.Output(job, Kernel, provider));
}
