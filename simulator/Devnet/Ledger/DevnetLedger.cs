using Neo;
using Neo.Network.P2P.Payloads;
using Neo.SmartContract.Native;
using StarMiner.Simulator.Devnet.Journal;
using StarMiner.Simulator.Engine.Storage;

namespace StarMiner.Simulator.Devnet.Ledger;

/// <summary>
/// The one writer of the devnet's chain. Whoever changes it takes turns; readers take <see cref="Now"/> and wait for
/// nobody. A change is written to the journal, then published, then answered.
/// </summary>
public sealed partial class DevnetLedger : IDisposable
{
    readonly Lock _turn = new();
    readonly Chain _chain;
    readonly TransactionPool _pool;
    readonly DevnetClock _clock;
    readonly Timer _timer;
    ILedgerJournal? _journal;
    volatile Moment _now;
    volatile Mining _mining = Mining.Manual;

    internal DevnetLedger(Chain chain, DevnetClock clock)
    {
        _chain = chain;
        _pool = new TransactionPool(chain);
        _clock = clock;
        _timer = new Timer(_ => Tick());
        _now = new Moment(chain.Snapshot(), StateTree.Empty);
        _taking = Task.Run(TakeArrivalsAsync);
    }

    /// <summary>A block was published; in the writer's turn, so a listener must be quick.</summary>
    public event Action<Moment>? BlockAdded;

    /// <summary>The clock's block could not be made or kept.</summary>
    public event Action<Exception>? TickFailed;

    /// <summary>The newest moment: after a whole block, never in the middle of one.</summary>
    public Moment Now => _now;

    /// <summary>Time that the next block would have, were it made now [ms since the Unix epoch].</summary>
    public ulong TimeMs => Math.Max(_clock.NowMs, Now.Chain.Head.Timestamp + 1);

    public ProtocolSettings Settings => _chain.Settings;

    internal PastStates Past { get; } = new();

    /// <summary>When blocks are made. May change at any time.</summary>
    public Mining Mining
    {
        get => _mining;
        set
        {
            lock (_turn)
            {
                _mining = value;
                TimeSpan period = value.IntervalMs is { } ms
                    ? TimeSpan.FromMilliseconds(ms)
                    : Timeout.InfiniteTimeSpan;
                _timer.Change(period, period);
                if (value.IsInstant) MineWaiting();
            }
        }
    }

    /// <summary>Transactions that no block holds yet, in the order in which blocks take them.</summary>
    public IReadOnlyList<Transaction> Waiting
    {
        get
        {
            lock (_turn) return _pool.Waiting;
        }
    }

    /// <summary>Makes blocks of what waits, or empty ones, each with the time that it is made at.</summary>
    public void Mine(uint blocks)
    {
        lock (_turn)
        {
            for (uint i = 0; i < blocks; i++) MineBlock(TimeMs);
        }
    }

    public void Dispose()
    {
        _arrivals.Writer.Complete();
        _taking.Wait();
        using var stopped = new ManualResetEvent(false);
        if (_timer.Dispose(stopped)) stopped.WaitOne();
        lock (_turn) _journal?.Dispose();
    }

    /// <summary>All that this ledger knows.</summary>
    internal LedgerState State() =>
        new(_now, _clock.OffsetMs, new Dictionary<string, SavedMoment>(_saved), [.. _impersonated]);

    /// <summary>From now on every act goes there first.</summary>
    internal void WriteTo(ILedgerJournal journal)
    {
        lock (_turn) _journal = journal;
    }

    /// <summary>Makes blocks until nothing waits.</summary>
    void MineWaiting()
    {
        while (!_pool.IsEmpty) MineBlock(TimeMs);
    }

    void MineBlock(ulong timestampMs)
    {
        Change(() =>
        {
            _pool.MineBlock(timestampMs);
            return new BlockAct(_chain.FindBlock(_chain.Height)!);
        });
        BlockAdded?.Invoke(_now);
    }

    /// <summary>
    /// A block of the clock; while somebody else has a turn there is none, the next tick makes one.
    /// </summary>
    void Tick()
    {
        if (!_turn.TryEnter()) return;
        try
        {
            if (_mining.IntervalMs is not null) MineBlock(TimeMs);
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            TickFailed?.Invoke(failure);
        }
        finally
        {
            _turn.Exit();
        }
    }

    /// <summary>Changes the chain; it counts once it is in the journal, and otherwise did not happen.</summary>
    void Change(Func<LedgerAct> change)
    {
        try
        {
            LedgerAct act = change();
            _journal?.Append(act);
            Publish(act);
            _journal?.Published(State);
        }
        catch
        {
            _chain.Restore(_now.Chain);
            _pool.Revalidate();
            throw;
        }
    }

    void Publish(LedgerAct act)
    {
        StateTree transfers = act switch
        {
            BlockAct => TransferIndex.Add(
                _now.Transfers, _chain.Head, TransactionsOf(_chain.Snapshot(), _chain.Height)),
            RestoreAct restored => _saved[restored.Name].Moment.Transfers,
            LoadAct => IndexOf(_chain.Snapshot()),
            _ => _now.Transfers,
        };
        if (act is BlockAct { Block: { Transactions.Length: > 0 } block }) Past.Add(block.Hash, _now.Chain.State);
        _now = new Moment(_chain.Snapshot(), transfers);
    }

    static StateTree IndexOf(ChainSnapshot chain)
    {
        StateTree transfers = StateTree.Empty;
        for (uint i = 1; i <= chain.Head.Index; i++)
        {
            Header header = NativeContract.Ledger.GetHeader(
                chain.View, NativeContract.Ledger.GetBlockHash(chain.View, i));
            transfers = TransferIndex.Add(transfers, header, TransactionsOf(chain, i));
        }
        return transfers;
    }

    static IEnumerable<Engine.Host.Execution> TransactionsOf(ChainSnapshot chain, uint block) =>
        chain.ExecutionsOf(block).Where(execution => execution.Transaction is not null);
}
