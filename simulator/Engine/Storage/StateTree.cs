using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using Neo.Persistence;

namespace StarMiner.Simulator.Engine.Storage;

/// <summary>
/// An immutable sorted map from byte strings to byte strings: a copy-on-write B+tree. Keeping a snapshot is keeping the
/// reference, so snapshot, restore and branch are O(1); readers need no lock. Keys and values handed in or out must not
/// be changed by the caller.
/// </summary>
public sealed class StateTree
{
    public static readonly StateTree Empty = new(TreeNode.Leaf(new object()), 0);

    internal readonly TreeNode Root;

    internal StateTree(TreeNode root, int count)
    {
        Root = root;
        Count = count;
    }

    /// <summary>Number of keys.</summary>
    public int Count { get; }

    public bool TryGet(ReadOnlySpan<byte> key, [NotNullWhen(true)] out byte[]? value)
    {
        TreeNode node = Root;
        while (!node.IsLeaf) node = node.Children![node.ChildFor(key)];
        int at = node.Find(key);
        value = at < 0 ? null : node.Values![at];
        return at >= 0;
    }

    /// <summary>
    /// Entries from this key on, in the direction's order. Backward from an empty key yields nothing, as Neo's own
    /// stores do.
    /// </summary>
    public IEnumerable<(byte[] Key, byte[] Value)> Seek(byte[] key, SeekDirection direction = SeekDirection.Forward)
    {
        if (direction == SeekDirection.Backward && key.Length == 0) yield break;
        var cursor = new TreeCursor(Root, key, direction);
        while (cursor.MoveNext()) yield return cursor.Current;
    }

    /// <summary>Entries whose key starts with the prefix, in ascending order.</summary>
    public IEnumerable<(byte[] Key, byte[] Value)> WithPrefix(byte[] prefix) =>
        Seek(prefix).TakeWhile(entry => entry.Key.AsSpan().StartsWith(prefix));

    /// <summary>Collects changes; this tree stays as it is.</summary>
    public StateTreeEditor Edit() => new(this);

    /// <summary>SHA-256 over every key and value for which the filter holds, each with its length before it.</summary>
    public byte[] Digest(Func<byte[], bool>? filter = null)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> length = stackalloc byte[sizeof(int)];
        foreach (var (key, value) in Seek([]))
        {
            if (filter is not null && !filter(key)) continue;
            AppendSized(hash, key, length);
            AppendSized(hash, value, length);
        }
        return hash.GetHashAndReset();
    }

    static void AppendSized(IncrementalHash hash, byte[] bytes, Span<byte> length)
    {
        System.Buffers.Binary.BinaryPrimitives.WriteInt32LittleEndian(length, bytes.Length);
        hash.AppendData(length);
        hash.AppendData(bytes);
    }
}
