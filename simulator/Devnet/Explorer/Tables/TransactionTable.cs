using Neo;

namespace StarMiner.Simulator.Devnet.Explorer.Tables;

/// <param name="Call">The first call that the script makes; null where it makes none.</param>
/// <param name="Calls">How many it makes.</param>
sealed record TransactionRow(
    UInt256 Hash, uint Block, ulong TimeMs, UInt160 Sender, bool Halted, long GasDatoshi, ScriptCall? Call, int Calls);

/// <summary>All transactions, and each account's.</summary>
sealed class TransactionTable : IExplorerTable
{
    readonly List<TransactionRow> _all = [];
    readonly Dictionary<UInt160, List<TransactionRow>> _bySender = [];

    public IReadOnlyList<TransactionRow> All => _all;

    public IReadOnlyList<TransactionRow> Of(UInt160 sender) => _bySender.GetValueOrDefault(sender) ?? [];

    public void Add(IndexedBlock block)
    {
        foreach (var (transaction, execution) in block.Transactions)
        {
            IReadOnlyList<ScriptCall> calls = ScriptCall.In(transaction.Script);
            var row = new TransactionRow(
                transaction.Hash, block.Index, block.TimeMs, transaction.Sender, execution.Halted,
                execution.GasDatoshi, calls.Count > 0 ? calls[0] : null, calls.Count);
            _all.Add(row);
            if (!_bySender.TryGetValue(row.Sender, out List<TransactionRow>? rows)) _bySender[row.Sender] = rows = [];
            rows.Add(row);
        }
    }

    public void Truncate(uint block)
    {
        _all.RemoveFrom(block, row => row.Block);
        foreach (List<TransactionRow> rows in _bySender.Values) rows.RemoveFrom(block, row => row.Block);
    }
}
