using System.Numerics;
using Neo;
using Neo.VM.Types;

namespace StarMiner.Client;

/// <summary>What a job costs and how large it is, as its kernel contract says.</summary>
public sealed record KernelMeter(BigInteger Units, ulong Cells, int Operands);

/// <summary>Where the output states a cell.</summary>
public sealed record CellWrite(ulong LeafIndex, ulong LeafCount, uint Step);

/// <summary>
/// A leaf that a cell reads: of an operand, or, with operand -1, of an earlier step of the job's own output.
/// </summary>
public sealed record CellRead(int Operand, ulong LeafIndex, ulong LeafCount, uint Step = 0);

/// <summary>Any kernel contract: the law of one kind of job. All methods are safe.</summary>
public sealed class KernelClient(IChainClient chain, UInt160 hash) : ContractClient(chain, hash)
{
    /// <exception cref="ContractFaultException">The kernel does not accept the params; the error names why.</exception>
    public async Task<KernelMeter> MeterAsync(byte[] parameters, CancellationToken cancel = default)
    {
        var parts = (await ReadAsync("meter", cancel, parameters)).AsList(3);
        return new KernelMeter(parts[0].AsInteger(), parts[1].AsUInt64(), parts[2].AsInt32());
    }

    public async Task<ulong> OutputLeavesAsync(byte[] parameters, CancellationToken cancel = default) =>
        (await ReadAsync("outputLeaves", cancel, parameters)).AsUInt64();

    public async Task<ulong> InputLeavesAsync(byte[] parameters, int operand, CancellationToken cancel = default) =>
        (await ReadAsync("inputLeaves", cancel, parameters, operand)).AsUInt64();

    public async Task<CellWrite> WritesAsync(byte[] parameters, ulong cell, CancellationToken cancel = default)
    {
        var parts = (await ReadAsync("writes", cancel, parameters, cell)).AsList(3);
        return new CellWrite(parts[0].AsUInt64(), parts[1].AsUInt64(), parts[2].AsUInt32());
    }

    public async Task<IReadOnlyList<CellRead>> ReadsAsync(
        byte[] parameters, ulong cell, CancellationToken cancel = default) =>
        [.. (await ReadAsync("reads", cancel, parameters, cell)).AsList().Select(Read)];

    static CellRead Read(StackItem read)
    {
        var place = read.AsList();
        var leaf = new CellRead(place[0].AsInt32(), place[1].AsUInt64(), place[2].AsUInt64());
        return leaf.Operand < 0 ? leaf with { Step = place[3].AsUInt32() } : leaf;
    }

    /// <returns>The value that the leaf states; null where the leaf is not of the kernel's form.</returns>
    public async Task<BigInteger?> CommittedAsync(
        byte[] parameters, ulong cell, byte[] outputLeaf, CancellationToken cancel = default)
    {
        var value = await ReadAsync("committed", cancel, parameters, cell, outputLeaf);
        return value.IsNull ? null : value.AsInteger();
    }

    public async Task<BigInteger> EvaluateAsync(
        byte[] parameters, ulong cell, byte[][] inputLeaves, CancellationToken cancel = default) =>
        (await ReadAsync("evaluate", cancel, parameters, cell, (object?[])inputLeaves)).AsInteger();
}
