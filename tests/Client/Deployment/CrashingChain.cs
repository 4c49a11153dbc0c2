using Neo;
using Neo.IO;
using Neo.Network.P2P.Payloads;
using Neo.Wallets;
using StarMiner.Simulator;

namespace StarMiner.Client.Tests;

public enum CrashPoint
{
    /// <summary>The transaction is signed and written down, but has not left this machine.</summary>
    BeforeSending,

    /// <summary>A block holds the transaction, but nobody learned of it.</summary>
    AfterSending,
}

/// <summary>The process died.</summary>
sealed class CrashException : Exception;

/// <summary>
/// The in-process chain behind a network, so to speak: transactions are under way for a moment, and the process can die
/// at the n-th of them.
/// </summary>
sealed class CrashingChain(Chain chain, int? crashAt = null, CrashPoint point = CrashPoint.BeforeSending)
    : IChainClient, IPendingTransactions
{
    readonly ChainClient _client = new(chain);
    int _count;

    public event Action<PendingTransaction>? Sending;

    public uint Network => _client.Network;

    public Task<Receipt> SendAsync(ContractCall call, KeyPair sender, WitnessScope scope, CancellationToken cancel) =>
        SendScriptAsync(CallScript.Of(call), sender, scope, cancel);

    public Task<Receipt> SendScriptAsync(
        ReadOnlyMemory<byte> script, KeyPair sender, WitnessScope scope, CancellationToken cancel)
    {
        var transaction = chain.Build(
            new TransactionRequest(script, new TransactionSigner(chain.ActorOf(sender), scope)));
        Sending?.Invoke(new PendingTransaction(transaction.Hash, transaction.ValidUntilBlock, transaction.ToArray()));
        var crashes = ++_count == crashAt;
        if (crashes && point == CrashPoint.BeforeSending) throw new CrashException();
        chain.Mine([transaction]);
        if (crashes) throw new CrashException();
        return Task.FromResult(ReceiptOf(transaction.Hash)!);
    }

    public Task<Receipt?> ResumeAsync(PendingTransaction pending, CancellationToken cancel)
    {
        if (chain.FindReceipt(pending.Hash) is null) chain.Mine([pending.Raw.AsSerializable<Transaction>()]);
        return Task.FromResult(ReceiptOf(pending.Hash));
    }

    Receipt? ReceiptOf(UInt256 hash) => chain.FindReceipt(hash)?.OrThrow() is { } receipt
        ? new Receipt
        {
            Transaction = hash,
            Block = receipt.Block.Index,
            BlockTimeMs = receipt.Block.Timestamp,
            SystemFeeDatoshi = receipt.Transaction.SystemFee,
            NetworkFeeDatoshi = receipt.Transaction.NetworkFee,
            Result = receipt.Result,
            Events = [.. receipt.Events],
        }
        : null;

    public Task<uint> GetHeightAsync(CancellationToken cancel) => _client.GetHeightAsync(cancel);

    public Task<UInt256> GetBlockHashAsync(uint index, CancellationToken cancel) =>
        _client.GetBlockHashAsync(index, cancel);

    public Task<ulong> GetTimeMsAsync(CancellationToken cancel) => _client.GetTimeMsAsync(cancel);

    public Task<ReadResult> ReadAsync(ContractCall call, CancellationToken cancel) => _client.ReadAsync(call, cancel);

    public Task<IReadOnlyList<ReadOnlyMemory<byte>>> GetScriptsAsync(uint block, CancellationToken cancel) =>
        _client.GetScriptsAsync(block, cancel);

    public Task<DeployedContract?> GetContractAsync(UInt160 contract, CancellationToken cancel) =>
        _client.GetContractAsync(contract, cancel);

    public Task WaitForHeightAsync(uint index, CancellationToken cancel) => _client.WaitForHeightAsync(index, cancel);

    public Task WaitForTimeAsync(ulong timeMs, CancellationToken cancel) => _client.WaitForTimeAsync(timeMs, cancel);
}
