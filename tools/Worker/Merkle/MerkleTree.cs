using System.Security.Cryptography;
using Neo;

namespace StarMiner.Worker.Merkle;

/// <summary>
/// A 16-ary SHA-256 tree over a blob's leaves, all levels kept: 32 bytes a leaf of at most 4 KB and a fifteenth of that
/// above, under 1% of the blob.
/// </summary>
public sealed class MerkleTree
{
    public const int Arity = 16;
    public const int HashBytes = SHA256.HashSizeInBytes;
    const byte NodeTag = 0x02;

    // A task hashes so much at least [leaves, nodes]; less costs more to hand out than to hash.
    const int LeavesPerTask = 64;
    const int NodesPerTask = 256;

    /// <summary>Hashes of each level one after the other, from the leaves to the children of the root.</summary>
    readonly List<byte[]> levels = [];

    MerkleTree(ILeafLayout layout, LeafTag tag, IReadOnlyList<byte[]> levels)
    {
        (Layout, Tag) = (layout, tag);
        this.levels.AddRange(levels);
        Root = tag.Root(layout.LeafCount, levels[^1]);
    }

    MerkleTree(ILeafLayout layout, LeafTag tag, byte[] leafHashes)
    {
        (Layout, Tag) = (layout, tag);
        levels.Add(leafHashes);
        while (levels[^1].Length > Arity * HashBytes)
            levels.Add(HashNodes(levels[^1]));
        Root = tag.Root(layout.LeafCount, levels[^1]);
    }

    public ILeafLayout Layout { get; }
    public LeafTag Tag { get; }
    public UInt256 Root { get; }

    /// <summary>Levels above the leaves: 0 for a single leaf.</summary>
    public int Height => Layout.LeafCount == 1 ? 0 : levels.Count;

    /// <summary>Hash of the node so many levels above the leaves and below the root, by its place there.</summary>
    public ReadOnlySpan<byte> Node(int level, long index) =>
        levels[level].AsSpan(checked((int)(index * HashBytes)), HashBytes);

    /// <summary>The hashes below a node one after the other: 1 to 16 of them.</summary>
    /// <param name="level">1 or more.</param>
    public ReadOnlySpan<byte> Children(int level, long index) => Family(levels[level - 1], index);

    /// <summary>The hashes below the root; the leaf's where there is but one.</summary>
    public ReadOnlySpan<byte> RootChildren => levels[^1];

    /// <summary>What a node between the leaves and the root hashes to.</summary>
    public static byte[] NodeHash(ReadOnlySpan<byte> children)
    {
        Span<byte> image = stackalloc byte[1 + Arity * HashBytes];
        image[0] = NodeTag;
        children.CopyTo(image[1..]);
        return SHA256.HashData(image[..(1 + children.Length)]);
    }

    /// <param name="blob">Exactly as long as the layout says.</param>
    /// <exception cref="ArgumentException">It is not.</exception>
    public static MerkleTree Build(ReadOnlyMemory<byte> blob, ILeafLayout layout, LeafTag tag)
    {
        if (blob.Length != layout.TotalBytes)
            throw new ArgumentException($"blob of {blob.Length} bytes, layout of {layout.TotalBytes}", nameof(blob));
        return new MerkleTree(layout, tag, HashLeaves(blob, layout, tag));
    }

    /// <summary>A tree whose hashes are known, made where the blob lies.</summary>
    /// <param name="levels">From the leaves to the children of the root.</param>
    internal static MerkleTree Of(ILeafLayout layout, LeafTag tag, IReadOnlyList<byte[]> levels) =>
        levels[0].Length == layout.LeafCount * HashBytes && levels[^1].Length <= Arity * HashBytes
            ? new MerkleTree(layout, tag, levels)
            : throw new ArgumentException($"{levels.Count} levels over {layout.LeafCount} leaves", nameof(levels));

    /// <summary>The siblings from the leaf up: prefix, suffix, prefix, suffix, ... (two blobs a level).</summary>
    public byte[][] Path(long leaf) => Path(0, leaf);

    /// <summary>The siblings from a node up.</summary>
    public byte[][] Path(int level, long index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(
            index, level == Height ? 1 : levels[level].Length / HashBytes);
        return Path(level, index, Height, (above, parent) => Family(levels[above - 1], parent).ToArray());
    }

    /// <summary>A path through a tree of which only the hashes below the nodes on it are known.</summary>
    /// <param name="children">The hashes below the node so many levels up, by its place there.</param>
    internal static byte[][] Path(int level, long index, int height, Func<int, long, byte[]> children)
    {
        var path = new List<byte[]>();
        for (; level < height; level++, index /= Arity)
        {
            byte[] family = children(level + 1, index / Arity);
            int own = (int)(index % Arity) * HashBytes;
            path.Add(family[..own]);
            path.Add(family[(own + HashBytes)..]);
        }
        return [.. path];
    }

    static ReadOnlySpan<byte> Family(byte[] level, long parent)
    {
        long start = parent * Arity * HashBytes;
        return level.AsSpan((int)start, (int)Math.Min(Arity * HashBytes, level.Length - start));
    }

    static byte[] HashLeaves(ReadOnlyMemory<byte> blob, ILeafLayout layout, LeafTag tag)
    {
        byte[] hashes = new byte[checked(layout.LeafCount * HashBytes)];
        InParallel(layout.LeafCount, LeavesPerTask, (from, to) =>
        {
            byte[] image = new byte[tag.HeaderBytes + LeafLayout.MaxLeafBytes];
            tag.WriteHeader(image);
            for (long leaf = from; leaf < to; leaf++)
            {
                var (start, length) = layout.Leaf(leaf);
                tag.WritePlace(image, layout.StepOf(leaf), leaf);
                blob.Span.Slice((int)start, length).CopyTo(image.AsSpan(tag.HeaderBytes));
                SHA256.HashData(image.AsSpan(0, tag.HeaderBytes + length), hashes.AsSpan((int)leaf * HashBytes));
            }
        });
        return hashes;
    }

    static byte[] HashNodes(byte[] children)
    {
        long count = (children.Length / HashBytes + Arity - 1) / Arity;
        byte[] parents = new byte[count * HashBytes];
        InParallel(count, NodesPerTask, (from, to) =>
        {
            for (long node = from; node < to; node++)
                NodeHash(Family(children, node)).CopyTo(parents, node * HashBytes);
        });
        return parents;
    }

    static void InParallel(long count, int perTask, Action<long, long> body)
    {
        long tasks = (count + perTask - 1) / perTask;
        if (tasks == 1)
            body(0, count);
        else
            Parallel.For(0, tasks, task => body(task * perTask, Math.Min(count, (task + 1) * perTask)));
    }
}
