using Neo;
using StarMiner.Client;
using StarMiner.Simulator;
using StarMiner.Worker.Kernels;
using StarMiner.Worker.Merkle;
using StarMiner.Worker.Store;

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
    internal async Task<(int Value, long GasDatoshi)> EvaluateAsync(
        byte[] parameters, long cell, params byte[][] operands)
    {
        var layouts = kernel.Shape(parameters).Operands;
        object?[] leaves = [.. kernel.Reads(parameters, cell)
            .Select(read => Leaf(operands[read.Operand], layouts[read.Operand], read.Leaf))];
        var result = await client.ReadAsync(new ContractCall(contract, "evaluate", parameters, cell, leaves));
        return (result.Value.AsInt32(), result.GasDatoshi);
    }

    static byte[] Leaf(byte[] operand, LeafLayout layout, long leaf) =>
        VerifiedBlob.Commit(operand, layout, LeafTag.Input).Leaf(leaf).ToArray();
}
