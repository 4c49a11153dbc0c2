using System.Runtime.CompilerServices;
using Neo.Persistence;
using Neo.SmartContract;
using Neo.SmartContract.Native;

namespace StarMiner.Simulator.Engine.Storage;

/// <summary>
/// Neo's view of a tree for one block: reads come from the tree, writes stay here until <see cref="Commit"/> publishes
/// the next tree. Make a fresh one for every block: Neo's cache sorts all it holds at every seek.
/// </summary>
public sealed class StateCache(StateTree tree) : DataCache
{
    const byte ContractPrefix = 8;
    static readonly ConditionalWeakTable<byte[], ContractState> Parsed = [];

    StateTreeEditor? _editor;

    /// <summary>The tree below; after a commit the new one.</summary>
    public StateTree Tree { get; private set; } = tree;

    public override void Commit()
    {
        _editor = Tree.Edit();
        base.Commit();
        Tree = _editor.Publish();
        _editor = null;
    }

    protected override void AddInternal(StorageKey key, StorageItem value) =>
        _editor!.Put(key.ToArray(), value.Value.ToArray());

    protected override void UpdateInternal(StorageKey key, StorageItem value) =>
        _editor!.Put(key.ToArray(), value.Value.ToArray());

    protected override void DeleteInternal(StorageKey key) => _editor!.Delete(key.ToArray());

    protected override bool ContainsInternal(StorageKey key) => Tree.TryGet(key.ToArray(), out _);

    protected override StorageItem GetInternal(StorageKey key) =>
        TryGetInternal(key) ?? throw new KeyNotFoundException();

    protected override StorageItem? TryGetInternal(StorageKey key) =>
        Tree.TryGet(key.ToArray(), out byte[]? value) ? Item(key, value) : null;

    protected override IEnumerable<(StorageKey, StorageItem)> SeekInternal(byte[] keyOrPrefix, SeekDirection direction)
    {
        foreach (var (key, value) in Tree.Seek(keyOrPrefix, direction))
            yield return (NewStorageKey(key), new StorageItem(value));
    }

    /// <summary>
    /// Neo clones a storage item before it parses it, so every transaction would parse the manifests of all contracts
    /// that it calls. What was parsed is kept beside the stored bytes instead; as published bytes never change, that
    /// holds across snapshots and branches.
    /// </summary>
    static StorageItem Item(StorageKey key, byte[] value)
    {
        if (key.Id != NativeContract.ContractManagement.Id || key.Key.Span[0] != ContractPrefix)
            return new StorageItem(value);
        if (!Parsed.TryGetValue(value, out ContractState? contract))
        {
            contract = new StorageItem(value).GetInteroperable<ContractState>();
            Parsed.AddOrUpdate(value, contract);
        }
        return new StorageItem(((IInteroperable)contract).Clone());
    }

    [UnsafeAccessor(UnsafeAccessorKind.Constructor)]
    static extern StorageKey NewStorageKey(byte[] cache);
}
