using Neo;
using StarMiner.Worker.Merkle;

namespace StarMiner.Worker.Store;

/// <summary>A blob that hashes to the root it was asked for, with the tree that showed it.</summary>
public sealed class VerifiedBlob
{
    VerifiedBlob(byte[] bytes, MerkleTree tree) => (Bytes, Tree) = (bytes, tree);

    public byte[] Bytes { get; }
    public MerkleTree Tree { get; }

    public ReadOnlyMemory<byte> Leaf(long index)
    {
        var (start, length) = Tree.Layout.Leaf(index);
        return Bytes.AsMemory((int)start, length);
    }

    /// <summary>Commits to bytes of one's own.</summary>
    public static VerifiedBlob Commit(byte[] bytes, ILeafLayout layout, LeafTag tag) =>
        new(bytes, MerkleTree.Build(bytes, layout, tag));

    /// <summary>Commits to bytes of one's own whose tree is there already.</summary>
    internal static VerifiedBlob Commit(byte[] bytes, MerkleTree tree) => new(bytes, tree);

    /// <exception cref="BlobException">The store has no such blob, or one of other bytes.</exception>
    public static async Task<VerifiedBlob> FetchAsync(
        IBlobStore store, UInt256 root, ILeafLayout layout, LeafTag tag, CancellationToken cancel = default)
    {
        byte[] bytes = await store.GetAsync(root, cancel)
            ?? throw new BlobException($"blob {BlobName.Of(root)} is not in the store");
        if (bytes.LongLength != layout.TotalBytes)
            throw new BlobException(
                $"blob {BlobName.Of(root)} has {bytes.LongLength} bytes where the job needs {layout.TotalBytes}");
        var blob = Commit(bytes, layout, tag);
        return blob.Tree.Root == root
            ? blob
            : throw new BlobException(
                $"blob {BlobName.Of(root)} is corrupt: it hashes to {BlobName.Of(blob.Tree.Root)}");
    }
}

/// <summary>Data is withheld or corrupt.</summary>
public sealed class BlobException(string message) : Exception(message);
