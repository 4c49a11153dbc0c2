using Neo;
using Neo.Network.P2P.Payloads;
using Neo.VM.Types;
using Neo.Wallets;
using StarMiner.Client;
using StarMiner.Simulator.Engine.Host;
using DeployedContract = StarMiner.Client.DeployedContract;

namespace StarMiner.Simulator;

/// <summary>
/// The chain as worker, deployer and scenario runner see it. Every transaction gets a block of its own at once; waiting
/// for a height mines, waiting for a time moves the clock. Calls from several threads take turns.
/// </summary>
/// <param name="executed">Hears what each transaction did, and each that is refused before it is sent.</param>
public sealed class ChainClient(Chain chain, Action<Execution>? executed = null) : IChainClient, IRehearsals
{
    // So many are a matter of a second: a wait of a million blocks can be broken off.
    const uint MostBlocksAtOnce = 10_000;

    readonly Lock _turn = new();
    HashSet<UInt160> _signers = [];

    public Chain Chain => chain;

    public uint Network => chain.Options.Network;

    public Task<uint> GetHeightAsync(CancellationToken cancel = default) => Turn(() => chain.Height, cancel);

    public Task<UInt256> GetBlockHashAsync(uint index, CancellationToken cancel = default) => Turn(
        () => chain.FindBlockHash(index) ?? throw new ChainException($"the chain has no block {index} yet"), cancel);

    public Task<ulong> GetTimeMsAsync(CancellationToken cancel = default) => Turn(() => chain.TimeMs, cancel);

    public Task<ReadResult> ReadAsync(ContractCall call, CancellationToken cancel = default) =>
        Turn(() => ResultOf(chain.Read(call)), cancel);

    public Task<ReadResult> ReadAsync(ContractCall call, UInt160 signer, CancellationToken cancel = default) => Turn(
        () => ResultOf(chain.Rehearse(CallScript.Of(call), new TransactionSigner(new ImpersonatedAccount(signer)))), cancel);

    public Task<Receipt> SendAsync(
        ContractCall call, KeyPair sender, WitnessScope scope = WitnessScope.CalledByEntry,
        CancellationToken cancel = default) =>
        SendScriptAsync(CallScript.Of(call), sender, scope, cancel);

    public Task<Receipt> SendScriptAsync(
        ReadOnlyMemory<byte> script, KeyPair sender, WitnessScope scope = WitnessScope.CalledByEntry,
        CancellationToken cancel = default) =>
        SendScriptAsync(script, [new ScopedKey(sender, scope)], cancel);

    /// <summary>Signed by all of these, the first of whom pays.</summary>
    public Task<Receipt> SendScriptAsync(
        ReadOnlyMemory<byte> script, IReadOnlyList<ScopedKey> signers, CancellationToken cancel = default) =>
        Turn(() => Send(script, signers), cancel);

    public Task<DeployedContract?> GetContractAsync(UInt160 contract, CancellationToken cancel = default) => Turn(
        () => chain.FindContract(contract) is { } found
            ? new DeployedContract(found.Hash, found.Manifest.Name, found.Nef.CheckSum, found.UpdateCounter)
            : null,
        cancel);

    public Task<IReadOnlyList<ReadOnlyMemory<byte>>> GetScriptsAsync(
        uint block, CancellationToken cancel = default) => Turn(
        () => chain.FindBlock(block) is { } found
            ? (IReadOnlyList<ReadOnlyMemory<byte>>)[.. found.Transactions.Select(transaction => transaction.Script)]
            : throw new ChainException($"the chain has no block {block} yet"),
        cancel);

    public Task WaitForHeightAsync(uint index, CancellationToken cancel = default) => Turn(
        () =>
        {
            while (chain.Height < index)
            {
                cancel.ThrowIfCancellationRequested();
                chain.SkipBlocks(Math.Min(index - chain.Height, MostBlocksAtOnce));
            }
            return chain.Height;
        },
        cancel);

    public Task WaitForTimeAsync(ulong timeMs, CancellationToken cancel = default) => Turn(
        () =>
        {
            chain.MoveTimeTo(timeMs);
            return chain.TimeMs;
        },
        cancel);

    Receipt Send(ReadOnlyMemory<byte> script, IReadOnlyList<ScopedKey> keys)
    {
        TransactionSigner[] signers = [.. keys.Select(key => new TransactionSigner(chain.ActorOf(key.Key), key.Scope)
        {
            AllowedContracts = key.AllowedContracts,
        })];
        Execution rehearsal = chain.Rehearse(script, signers);
        if (!rehearsal.Halted) executed?.Invoke(rehearsal);
        rehearsal.ThrowOnFault();
        var request = new TransactionRequest(script, signers) { SystemFeeDatoshi = rehearsal.GasDatoshi };
        TransactionReceipt receipt = chain.Send(request);
        executed?.Invoke(receipt.Execution);
        receipt.OrThrow();
        foreach (TransactionSigner signer in signers)
            if (signer.Scope != WitnessScope.None) _signers.Add(signer.Account.ScriptHash);
        return new Receipt
        {
            Transaction = receipt.Transaction.Hash,
            Block = receipt.Block.Index,
            BlockTimeMs = receipt.Block.Timestamp,
            SystemFeeDatoshi = receipt.Transaction.SystemFee,
            NetworkFeeDatoshi = receipt.Transaction.NetworkFee,
            Result = receipt.Result,
            Events = [.. receipt.Events],
        };
    }

    /// <summary>Who signed transactions that went through since this was asked last.</summary>
    public IReadOnlySet<UInt160> TakeSigners()
    {
        lock (_turn)
        {
            HashSet<UInt160> taken = _signers;
            _signers = [];
            return taken;
        }
    }

    Task<T> Turn<T>(Func<T> act, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        try
        {
            lock (_turn) return Task.FromResult(act());
        }
        catch (Exception failure)
        {
            return Task.FromException<T>(failure);
        }
    }

    static ReadResult ResultOf(Execution run)
    {
        run.ThrowOnFault();
        return new ReadResult(run.Stack.LastOrDefault() ?? StackItem.Null, run.GasDatoshi);
    }
}
