using System.Numerics;
using Neo.Wallets;
using StarMiner.Client;

namespace StarMiner.Simulator.Scenarios.Running;

/// <summary>A chain of its own in this process, whose keys, nonces and times follow from the seed.</summary>
public sealed class InProcessNetwork(long seed) : IScenarioNetwork
{
    readonly ChainClient client = new(new Chain(new ChainOptions { Seed = (ulong)seed }));

    public IChainClient Chain => client;

    public KeyPair KeyOf(string actor) => client.Chain.Actor(actor).Keys;

    public Task FundAsync(string actor, BigInteger gasDatoshi, CancellationToken cancel)
    {
        client.Chain.Fund(client.Chain.Actor(actor), (long)gasDatoshi);
        return Task.CompletedTask;
    }

    public string? RunHash() => client.Chain.RunHash().ToString();

    public object Snapshot() => client.Chain.Snapshot();

    public void Restore(object moment) => client.Chain.Restore((ChainSnapshot)moment);
}
