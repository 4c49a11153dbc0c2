using Neo;
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
    : IChainClient, IPendingTransactions
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

    public uint Network => chain.Network;

    /// <summary>Answers from earlier heights.</summary>
    internal int Old { get; private set; }

    public Task<uint> GetHeightAsync(CancellationToken cancel = default) =>
        AskAsync(from => from.GetHeightAsync(cancel), cancel);

    public Task<UInt256> GetBlockHashAsync(uint index, CancellationToken cancel = default) =>
        chain.GetBlockHashAsync(index, cancel);

    public Task<ulong> GetTimeMsAsync(CancellationToken cancel = default) =>
        AskAsync(from => from.GetTimeMsAsync(cancel), cancel);

    public Task<ReadResult> ReadAsync(ContractCall call, CancellationToken cancel = default) =>
        AskAsync(from => from.ReadAsync(call, cancel), cancel);

    public Task<DeployedContract?> GetContractAsync(UInt160 contract, CancellationToken cancel = default) =>
        chain.GetContractAsync(contract, cancel);

    public Task<IReadOnlyList<ReadOnlyMemory<byte>>> GetScriptsAsync(uint block, CancellationToken cancel = default) =>
        chain.GetScriptsAsync(block, cancel);

    public Task WaitForHeightAsync(uint index, CancellationToken cancel = default) =>
        chain.WaitForHeightAsync(index, cancel);

    public Task WaitForTimeAsync(ulong timeMs, CancellationToken cancel = default) =>
        chain.WaitForTimeAsync(timeMs, cancel);

    public Task<Receipt> SendAsync(
        ContractCall call, KeyPair sender, WitnessScope scope = WitnessScope.CalledByEntry,
        CancellationToken cancel = default) => SendScriptAsync(CallScript.Of(call), sender, scope, cancel);

    public async Task<Receipt> SendScriptAsync(
        ReadOnlyMemory<byte> script, KeyPair sender, WitnessScope scope = WitnessScope.CalledByEntry,
        CancellationToken cancel = default)
    {
        var (from, isOld) = await NodeAsync(cancel);
        // A rehearsal, too, may be made by a node that is behind: it refuses what another would take.
        if (isOld) await new ChainClient(from.Chain.Branch()).SendScriptAsync(script, sender, scope, cancel);
        return await chain.SendScriptAsync(script, sender, scope, cancel);
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
