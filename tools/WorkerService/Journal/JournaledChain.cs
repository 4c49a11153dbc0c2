using System.Collections.Concurrent;
using System.Security.Cryptography;
using Neo;
using Neo.Network.P2P.Payloads;
using Neo.Wallets;
using StarMiner.Client;

namespace StarMiner.Worker.Service.Journal;

/// <summary>
/// A chain on which the same act is never under way twice, not even over a kill and a restart: signed bytes are
/// journaled before they leave, and whoever asks for the same act again gets what became of those.
/// </summary>
/// <remarks>
/// An act is its script and its sender. What a script may do twice (withdraw, for one) it does again once the first has
/// ended; what it must not do twice the contract refuses, for it knows.
/// </remarks>
public sealed class JournaledChain : ForwardingChain, IDisposable
{
    readonly IPendingTransactions pending;
    readonly WorkerJournal journal;
    readonly ConcurrentDictionary<string, SemaphoreSlim> turns = new();
    readonly AsyncLocal<string?> act = new();

    /// <param name="pending">The same chain.</param>
    public JournaledChain(IChainClient chain, IPendingTransactions pending, WorkerJournal journal)
        : base(chain)
    {
        (this.pending, this.journal) = (pending, journal);
        pending.Sending += Write;
    }

    public override async Task<Receipt> SendScriptAsync(
        ReadOnlyMemory<byte> script, KeyPair sender, WitnessScope scope = WitnessScope.CalledByEntry,
        CancellationToken cancel = default)
    {
        string name = $"{Convert.ToHexStringLower(SHA256.HashData(script.Span))}/{sender.Account()}";
        var turn = turns.GetOrAdd(name, _ => new SemaphoreSlim(1, 1));
        await turn.WaitAsync(cancel);
        try
        {
            return await ResumeAsync(name, cancel) ?? await FirstAsync(name, script, sender, scope, cancel);
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose() => pending.Sending -= Write;

    /// <returns>Null where nothing is under way, or what was will never be in a block.</returns>
    async Task<Receipt?> ResumeAsync(string name, CancellationToken cancel)
    {
        if (journal.FindUnderWay(name) is not { } sent) return null;
        Receipt? receipt = await EndAsync(sent.Hash, () => pending.ResumeAsync(sent, cancel));
        if (receipt is null) journal.Ended(sent.Hash, "expired");
        return receipt;
    }

    async Task<Receipt> FirstAsync(
        string name, ReadOnlyMemory<byte> script, KeyPair sender, WitnessScope scope, CancellationToken cancel)
    {
        act.Value = name;
        return (await EndAsync(null, async () => await base.SendScriptAsync(script, sender, scope, cancel)))!;
    }

    /// <summary>Writes down how it ended where that is known; where it is not, it stays under way.</summary>
    async Task<Receipt?> EndAsync(UInt256? transaction, Func<Task<Receipt?>> sending)
    {
        try
        {
            Receipt? receipt = await sending();
            if (receipt is not null) journal.Ended(receipt.Transaction, $"block {receipt.Block}");
            return receipt;
        }
        catch (ContractFaultException fault)
        {
            if ((fault.Transaction ?? transaction) is { } hash) journal.Ended(hash, $"fault {fault.Error}");
            throw;
        }
    }

    void Write(PendingTransaction transaction) => journal.Sending(
        act.Value ?? throw new InvalidOperationException("a transaction is sent past the journal"), transaction);
}
