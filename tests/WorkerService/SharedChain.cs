using Neo;
using Neo.IO;
using Neo.Network.P2P.Payloads;
using Neo.Wallets;
using StarMiner.Client;
using StarMiner.Simulator;
using StarMiner.Simulator.Engine.Host;
using DeployedContract = StarMiner.Client.DeployedContract;

namespace StarMiner.WorkerService.Tests;

/// <summary>
/// One chain that many workers share as they share a net: transactions lie in a pool until a block takes all of them. A
/// block comes when those who wait have looked for it often enough, so a slow machine makes slow blocks.
/// </summary>
sealed class SharedChain(Chain chain) : IDisposable
{
    const int LooksABlock = 120;
    static readonly TimeSpan LongestBlock = TimeSpan.FromSeconds(2);

    readonly Lock turn = new();
    readonly List<(Transaction Transaction, TaskCompletionSource<Receipt> Taken)> pool = [];
    readonly List<Receipt> receipts = [];
    readonly CancellationTokenSource end = new();
    int looks;

    /// <summary>What halted, in the order of the chain.</summary>
    internal IReadOnlyList<Receipt> Receipts
    {
        get
        {
            lock (turn) return [.. receipts];
        }
    }

    /// <summary>Transactions that a block took and that faulted there: races that somebody lost.</summary>
    internal int Faulted { get; private set; }

    internal Task MineAsync() => Task.Run(async () =>
    {
        while (!end.IsCancellationRequested)
        {
            var since = DateTime.UtcNow;
            while (Volatile.Read(ref looks) < LooksABlock && DateTime.UtcNow - since < LongestBlock)
                await Task.Delay(2);
            Volatile.Write(ref looks, 0);
            lock (turn) MineBlock();
        }
    });

    public void Dispose() => end.Cancel();

    internal T With<T>(Func<Chain, T> act)
    {
        lock (turn) return act(chain);
    }

    internal uint Look()
    {
        Interlocked.Increment(ref looks);
        return With(now => now.Height);
    }

    internal Transaction Build(ReadOnlyMemory<byte> script, KeyPair sender, WitnessScope scope) => With(now =>
    {
        var signer = new TransactionSigner(now.ActorOf(sender), scope);
        var rehearsal = now.Rehearse(script, signer);
        Check(rehearsal);
        // Others' transactions of the same block may come before and make it dearer.
        return now.Build(
            new TransactionRequest(script, signer) { SystemFeeDatoshi = rehearsal.GasDatoshi + 1_00000000 });
    });

    internal Task<Receipt> SubmitAsync(Transaction transaction)
    {
        var taken = new TaskCompletionSource<Receipt>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (turn) pool.Add((transaction, taken));
        return taken.Task;
    }

    internal static void Check(Execution run)
    {
        if (run.Fault is { } fault) throw new ContractFaultException(fault.Message);
    }

    void MineBlock()
    {
        var mined = chain.Mine([.. pool.Select(waiting => waiting.Transaction)]);
        foreach (var (receipt, (_, taken)) in mined.Zip(pool))
        {
            try
            {
                receipts.Add(Read(receipt.OrThrow()));
                taken.SetResult(receipts[^1]);
            }
            catch (ContractFaultException fault)
            {
                Faulted++;
                taken.SetException(fault);
            }
        }
        pool.Clear();
    }

    static Receipt Read(TransactionReceipt receipt) => new()
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

/// <summary>A shared chain as one worker sees it: it waits for blocks and never makes them.</summary>
sealed class SharedClient(SharedChain shared) : IChainClient, IPendingTransactions
{
    static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(3);

    public event Action<PendingTransaction>? Sending;

    public uint Network => shared.With(chain => chain.Options.Network);

    public Task<uint> GetHeightAsync(CancellationToken cancel = default) => Task.FromResult(shared.Look());

    public Task<UInt256> GetBlockHashAsync(uint index, CancellationToken cancel = default) =>
        Task.FromResult(shared.With(chain => chain.FindBlockHash(index)!));

    public Task<ulong> GetTimeMsAsync(CancellationToken cancel = default) =>
        Task.FromResult(shared.With(chain => chain.TimeMs));

    public Task<ReadResult> ReadAsync(ContractCall call, CancellationToken cancel = default) => Task.FromResult(
        shared.With(chain =>
        {
            var run = chain.Read(call);
            SharedChain.Check(run);
            return new ReadResult(run.Stack[0], run.GasDatoshi);
        }));

    public Task<Receipt> SendAsync(
        ContractCall call, KeyPair sender, WitnessScope scope = WitnessScope.CalledByEntry,
        CancellationToken cancel = default) => SendScriptAsync(CallScript.Of(call), sender, scope, cancel);

    public async Task<Receipt> SendScriptAsync(
        ReadOnlyMemory<byte> script, KeyPair sender, WitnessScope scope = WitnessScope.CalledByEntry,
        CancellationToken cancel = default)
    {
        var transaction = shared.Build(script, sender, scope);
        Sending?.Invoke(new PendingTransaction(
            transaction.Hash, transaction.ValidUntilBlock, transaction.ToArray()));
        return await shared.SubmitAsync(transaction);
    }

    public Task<Receipt?> ResumeAsync(PendingTransaction pending, CancellationToken cancel = default) =>
        throw new NotSupportedException("nobody is killed here");

    public Task<DeployedContract?> GetContractAsync(UInt160 contract, CancellationToken cancel = default) =>
        throw new NotSupportedException();

    public Task<IReadOnlyList<ReadOnlyMemory<byte>>> GetScriptsAsync(uint block, CancellationToken cancel = default) =>
        Task.FromResult<IReadOnlyList<ReadOnlyMemory<byte>>>(shared.With(
            chain => chain.FindBlock(block)!.Transactions.Select(transaction => transaction.Script).ToArray()));

    public async Task WaitForHeightAsync(uint index, CancellationToken cancel = default)
    {
        while (await GetHeightAsync(cancel) < index) await Task.Delay(Poll, cancel);
    }

    public async Task WaitForTimeAsync(ulong timeMs, CancellationToken cancel = default)
    {
        while (await GetTimeMsAsync(cancel) < timeMs) await Task.Delay(Poll, cancel);
    }
}
