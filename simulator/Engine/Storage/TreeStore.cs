using Neo.Persistence;

namespace StarMiner.Simulator.Engine.Storage;

/// <summary>
/// The tree as Neo's <see cref="IStore"/>, for a NeoSystem or an RPC server that reads beside the chain. Whoever sets
/// <see cref="Tree"/> moves all later readers to another state at once.
/// </summary>
public sealed class TreeStore(StateTree tree) : IStore
{
    readonly Lock _write = new();
    volatile StateTree _tree = tree;

    public TreeStore() : this(StateTree.Empty)
    {
    }

    public StateTree Tree
    {
        get => _tree;
        set => _tree = value;
    }

    public byte[]? TryGet(byte[] key) => _tree.TryGet(key, out byte[]? value) ? value : null;

    public bool Contains(byte[] key) => _tree.TryGet(key, out _);

    public IEnumerable<(byte[] Key, byte[] Value)> Seek(byte[] key, SeekDirection direction) =>
        _tree.Seek(key ?? [], direction);

    public void Put(byte[] key, byte[] value) => Change(editor => editor.Put(key, value));

    public void Delete(byte[] key) => Change(editor => editor.Delete(key));

    public ISnapshot GetSnapshot() => new TreeSnapshot(this);

    public void Dispose()
    {
    }

    internal void Change(Action<StateTreeEditor> change)
    {
        lock (_write)
        {
            StateTreeEditor editor = _tree.Edit();
            change(editor);
            _tree = editor.Publish();
        }
    }
}

/// <summary>Reads the tree as it was; its own writes show only after the commit, as in Neo's own stores.</summary>
sealed class TreeSnapshot(TreeStore store) : ISnapshot
{
    readonly StateTree _tree = store.Tree;
    readonly List<(byte[] Key, byte[]? Value)> _writes = [];

    public byte[]? TryGet(byte[] key) => _tree.TryGet(key, out byte[]? value) ? value : null;

    public bool Contains(byte[] key) => _tree.TryGet(key, out _);

    public IEnumerable<(byte[] Key, byte[] Value)> Seek(byte[] key, SeekDirection direction) =>
        _tree.Seek(key ?? [], direction);

    public void Put(byte[] key, byte[] value) => _writes.Add((key, value));

    public void Delete(byte[] key) => _writes.Add((key, null));

    public void Commit()
    {
        store.Change(editor =>
        {
            foreach (var (key, value) in _writes)
            {
                if (value is null) editor.Delete(key);
                else editor.Put(key, value);
            }
        });
        _writes.Clear();
    }

    public void Dispose()
    {
    }
}
