using System.Buffers.Binary;
using System.Security.Cryptography;

namespace StarMiner.Contracts.Tests.Suite;

/// <summary>The commitment of contracts/Primitives/Merkle16, written down a second time for the tests.</summary>
public sealed class ReferenceTree
{
    const int Arity = 16;
    readonly List<byte[][]> _levels = [];
    readonly byte[] _head;

    ReferenceTree(byte[][] leafHashes, byte[] head)
    {
        _head = head;
        _levels.Add(leafHashes);
        while (_levels[^1].Length > Arity)
            _levels.Add([.. _levels[^1].Chunk(Arity).Select(children => Hash([[0x02], .. children]))]);
    }

    public static ReferenceTree OfInput(byte[][] leaves) =>
        new([.. leaves.Select((leaf, i) => Hash([0x00], U64((ulong)i), leaf))], [0x03, .. U64((ulong)leaves.Length)]);

    public static ReferenceTree OfOutput(ulong job, byte[] kernel, byte[] worker, byte[][] leaves) =>
        new(
            [.. leaves.Select((leaf, i) => Hash([0x01], U64(job), kernel, new byte[4], U64((ulong)i), leaf))],
            [0x04, .. worker, .. U64((ulong)leaves.Length)]);

    /// <summary>An auditor's own tree over the same payloads; its root is what it seals.</summary>
    public static ReferenceTree OfAttestation(ulong job, byte[] auditor, byte[][] leaves) =>
        new([.. leaves.Select((leaf, i) => Hash([0x05], auditor, U64(job), U64((ulong)i), leaf))], [0x02]);

    public byte[] Root => Hash([_head, .. _levels[^1]]);

    public byte[] LeafHash(int index) => _levels[0][index];

    /// <summary>The hashes below a node, one after the other.</summary>
    public byte[] Children(int level, int node) =>
        [.. _levels[level - 1].Skip(node * Arity).Take(Arity).SelectMany(hash => hash)];

    /// <summary>[prefix, suffix] of every level from the leaves up.</summary>
    public byte[][] Path(int index)
    {
        var path = new List<byte[]>();
        if (_levels[0].Length == 1) return [];
        foreach (byte[][] level in _levels)
        {
            int first = index / Arity * Arity;
            byte[][] family = level[first..Math.Min(first + Arity, level.Length)];
            path.Add([.. family.Take(index - first).SelectMany(hash => hash)]);
            path.Add([.. family.Skip(index - first + 1).SelectMany(hash => hash)]);
            index /= Arity;
        }
        return [.. path];
    }

    static byte[] Hash(params byte[][] parts) => SHA256.HashData([.. parts.SelectMany(part => part)]);

    static byte[] U64(ulong value)
    {
        byte[] bytes = new byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, value);
        return bytes;
    }
}
