using Neo;
using Neo.IO;
using Neo.Network.P2P.Payloads;
using Neo.SmartContract;
using Neo.SmartContract.Native;
using Neo.Wallets;

namespace StarMiner.Client;

/// <summary>
/// A real node behind its JSON-RPC: neo-express, a devnet or a public network. The node needs application logs
/// (neo-express has them).
/// </summary>
public sealed class RpcChainClient : IChainClient, IRehearsals, IPendingTransactions, IDisposable
{
    readonly RpcConnection _connection;
    readonly RpcNode _node;
    readonly RpcTransactions _transactions;
    readonly TimeSpan _poll;

    RpcChainClient(RpcConnection connection, RpcNode node, NodeVersion version)
    {
        _connection = connection;
        _node = node;
        Network = version.Network;
        _poll = TimeSpan.FromMilliseconds(Math.Clamp(version.MsPerBlock / 20, 10, 1_000));
        _transactions = new RpcTransactions(node, version, _poll);
    }

    public uint Network { get; }

    public Uri Url => _connection.Url;

    public event Action<PendingTransaction>? Sending;

    /// <param name="expectedNetwork">Magic that the wallet or the journal is for; null takes any.</param>
    /// <exception cref="ChainException">No node there, or one of another network.</exception>
    public static async Task<RpcChainClient> ConnectAsync(
        Uri url, uint? expectedNetwork = null, CancellationToken cancel = default)
    {
        var connection = new RpcConnection(url);
        try
        {
            var node = new RpcNode(connection);
            var version = await node.GetVersionAsync(cancel);
            if (expectedNetwork is { } expected && expected != version.Network)
                throw new ChainException($"{url} is on network {version.Network}, expected {expected}");
            return new RpcChainClient(connection, node, version);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    public Task<uint> GetHeightAsync(CancellationToken cancel = default) => _node.GetHeightAsync(cancel);

    public Task<UInt256> GetBlockHashAsync(uint index, CancellationToken cancel = default) =>
        _node.GetBlockHashAsync(index, cancel);

    public async Task<ulong> GetTimeMsAsync(CancellationToken cancel = default) =>
        await _node.GetBlockTimeMsAsync(await _node.GetHeightAsync(cancel), cancel);

    public Task<ReadResult> ReadAsync(ContractCall call, CancellationToken cancel = default) =>
        _node.RehearseAsync(CallScript.Of(call), [], cancel);

    public Task<Receipt> SendAsync(
        ContractCall call, KeyPair sender, WitnessScope scope = WitnessScope.CalledByEntry,
        CancellationToken cancel = default) =>
        SendScriptAsync(CallScript.Of(call), sender, scope, cancel);

    public Task<Receipt> SendScriptAsync(
        ReadOnlyMemory<byte> script, KeyPair sender, WitnessScope scope = WitnessScope.CalledByEntry,
        CancellationToken cancel = default) =>
        SendScriptAsync(script, [new ScopedKey(sender, scope)], cancel);

    /// <summary>Signed by all of these, the first of whom pays.</summary>
    public async Task<Receipt> SendScriptAsync(
        ReadOnlyMemory<byte> script, IReadOnlyList<ScopedKey> signers, CancellationToken cancel = default)
    {
        var transaction = await _transactions.BuildAsync(script, signers, cancel);
        var pending = new PendingTransaction(transaction.Hash, transaction.ValidUntilBlock, transaction.ToArray());
        Sending?.Invoke(pending);
        await SubmitAsync(transaction, cancel);
        return await AwaitAsync(pending, cancel);
    }

    /// <summary>A transaction of one call for several accounts to sign; the first one pays.</summary>
    /// <param name="validBlocks">
    /// For how long the chain may wait for it; the network's own limit is another one.
    /// </param>
    /// <exception cref="ContractFaultException">The VM faulted in the rehearsal.</exception>
    public async Task<JointTransaction> DraftAsync(
        ReadOnlyMemory<byte> script, IReadOnlyList<UInt160> signers, uint validBlocks,
        CancellationToken cancel = default) =>
        new(await _transactions.DraftAsync(script, signers, validBlocks, cancel), Network);

    /// <summary>Sends what is signed and waits for its block, whether or not it was sent before.</summary>
    /// <exception cref="ContractFaultException">The VM faulted in the block.</exception>
    /// <exception cref="ChainException">The node refused it, or no block took it in time.</exception>
    public async Task<Receipt> SendSignedAsync(PendingTransaction signed, CancellationToken cancel = default)
    {
        if (await _node.FindTransactionAsync(signed.Hash, cancel) is null)
        {
            try
            {
                await SubmitAsync(signed.Raw.AsSerializable<Transaction>(), cancel);
            }
            catch (RpcErrorException refusal) when (IsAlreadyKnown(refusal))
            {
            }
        }
        return await AwaitAsync(signed, cancel);
    }

    async Task<Receipt> AwaitAsync(PendingTransaction pending, CancellationToken cancel) =>
        await _transactions.AwaitAsync(pending, cancel) ?? throw new ChainException(
            $"no block took transaction {pending.Hash} until block {pending.ValidUntilBlock}; it has expired");

    public async Task<Receipt?> ResumeAsync(PendingTransaction pending, CancellationToken cancel = default)
    {
        if (await _node.FindTransactionAsync(pending.Hash, cancel) is null)
        {
            try
            {
                await _node.SendAsync(pending.Raw, cancel);
            }
            catch (RpcErrorException refusal) when (!IsAlreadyKnown(refusal))
            {
                return null;
            }
        }
        return await _transactions.AwaitAsync(pending, cancel);
    }

    public Task<DeployedContract?> GetContractAsync(UInt160 contract, CancellationToken cancel = default) =>
        _node.GetContractAsync(contract, cancel);

    public Task<IReadOnlyList<ReadOnlyMemory<byte>>> GetScriptsAsync(uint block, CancellationToken cancel = default) =>
        _node.GetScriptsAsync(block, cancel);

    /// <summary>Code and manifest as the chain holds them, or null where there is no such contract.</summary>
    public Task<ContractState?> GetContractStateAsync(UInt160 contract, CancellationToken cancel = default) =>
        _node.GetContractStateAsync(contract, cancel);

    /// <summary>As <see cref="ReadAsync(ContractCall, CancellationToken)"/>, as if this account had signed.</summary>
    public Task<ReadResult> ReadAsync(ContractCall call, UInt160 signer, CancellationToken cancel = default) =>
        _node.RehearseAsync(
            CallScript.Of(call), [new Signer { Account = signer, Scopes = WitnessScope.CalledByEntry }], cancel);

    public async Task WaitForHeightAsync(uint index, CancellationToken cancel = default)
    {
        while (await _node.GetHeightAsync(cancel) < index) await Task.Delay(_poll, cancel);
    }

    public async Task WaitForTimeAsync(ulong timeMs, CancellationToken cancel = default)
    {
        while (await GetTimeMsAsync(cancel) < timeMs) await Task.Delay(_poll, cancel);
    }

    async Task SubmitAsync(Transaction transaction, CancellationToken cancel)
    {
        try
        {
            await _node.SendAsync(transaction.ToArray(), cancel);
        }
        catch (RpcErrorException refusal) when (IsOutOfFunds(refusal))
        {
            var gas = await ReadAsync(
                new ContractCall(NativeContract.GAS.Hash, "balanceOf", transaction.Sender), cancel);
            throw new OutOfGasException(
                transaction.Sender, gas.Value.AsInteger(), transaction.SystemFee + transaction.NetworkFee);
        }
    }

    /// <summary>3.5 nodes name the reason only in the text, later ones have a code.</summary>
    static bool IsOutOfFunds(RpcErrorException refusal) =>
        refusal.Code == -511 || refusal.NodeMessage.Contains("InsufficientFunds", StringComparison.Ordinal);

    static bool IsAlreadyKnown(RpcErrorException refusal) =>
        refusal.Code is -501 or -503 || refusal.NodeMessage.Contains("Already", StringComparison.Ordinal);

    public void Dispose() => _connection.Dispose();
}
