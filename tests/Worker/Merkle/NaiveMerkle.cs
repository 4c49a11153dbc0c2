using System.Security.Cryptography;

namespace StarMiner.Worker.Tests.Merkle;

/// <summary>The commitment written down once more, recursively and from the specification alone.</summary>
static class NaiveMerkle
{
    internal static byte[] InputLeaf(ulong index, byte[] payload) => Hash([0], U64(index), payload);

    internal static byte[] OutputLeaf(ulong job, byte[] kernel, uint step, ulong index, byte[] payload) =>
        Hash([1], U64(job), kernel, BitConverter.GetBytes(step), U64(index), payload);

    internal static byte[] InputRoot(IReadOnlyList<byte[]> leaves) => Root(InputHead(leaves.Count), leaves);

    internal static byte[] OutputRoot(byte[] provider, IReadOnlyList<byte[]> leaves) =>
        Root(OutputHead(provider, leaves.Count), leaves);

    internal static byte[] InputHead(long leaves) => [3, .. U64((ulong)leaves)];

    internal static byte[] OutputHead(byte[] provider, long leaves) => [4, .. provider, .. U64((ulong)leaves)];

    /// <summary>
    /// The verifier's walk: the root that a leaf, or a node below the root, and its path lead to; null where the path is
    /// misshapen.
    /// </summary>
    internal static byte[]? Climb(byte[] head, byte[] hash, ulong index, ulong count, byte[][] path)
    {
        if (count == 1) return path.Length == 0 ? Hash(head, hash) : null;
        int at = 0;
        for (; count > 1; index /= 16, count = (count + 15) / 16, at += 2)
        {
            ulong children = Math.Min(16, count - index / 16 * 16);
            if (at + 1 >= path.Length || (ulong)path[at].Length != 32 * (index % 16)
                || (ulong)path[at + 1].Length != 32 * (children - 1 - index % 16))
                return null;
            hash = Hash(count <= 16 ? head : [2], path[at], hash, path[at + 1]);
        }
        return at == path.Length ? hash : null;
    }

    static byte[] Root(byte[] head, IReadOnlyList<byte[]> hashes) => hashes.Count <= 16
        ? Hash([head, .. hashes])
        : Root(head, [.. hashes.Chunk(16).Select(family => Hash([[2], .. family]))]);

    static byte[] Hash(params byte[][] parts) => SHA256.HashData(parts.SelectMany(part => part).ToArray());

    static byte[] U64(ulong value) => BitConverter.GetBytes(value);
}
