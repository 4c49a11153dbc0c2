using Neo;

namespace StarMiner.Simulator.Devnet.Explorer.Tables;

/// <param name="Ordinal">Place among the transaction's events, from 0.</param>
readonly record struct EventRow(uint Block, ulong TimeMs, UInt256 Transaction, int Ordinal);

/// <summary>Where each contract's events are; what they say is in the chain's logs.</summary>
sealed class EventTable : IExplorerTable
{
    readonly Dictionary<UInt160, List<EventRow>> _byContract = [];

    public IReadOnlyList<EventRow> Of(UInt160 contract) => _byContract.GetValueOrDefault(contract) ?? [];

    public void Add(IndexedBlock block)
    {
        foreach (IndexedEvent sent in block.Sent())
        {
            if (!_byContract.TryGetValue(sent.Sent.Contract, out List<EventRow>? rows))
                _byContract[sent.Sent.Contract] = rows = [];
            rows.Add(new EventRow(block.Index, block.TimeMs, sent.Transaction.Hash, sent.Ordinal));
        }
    }

    public void Truncate(uint block)
    {
        foreach (List<EventRow> rows in _byContract.Values) rows.RemoveFrom(block, row => row.Block);
    }
}
