using StarMiner.Worker.Devices;
using StarMiner.Worker.Merkle;

namespace StarMiner.Worker.Kernels;

/// <summary>A kernel contract as the worker knows it: the shapes that follow from parameters, how to run it.</summary>
public interface IKernel
{
    /// <summary>Name in the kernel contract's manifest.</summary>
    string ContractName { get; }

    /// <exception cref="JobException">The kernel contract would refuse these parameters too.</exception>
    JobShape Shape(ReadOnlySpan<byte> parameters);

    /// <summary>The leaves that a cell reads, in the kernel contract's order.</summary>
    IReadOnlyList<LeafReference> Reads(ReadOnlySpan<byte> parameters, long cell);

    /// <summary>Computes all cells. Every device gives the same bytes.</summary>
    /// <exception cref="DeviceException">The device ran out of memory or was lost.</exception>
    void Execute(KernelRun run);

    /// <summary>Checks somebody's output, computing it again only where the kernel knows nothing quicker.</summary>
    /// <param name="claimed">The run that is claimed to have given its <see cref="KernelRun.Output"/>.</param>
    /// <returns>The first wrong cell; null where every one is right.</returns>
    /// <exception cref="DeviceException">The device ran out of memory or was lost.</exception>
    long? FindFault(KernelRun claimed);
}

/// <param name="Units">Metered work, what the job is paid by.</param>
/// <param name="Operands">One layout an operand, each committed by an input root of its own.</param>
public sealed record JobShape(long Units, IReadOnlyList<LeafLayout> Operands, OutputLayout Output)
{
    public long Cells => Output.Cells;
}

/// <param name="Operand">From 0; <see cref="OwnOutput"/> for a leaf of an earlier step of the job's own output.</param>
/// <param name="Leaf">Numbered through the whole operand, or the whole output.</param>
public readonly record struct LeafReference(int Operand, long Leaf)
{
    public const int OwnOutput = -1;

    public static LeafReference Own(long leaf) => new(OwnOutput, leaf);
}

public sealed record KernelRun
{
    public required ComputeDevice Device { get; init; }
    public required ReadOnlyMemory<byte> Parameters { get; init; }
    public required IReadOnlyList<ReadOnlyMemory<byte>> Operands { get; init; }
    public required Memory<byte> Output { get; init; }

    /// <summary>Gets (cells done, cells in all) after each tile.</summary>
    public Action<long, long>? Progress { get; init; }

    /// <summary>Where the tree over the output is wanted with it: a device makes it while it has the output.</summary>
    public OutputTree? Tree { get; init; }

    public CancellationToken Cancel { get; init; }
}

/// <summary>A tree over a run's output, as far as its device made it.</summary>
public sealed class OutputTree(ILeafLayout layout, LeafTag tag)
{
    public ILeafLayout Layout => layout;
    public LeafTag Tag => tag;

    /// <summary>Null where the device left it to the host.</summary>
    public MerkleTree? Made { get; set; }
}

/// <summary>A job that this worker cannot do: its parameters, inputs or size are no good.</summary>
public sealed class JobException(string message) : Exception(message);
