using System.Numerics;
using Neo.Wallets;
using StarMiner.Client;
using StarMiner.Simulator.Engine.DebugInfo;

namespace StarMiner.Simulator.Scenarios.Running;

/// <summary>A chain of its own in this process, whose keys, nonces and times follow from the seed.</summary>
public sealed class InProcessNetwork : IScenarioNetwork
{
    readonly ChainClient client;

    /// <param name="options">The debug information beside the contracts makes faults name source lines.</param>
    public InProcessNetwork(long seed, RunOptions options)
    {
        var chain = new Chain(new ChainOptions
        {
            Seed = (ulong)seed,
            Trace = options.Trace,
            Listeners = options.Listeners,
        });
        if (Directory.Exists(options.ContractsFolder))
            foreach (string file in Directory.GetFiles(options.ContractsFolder, "*.nefdbgnfo"))
                chain.AddDebugInfo(DebugInfoReader.ReadFile(file));
        client = new ChainClient(chain, options.Executed);
    }

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
