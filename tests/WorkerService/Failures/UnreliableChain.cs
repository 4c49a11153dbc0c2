using Neo.Network.P2P.Payloads;
using Neo.Wallets;
using StarMiner.Client;
using StarMiner.Simulator;

namespace StarMiner.WorkerService.Tests.Failures;

/// <summary>
/// A chain behind an address at which several nodes answer: some of them are behind, some slow, and now and then none is there.
/// What is sent arrives.
/// </summary>
/// <param name="behind">Chance that a question is answered from an earlier height.</param>
/// <param name="gone">Chance that nobody answers it.</param>
/// <param name="slow">How long an answer takes at most.</param>
sealed class UnreliableChain(
    SuiteOnChain on, KillableChain chain, int seed, double behind, double gone, TimeSpan slow)
    : ForwardingChain(chain), IPendingTransactions
{
    /// <summary>So many blocks a node may be behind.</summary>
    const int MostBehind = 3;

    readonly Lock turn = new();
    readonly Random chance = new(seed);
    readonly List<(uint Height, ChainClient Node)> earlier = [];

    public event Action<PendingTransaction>? Sending
    {
        add => chain.Sending += value;
        remove => chain.Sending -= value;
    }

    /// <summary>Answers from earlier heights.</summary>
    internal int Old { get; private set; }

    public override Task<uint> GetHeightAsync(CancellationToken cancel = default) =>
        AskAsync(from => from.GetHeightAsync(cancel), cancel);

    public override Task<ulong> GetTimeMsAsync(CancellationToken cancel = default) =>
        AskAsync(from => from.GetTimeMsAsync(cancel), cancel);

    public override Task<ReadResult> ReadAsync(ContractCall call, CancellationToken cancel = default) =>
        AskAsync(from => from.ReadAsync(call, cancel), cancel);

    public override async Task<Receipt> SendScriptAsync(
        ReadOnlyMemory<byte> script, KeyPair sender, WitnessScope scope = WitnessScope.CalledByEntry,
        CancellationToken cancel = default)
    {
        var (from, isOld) = await NodeAsync(cancel);
        // A rehearsal, too, may be made by a node that is behind: it refuses what another would take.
        if (isOld) await new ChainClient(from.Chain.Branch()).SendScriptAsync(script, sender, scope, cancel);
        return await base.SendScriptAsync(script, sender, scope, cancel);
    }

    public Task<Receipt?> ResumeAsync(PendingTransaction pending, CancellationToken cancel = default) =>
        chain.ResumeAsync(pending, cancel);

    async Task<T> AskAsync<T>(Func<ChainClient, Task<T>> ask, CancellationToken cancel) =>
        await ask((await NodeAsync(cancel)).Node);

    async Task<(ChainClient Node, bool IsOld)> NodeAsync(CancellationToken cancel)
    {
        bool isOld, isGone;
        ChainClient node;
        TimeSpan wait;
        lock (turn)
        {
            if (earlier.Count == 0 || earlier[^1].Height != on.Chain.Height)
                earlier.Add((on.Chain.Height, new ChainClient(on.Chain.Branch())));
            if (earlier.Count > MostBehind + 1) earlier.RemoveAt(0);
            wait = slow * chance.NextDouble();
            isGone = chance.NextDouble() < gone;
            isOld = chance.NextDouble() < behind && earlier.Count > 1;
            if (isOld) Old++;
            node = isOld ? earlier[chance.Next(earlier.Count - 1)].Node : on.Client;
        }
        await Task.Delay(wait, cancel);
        if (isGone) throw new ChainException("no Neo node answers at http://127.0.0.1:1/: Connection refused");
        return (node, isOld);
    }
}
