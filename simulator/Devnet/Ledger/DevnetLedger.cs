using Neo;
using Neo.Ledger;
using Neo.Network.P2P.Payloads;
using Neo.SmartContract.Native;
using StarMiner.Simulator.Engine.Storage;

namespace StarMiner.Simulator.Devnet.Ledger;

/// <summary>
/// The one writer of the devnet's chain. Whoever changes it takes turns; readers take <see cref="Now"/> and wait for
/// nobody.
/// </summary>
public sealed class DevnetLedger
{
    readonly Lock _turn = new();
    readonly Chain _chain;
    readonly TransactionPool _pool;
    readonly DevnetClock _clock;
    volatile Moment _now;
    volatile Mining _mining;

    internal DevnetLedger(Chain chain, Mining mining, DevnetClock clock)
    {
        _chain = chain;
        _pool = new TransactionPool(chain);
        _clock = clock;
        _mining = mining;
        _now = Index(chain.Snapshot());
    }

    /// <summary>The newest moment: after a whole block, never in the middle of one.</summary>
    public Moment Now => _now;

    /// <summary>Time that the next block would have, were it made now [ms since the Unix epoch].</summary>
    public ulong TimeMs => Math.Max(_clock.NowMs, Now.Chain.Head.Timestamp + 1);

    public ProtocolSettings Settings => _chain.Settings;

    /// <summary>Transactions that no block holds yet, in the order in which blocks take them.</summary>
    public IReadOnlyList<Transaction> Waiting
    {
        get
        {
            lock (_turn) return _pool.Waiting;
        }
    }

    /// <summary>Takes a transaction in. Where mining is instant, a block holds it when this returns.</summary>
    /// <exception cref="TransactionRefusedException">A node would refuse it.</exception>
    public void Add(Transaction transaction)
    {
        if (transaction.SystemFee > TransactionPool.MaxBlockSystemFeeDatoshi)
        {
            // A node takes it and then never makes a block again: its primary stops at the first that does not fit.
            throw new TransactionRefusedException(
                VerifyResult.PolicyFail,
                $"no block holds a system fee above {TransactionPool.MaxBlockSystemFeeDatoshi} datoshi");
        }
        lock (_turn)
        {
            _pool.Add(transaction);
            if (_mining.IsInstant) MineWaiting();
        }
    }

    /// <summary>Makes blocks until nothing waits.</summary>
    void MineWaiting()
    {
        while (_pool.Waiting.Count > 0)
        {
            if (MineBlock().Count == 0) return;
        }
    }

    /// <summary>The moment of a chain that was made elsewhere.</summary>
    static Moment Index(ChainSnapshot chain)
    {
        StateTree transfers = StateTree.Empty;
        for (uint i = 1; i <= chain.Head.Index; i++)
        {
            Header header = NativeContract.Ledger.GetHeader(
                chain.View, NativeContract.Ledger.GetBlockHash(chain.View, i));
            transfers = TransferIndex.Add(
                transfers, header, chain.ExecutionsOf(i).Where(execution => execution.Transaction is not null));
        }
        return new Moment(chain, transfers);
    }

    IReadOnlyList<TransactionReceipt> MineBlock()
    {
        IReadOnlyList<TransactionReceipt> receipts = _pool.MineBlock(TimeMs);
        StateTree transfers = TransferIndex.Add(
            _now.Transfers, _chain.Head, receipts.Select(receipt => receipt.Execution));
        _now = new Moment(_chain.Snapshot(), transfers);
        return receipts;
    }
}
