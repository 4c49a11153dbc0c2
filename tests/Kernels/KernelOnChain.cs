using Neo;
using StarMiner.Client;
using StarMiner.Simulator;
using StarMiner.Worker.Kernels;
using StarMiner.Worker.Merkle;

namespace StarMiner.Kernels.Tests;

/// <summary>A kernel contract on a chain of its own, asked for single cells as the Referee does.</summary>
sealed class KernelOnChain
{
    const long DeployerDatoshi = 1_000_00000000;

    readonly IKernel kernel;
    readonly ChainClient client;
    readonly UInt160 contract;

    internal KernelOnChain(IKernel kernel)
    {
        this.kernel = kernel;
        var artifact = ContractArtifact.Load(Path.Combine(AppContext.BaseDirectory, "contracts"), kernel.ContractName);
        var chain = new Chain();
        var deployer = chain.Actor("deployer");
        chain.Fund(deployer, DeployerDatoshi);
        client = new ChainClient(chain);
        client.SendAsync(artifact.DeployCall(), deployer.Keys).GetAwaiter().GetResult();
        contract = artifact.HashFor(deployer.Keys.Account());
        Contract = new KernelClient(client, contract);
    }

    internal KernelClient Contract { get; }

    /// <summary>The law on NeoVM, fed with the leaves that the host side says the cell reads.</summary>
    /// <param name="output">Needed where a cell depends on earlier ones.</param>
    internal async Task<(long Value, long GasDatoshi)> EvaluateAsync(
        byte[] parameters, long cell, byte[][] operands, byte[]? output = null)
    {
        var shape = kernel.Shape(parameters);
        object?[] leaves = [.. kernel.Reads(parameters, cell).Select(read => read.Operand == LeafReference.OwnOutput
            ? Leaf(output!, shape.Output, read.Leaf)
            : Leaf(operands[read.Operand], shape.Operands[read.Operand], read.Leaf))];
        var result = await client.ReadAsync(new ContractCall(contract, "evaluate", parameters, cell, leaves));
        return ((long)result.Value.AsInteger(), result.GasDatoshi);
    }

    /// <summary>What the contract reads out of the output's leaf for the cell.</summary>
    internal async Task<long?> CommittedAsync(byte[] parameters, long cell, byte[] output)
    {
        var layout = kernel.Shape(parameters).Output;
        return (long?)await Contract.CommittedAsync(
            parameters, (ulong)cell, Leaf(output, layout, layout.LeafOf(cell)));
    }

    static byte[] Leaf(byte[] blob, ILeafLayout layout, long leaf)
    {
        var (start, length) = layout.Leaf(leaf);
        return blob[(int)start..(int)(start + length)];
    }
}
