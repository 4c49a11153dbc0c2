using System.Numerics;
using Neo;
using Neo.VM.Types;
using Neo.Wallets;
using StarMiner.Client;
using StarMiner.Simulator.Engine.DebugInfo;
using StarMiner.Simulator.Engine.Host;

namespace StarMiner.Simulator.Scenarios.Running;

/// <summary>A chain of its own in this process, whose keys, nonces and times follow from the seed.</summary>
public sealed class InProcessNetwork : IScenarioNetwork
{
    readonly ChainClient client;
    Chain? reader;

    /// <param name="options">The debug information beside the contracts makes faults name source lines.</param>
    public InProcessNetwork(long seed, RunOptions options)
    {
        var chain = new Chain(new ChainOptions
        {
            Seed = (ulong)seed,
            Trace = options.Trace,
            Listeners = options.Listeners,
            Unlocked = options.Unlocked,
        });
        if (Directory.Exists(options.ContractsFolder))
            foreach (string file in Directory.GetFiles(options.ContractsFolder, "*.nefdbgnfo"))
                chain.AddDebugInfo(DebugInfoReader.ReadFile(file));
        client = new ChainClient(chain, options.Executed);
    }

    public IChainClient Chain => client;

    public bool IsOwn => true;

    public Task<Receipt> SendAsync(
        ContractCall call, IReadOnlyList<ScopedKey> signers, CancellationToken cancel) =>
        client.SendScriptAsync(CallScript.Of(call), signers, cancel);

    public KeyPair KeyOf(string actor) => client.Chain.Actor(actor).Keys;

    public Task FundAsync(string actor, BigInteger gasDatoshi, CancellationToken cancel)
    {
        client.Chain.Fund(client.Chain.Actor(actor), (long)gasDatoshi);
        return Task.CompletedTask;
    }

    /// <summary>The run so far, for <c>starminer replay</c> and <c>bisect</c>.</summary>
    public byte[] Record() => RunRecord.Write(client.Chain);

    public string? RunHash() => client.Chain.RunHash().ToString();

    public Task<object> KeepAsync(CancellationToken cancel) => Task.FromResult<object>(client.Chain.Snapshot());

    public Task ReturnAsync(object moment, CancellationToken cancel)
    {
        client.Chain.Restore((ChainSnapshot)moment);
        return Task.CompletedTask;
    }

    /// <summary>The chain itself, for who goes on where a scenario ended.</summary>
    public Chain Simulated => client.Chain;

    public Func<ContractCall, StackItem> Reader()
    {
        ChainSnapshot moment = client.Chain.Snapshot();
        return call => ReadAt(moment, call);
    }

    StackItem ReadAt(ChainSnapshot moment, ContractCall call)
    {
        reader ??= client.Chain.Branch();
        reader.Restore(moment);
        Execution run = reader.Read(call);
        run.ThrowOnFault();
        return run.Stack.LastOrDefault() ?? StackItem.Null;
    }

    public IReadOnlySet<UInt160> TakeSigners() => client.TakeSigners();

    public void AddDebugInfo(string file) => client.Chain.AddDebugInfo(DebugInfoReader.ReadFile(file));

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
