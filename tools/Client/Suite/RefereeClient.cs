using Neo;
using Neo.Wallets;

namespace StarMiner.Client;

/// <summary>
/// "This cell is so": the output leaf that states it and the input leaves it reads, each with its Merkle path.
/// </summary>
/// <param name="OutputPath">[prefix0, suffix0, prefix1, suffix1, ...] from the leaf upward.</param>
/// <param name="InputLeaves">In the order of the kernel's <c>reads</c>.</param>
public sealed record Opening(byte[] OutputLeaf, byte[][] OutputPath, byte[][] InputLeaves, byte[][][] InputPaths);

/// <summary>Judges openings: audit answers and fraud proofs.</summary>
public sealed class RefereeClient(IChainClient chain, UInt160 hash) : ContractClient(chain, hash)
{
    /// <summary>The audit's seed is the hash of this many blocks after the commit [blocks].</summary>
    public const uint AuditDelayBlocks = 2;

    /// <exception cref="ContractFaultException"><c>Referee/audit-not-drawn</c>: the seed's block does not exist
    /// yet.</exception>
    public async Task<IReadOnlyList<ulong>> AuditCellsAsync(ulong jobId, CancellationToken cancel = default) =>
        [.. (await ReadAsync("auditCells", cancel, jobId)).AsList().Select(cell => cell.AsUInt64())];

    public async Task<int> AuditCellCountAsync(CancellationToken cancel = default) =>
        (await ReadAsync("auditCellCount", cancel)).AsInt32();

    public Task<Receipt> AnswerAsync(
        KeyPair anyone, ulong jobId, int ordinal, Opening opening, CancellationToken cancel = default) =>
        SendAsync(anyone, "answer", cancel, [jobId, ordinal, .. Arguments(opening)]);

    /// <summary>Proves a cell wrong in one transaction.</summary>
    public Task<Receipt> ChallengeAsync(
        KeyPair challenger, ulong jobId, ulong cell, Opening opening, CancellationToken cancel = default) =>
        SendAsync(challenger, "challenge", cancel, [jobId, cell, challenger.Account(), .. Arguments(opening)]);

    static object?[] Arguments(Opening opening) =>
    [
        opening.OutputLeaf, (object?[])opening.OutputPath, (object?[])opening.InputLeaves, (object?[])opening.InputPaths,
    ];
}
