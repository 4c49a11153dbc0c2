using Neo;
using StarMiner.Simulator.Engine.Storage;

namespace StarMiner.Simulator.Devnet.Ledger;

/// <summary>
/// The states that the newest blocks with transactions began from, so that one can be run again and looked into. A
/// state is a reference to a tree that shares its pages with the next.
/// </summary>
sealed class PastStates
{
    const int MostBlocks = 1_000;

    readonly Lock _turn = new();
    readonly Dictionary<UInt256, StateTree> _states = [];
    readonly Queue<UInt256> _order = new();

    public void Add(UInt256 block, StateTree before)
    {
        lock (_turn)
        {
            if (!_states.TryAdd(block, before)) return;
            _order.Enqueue(block);
            if (_order.Count > MostBlocks) _states.Remove(_order.Dequeue());
        }
    }

    /// <returns>Null where the block is too old, or was there before the devnet was.</returns>
    public StateTree? Before(UInt256 block)
    {
        lock (_turn) return _states.GetValueOrDefault(block);
    }
}
