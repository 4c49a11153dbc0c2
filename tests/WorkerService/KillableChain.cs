using System.Buffers.Binary;
using Neo;
using Neo.Network.P2P.Payloads;
using Neo.Wallets;
using StarMiner.Client;
using StarMiner.Simulator;

namespace StarMiner.WorkerService.Tests;

/// <summary>What a network keeps while workers come and go: who sent what, and what became of it.</summary>
sealed class Wire
{
    readonly Dictionary<UInt256, (byte[] Script, KeyPair Sender)> signed = [];
    readonly Dictionary<UInt256, Receipt> inBlocks = [];
    readonly SemaphoreSlim turn = new(1, 1);

    /// <summary>Scripts of the transactions that a block holds, in order.</summary>
    internal List<string> Delivered { get; } = [];

    internal PendingTransaction Sign(ReadOnlyMemory<byte> script, KeyPair sender, uint validUntil)
    {
        lock (signed)
        {
            byte[] name = new byte[UInt256.Length];
            BinaryPrimitives.WriteInt32LittleEndian(name, signed.Count + 1);
            var hash = new UInt256(name);
            signed.Add(hash, (script.ToArray(), sender));
            return new PendingTransaction(hash, validUntil, name);
        }
    }

    /// <summary>A block takes a transaction once, however often it is sent.</summary>
    internal async Task<Receipt> DeliverAsync(UInt256 hash, ChainClient chain)
    {
        await turn.WaitAsync();
        try
        {
            if (inBlocks.TryGetValue(hash, out var known)) return known;
            (byte[] Script, KeyPair Sender) what;
            lock (signed) what = signed[hash];
            var receipt = await chain.SendScriptAsync(what.Script, what.Sender) with { Transaction = hash };
            inBlocks.Add(hash, receipt);
            Delivered.Add(Convert.ToHexString(what.Script));
            return receipt;
        }
        catch (ContractFaultException fault)
        {
            throw new ContractFaultException(fault.Message) { Transaction = hash };
        }
        finally
        {
            turn.Release();
        }
    }

    internal async Task<Receipt?> FindAsync(UInt256 hash)
    {
        await turn.WaitAsync();
        try
        {
            return inBlocks.GetValueOrDefault(hash);
        }
        finally
        {
            turn.Release();
        }
    }
}

/// <summary>
/// A chain as one life of a worker sees it. After so many calls of it the life is over: whatever is asked then never returns,
/// as in a killed process nothing does. A transaction may be on its way at that moment, or in a block already.
/// </summary>
sealed class KillableChain(ChainClient chain, Wire wire, int calls, int seed) : IChainClient, IPendingTransactions
{
    const uint Valid = 20;

    readonly TaskCompletionSource killed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly Random chance = new(seed);
    int left = calls;

    public event Action<PendingTransaction>? Sending;

    /// <summary>Ends when the life does.</summary>
    internal Task Killed => killed.Task;

    /// <summary>Calls that are left of this life.</summary>
    internal int Left => Volatile.Read(ref left);

    public uint Network => chain.Network;

    /// <summary>Costs no life: how often a service looks at the clock hangs on the machine.</summary>
    public Task<uint> GetHeightAsync(CancellationToken cancel = default) => chain.GetHeightAsync(cancel);

    public Task<UInt256> GetBlockHashAsync(uint index, CancellationToken cancel = default) =>
        LiveAsync(() => chain.GetBlockHashAsync(index, cancel));

    public Task<ulong> GetTimeMsAsync(CancellationToken cancel = default) =>
        LiveAsync(() => chain.GetTimeMsAsync(cancel));

    public Task<ReadResult> ReadAsync(ContractCall call, CancellationToken cancel = default) =>
        LiveAsync(() => chain.ReadAsync(call, cancel));

    public Task<DeployedContract?> GetContractAsync(UInt160 contract, CancellationToken cancel = default) =>
        LiveAsync(() => chain.GetContractAsync(contract, cancel));

    public Task<IReadOnlyList<ReadOnlyMemory<byte>>> GetScriptsAsync(uint block, CancellationToken cancel = default) =>
        LiveAsync(() => chain.GetScriptsAsync(block, cancel));

    public Task WaitForHeightAsync(uint index, CancellationToken cancel = default) => LiveAsync(async () =>
    {
        await chain.WaitForHeightAsync(index, cancel);
        return true;
    });

    public Task WaitForTimeAsync(ulong timeMs, CancellationToken cancel = default) => LiveAsync(async () =>
    {
        await chain.WaitForTimeAsync(timeMs, cancel);
        return true;
    });

    public Task<Receipt> SendAsync(
        ContractCall call, KeyPair sender, WitnessScope scope = WitnessScope.CalledByEntry,
        CancellationToken cancel = default) => SendScriptAsync(CallScript.Of(call), sender, scope, cancel);

    public async Task<Receipt> SendScriptAsync(
        ReadOnlyMemory<byte> script, KeyPair sender, WitnessScope scope = WitnessScope.CalledByEntry,
        CancellationToken cancel = default)
    {
        var pending = wire.Sign(script, sender, await chain.GetHeightAsync(cancel) + Valid);
        await LiveAsync(() => Task.FromResult(true));
        Sending?.Invoke(pending);
        await LiveAsync(() => Task.FromResult(true)); // journaled, not sent
        var receipt = await wire.DeliverAsync(pending.Hash, chain);
        return await LiveAsync(() => Task.FromResult(receipt)); // in a block, not heard of
    }

    public Task<Receipt?> ResumeAsync(PendingTransaction pending, CancellationToken cancel = default) =>
        LiveAsync(async () =>
        {
            if (await wire.FindAsync(pending.Hash) is { } known) return known;
            if (await chain.GetHeightAsync(cancel) >= pending.ValidUntilBlock) return null;
            // A node that lost its pool refuses it, now and then.
            return chance.Next(4) == 0 ? null : await wire.DeliverAsync(pending.Hash, chain);
        });

    async Task<T> LiveAsync<T>(Func<Task<T>> act)
    {
        if (Interlocked.Decrement(ref left) < 0)
        {
            killed.TrySetResult();
            await Task.Delay(Timeout.Infinite);
        }
        return await act();
    }
}
