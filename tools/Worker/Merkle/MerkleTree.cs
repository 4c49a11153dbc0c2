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

    /// <summary>Hashes of each level one after the other, leaves first; the last level is the top alone.</summary>
    readonly List<byte[]> levels = [];

    MerkleTree(ILeafLayout layout, LeafTag tag, byte[] leafHashes)
    {
        Layout = layout;
        levels.Add(leafHashes);
        while (levels[^1].Length > HashBytes)
            levels.Add(HashNodes(levels[^1]));
        Root = new UInt256(SHA256.HashData(tag.RootPreimage(layout.LeafCount, levels[^1])));
    }

    public ILeafLayout Layout { get; }
    public UInt256 Root { get; }

    /// <param name="blob">Exactly as long as the layout says.</param>
    /// <exception cref="ArgumentException">It is not.</exception>
    public static MerkleTree Build(ReadOnlyMemory<byte> blob, ILeafLayout layout, LeafTag tag)
    {
        if (blob.Length != layout.TotalBytes)
            throw new ArgumentException($"blob of {blob.Length} bytes, layout of {layout.TotalBytes}", nameof(blob));
        return new MerkleTree(layout, tag, HashLeaves(blob, layout, tag));
    }

    /// <summary>The siblings from the leaf up: prefix, suffix, prefix, suffix, ... (two blobs a level).</summary>
    public byte[][] Path(long leaf)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(leaf);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(leaf, Layout.LeafCount);
        var path = new byte[2 * (levels.Count - 1)][];
        for (int level = 0; level + 1 < levels.Count; level++, leaf /= Arity)
        {
            ReadOnlySpan<byte> family = Family(levels[level], leaf / Arity);
            int own = (int)(leaf % Arity) * HashBytes;
            path[2 * level] = family[..own].ToArray();
            path[2 * level + 1] = family[(own + HashBytes)..].ToArray();
        }
        return path;
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
            byte[] image = new byte[1 + Arity * HashBytes];
            image[0] = NodeTag;
            for (long node = from; node < to; node++)
            {
                ReadOnlySpan<byte> family = Family(children, node);
                family.CopyTo(image.AsSpan(1));
                SHA256.HashData(image.AsSpan(0, 1 + family.Length), parents.AsSpan((int)node * HashBytes));
            }
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
