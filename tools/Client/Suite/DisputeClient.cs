using Neo;
using Neo.Wallets;

namespace StarMiner.Client;

/// <summary>The longer disputes before the Referee: data demands, and findings sealed before they are shown.</summary>
/// <param name="referee">The Referee's hash.</param>
public sealed class DisputeClient(IChainClient chain, UInt160 referee, AgpuTokenClient token, CouncilClient council)
    : ContractClient(chain, referee)
{
    /// <summary>Demands that are neither met nor closed, at most 64 of them.</summary>
    public async Task<IReadOnlyList<DataDemand>> DemandsOfAsync(ulong jobId, CancellationToken cancel = default) =>
        [.. (await ReadAsync("demandsOf", cancel, jobId)).AsList().Select(DataDemand.From)];

    /// <summary>Pays the deposit and asks for a node of the output's tree.</summary>
    public async Task<Receipt> DemandAsync(
        KeyPair demander, ulong jobId, ulong cell, int level, CancellationToken cancel = default)
    {
        var deposit = (await council.ParameterAsync("DemandDeposit", cancel)).Value;
        object?[] data = ["demand", jobId, cell, level];
        return await token.TransferAsync(demander, Hash, deposit, data, cancel);
    }

    /// <param name="data">The leaf, or the hashes below the node one after the other.</param>
    /// <param name="path">From the node to the top: prefix, suffix, prefix, suffix, ...</param>
    public Task<Receipt> SupplyAsync(
        KeyPair anyone, ulong jobId, ulong cell, int level, byte[] data, byte[][] path,
        CancellationToken cancel = default) =>
        SendAsync(anyone, "supply", cancel, jobId, cell, level, data, (object?[])path);

    /// <summary>Ends a demand that was not met: the provider is slashed, the deposit comes back.</summary>
    public Task<Receipt> CloseDemandAsync(
        KeyPair anyone, ulong jobId, ulong cell, int level, CancellationToken cancel = default) =>
        SendAsync(anyone, "closeDemand", cancel, jobId, cell, level);

    /// <param name="seal">SHA256(jobId u64 | cell u64 | challenger 20 | salt 32)</param>
    public Task<Receipt> SealFindingAsync(
        KeyPair challenger, ulong jobId, byte[] seal, CancellationToken cancel = default) =>
        SendAsync(challenger, "sealFinding", cancel, jobId, challenger.Account(), seal);

    public Task<Receipt> RevealFindingAsync(
        KeyPair challenger, ulong jobId, byte[] salt, CancellationToken cancel = default) =>
        SendAsync(challenger, "revealFinding", cancel, jobId, challenger.Account(), salt);

    /// <summary>A share of a reward that has waited for seals.</summary>
    public Task<Receipt> PayRewardAsync(KeyPair challenger, ulong jobId, CancellationToken cancel = default) =>
        SendAsync(challenger, "payReward", cancel, jobId, challenger.Account());

    /// <summary>How long a seal must be older than the proof, and the reward waits after it [blocks].</summary>
    public async Task<uint> SealBlocksAsync(CancellationToken cancel = default) =>
        (uint)(await council.ParameterAsync("SealBlocks", cancel)).Value;
}
