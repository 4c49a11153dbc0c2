using Neo.Persistence;
using StarMiner.Simulator.Engine.Storage;

namespace StarMiner.Simulator.Devnet.Rpc;

/// <summary>
/// The devnet's state as the store of Neo's node core. A method of Neo's RPC server reads it several times; for as
/// long as it runs, its thread sees the tree that was the newest when it began.
/// </summary>
sealed class NodeStore(Func<StateTree> newest) : IStore
{
    [ThreadStatic] static StateTree? t_pinned;

    StateTree Tree => t_pinned ?? newest();

    /// <summary>Runs a method on one tree.</summary>
    public static T OnTree<T>(StateTree tree, Func<T> method)
    {
        StateTree? before = t_pinned;
        t_pinned = tree;
        try
        {
            return method();
        }
        finally
        {
            t_pinned = before;
        }
    }

    public byte[]? TryGet(byte[] key) => Tree.TryGet(key, out byte[]? value) ? value : null;

    public bool Contains(byte[] key) => Tree.TryGet(key, out _);

    public IEnumerable<(byte[] Key, byte[] Value)> Seek(byte[] key, SeekDirection direction) =>
        Tree.Seek(key ?? [], direction);

    /// <summary>Of one moment; what is committed into it is lost.</summary>
    public ISnapshot GetSnapshot() => new TreeStore(Tree).GetSnapshot();

    public void Put(byte[] key, byte[] value) => throw Refusal();

    public void Delete(byte[] key) => throw Refusal();

    public void Dispose()
    {
    }

    static NotSupportedException Refusal() => new("only the devnet's ledger writes");
}
