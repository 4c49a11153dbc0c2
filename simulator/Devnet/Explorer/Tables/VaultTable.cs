using Neo;

namespace StarMiner.Simulator.Devnet.Explorer.Tables;

/// <param name="Block">That the vault was first paid into.</param>
sealed record VaultRow(uint Block, UInt160 Provider, int Task);

/// <summary>Which vaults there are; what is in them the contract says.</summary>
sealed class VaultTable(UInt160 vaults) : IExplorerTable
{
    readonly List<VaultRow> _rows = [];
    readonly HashSet<(UInt160, int)> _known = [];

    public IReadOnlyList<VaultRow> All => _rows;

    public void Add(IndexedBlock block)
    {
        foreach (IndexedEvent sent in block.Sent())
        {
            if (sent.Sent.Contract != vaults || sent.Sent.Event is not ("Staked" or "StakeEarned")) continue;
            if (block.Events.Read(sent.Sent) is not { } values) continue;
            var provider = new UInt160(values["provider"].GetSpan());
            int task = (int)values["task"].GetInteger();
            if (_known.Add((provider, task))) _rows.Add(new VaultRow(block.Index, provider, task));
        }
    }

    public void Truncate(uint block)
    {
        foreach (VaultRow row in _rows.Where(row => row.Block >= block)) _known.Remove((row.Provider, row.Task));
        _rows.RemoveFrom(block, row => row.Block);
    }
}
