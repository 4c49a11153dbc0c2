using Neo;
using Neo.Network.P2P.Payloads;
using Neo.Persistence;
using Neo.SmartContract.Native;
using StarMiner.Simulator.Devnet.Explorer.Tables;
using StarMiner.Simulator.Devnet.Ledger;

namespace StarMiner.Simulator.Devnet.Explorer;

/// <summary>
/// What the explorer's lists and plots are read from: tables over all blocks. Nobody fills them until somebody looks;
/// then they catch up with the chain, and step back first where the chain did. What they hold is of the order of the
/// transactions, which the chain itself holds in full.
/// </summary>
sealed class ExplorerIndex
{
    readonly Lock _turn = new();
    readonly DevnetLedger _ledger;
    readonly IExplorerTable[] _tables;

    /// <summary>Blocks with transactions that the tables hold.</summary>
    readonly List<(uint Block, UInt256 Hash)> _marks = [];
    uint _next = 1;
    Header? _head;

    public ExplorerIndex(DevnetLedger ledger, SuiteSeats? suite)
    {
        _ledger = ledger;
        Transactions = new TransactionTable();
        Events = new EventTable();
        Suite = suite is null ? null : new SuiteTables(suite);
        _tables = [Transactions, Events, .. Suite?.All ?? []];
    }

    public TransactionTable Transactions { get; }

    public EventTable Events { get; }

    /// <summary>Null where the devnet was started without the suite.</summary>
    public SuiteTables? Suite { get; }

    /// <summary>Reads tables that stand at the newest moment.</summary>
    public T Read<T>(Func<ChainSnapshot, T> read)
    {
        lock (_turn)
        {
            ChainSnapshot chain = _ledger.Now.Chain;
            CatchUp(chain);
            return read(chain);
        }
    }

    void CatchUp(ChainSnapshot chain)
    {
        if (ReferenceEquals(chain.Head, _head)) return;
        DataCache view = chain.View;
        StepBack(view, chain.Head.Index);
        var shapes = new EventShapes(view);
        for (; _next <= chain.Head.Index; _next++)
        {
            UInt256 hash = NativeContract.Ledger.GetBlockHash(view, _next);
            TrimmedBlock trimmed = NativeContract.Ledger.GetTrimmedBlock(view, hash);
            if (trimmed.Hashes.Length == 0) continue;
            IndexedBlock block = IndexedBlock.Read(chain, trimmed, shapes);
            foreach (IExplorerTable table in _tables) table.Add(block);
            _marks.Add((_next, hash));
        }
        _head = chain.Head;
    }

    /// <summary>Takes the blocks off that are not on this chain.</summary>
    void StepBack(DataCache view, uint height)
    {
        int keep = _marks.Count;
        while (keep > 0 && !IsOn(view, height, _marks[keep - 1])) keep--;
        if (keep < _marks.Count)
        {
            uint block = _marks[keep].Block;
            foreach (IExplorerTable table in _tables) table.Truncate(block);
            _marks.RemoveRange(keep, _marks.Count - keep);
            _next = block;
        }
        // The blocks since the last mark were empty; on another branch they need not be.
        if (_head is null || !IsOn(view, height, (_head.Index, _head.Hash)))
            _next = _marks.Count > 0 ? _marks[^1].Block + 1 : 1;
    }

    static bool IsOn(DataCache view, uint height, (uint Block, UInt256 Hash) mark) =>
        mark.Block <= height && NativeContract.Ledger.GetBlockHash(view, mark.Block).Equals(mark.Hash);
}
