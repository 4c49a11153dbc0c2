using Neo;
using Neo.Network.P2P.Payloads;
using Neo.Persistence;
using Neo.SmartContract.Native;
using StarMiner.Simulator.Engine.Host;

namespace StarMiner.Simulator.Devnet.Explorer.Tables;

/// <summary>A block with transactions, as the explorer's tables read it.</summary>
/// <param name="Events">Decodes by the contracts as they are after the newest block.</param>
sealed record IndexedBlock(
    uint Index, ulong TimeMs, IReadOnlyList<IndexedTransaction> Transactions, EventShapes Events)
{
    public static IndexedBlock Read(ChainSnapshot chain, TrimmedBlock block, EventShapes shapes)
    {
        DataCache view = chain.View;
        return new IndexedBlock(
            block.Index, block.Header.Timestamp,
            [
                .. chain.ExecutionsOf(block.Index)
                    .Where(execution => execution.Transaction is not null)
                    .Select(execution => new IndexedTransaction(
                        NativeContract.Ledger.GetTransactionState(view, execution.Transaction!).Transaction,
                        execution)),
            ],
            shapes);
    }

    /// <summary>What contracts said, in order; those of a faulted transaction do not count.</summary>
    public IEnumerable<IndexedEvent> Sent() => Transactions.SelectMany(transaction =>
        transaction.Execution.Notifications.Select((sent, ordinal) => new IndexedEvent(transaction, ordinal, sent)));
}

sealed record IndexedTransaction(Transaction Transaction, Execution Execution)
{
    public UInt256 Hash => Transaction.Hash;
}

/// <param name="Ordinal">Place among the transaction's events, from 0.</param>
sealed record IndexedEvent(IndexedTransaction Transaction, int Ordinal, Notification Sent);
