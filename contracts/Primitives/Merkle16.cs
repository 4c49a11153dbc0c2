using System.Numerics;
using Neo.SmartContract.Framework;
using Neo.SmartContract.Framework.Native;

namespace StarMiner.Contracts.Primitives;

/// <summary>
/// The 16-ary SHA-256 tree of inputs and outputs, seen from a verifier. Every kind of hash opens with its own tag, a
/// leaf binds its place, a root binds the leaf count, and a level's last node has fewer children instead of padding, so
/// one root has one reading.
/// </summary>
/// <remarks>
/// <code>
/// input leaf  = H(0x00 | index u64 | payload)
/// output leaf = H(0x01 | jobId u64 | kernel 20 | step u32 | index u64 | payload)
/// node        = H(0x02 | 1..16 children hashes)
/// input root  = H(0x03 | leafCount u64 | 1..16 children)
/// output root = H(0x04 | worker 20 | leafCount u64 | 1..16 children)
/// attested    = H(0x05 | auditor 20 | jobId u64 | index u64 | payload)
/// attestation = H(0x02 | 1..16 children)
/// </code>
/// The topmost node is the root: it has a head of its own, and the leaf itself for a child where there is but one leaf.
/// An attestation is an auditor's own tree over the output's payloads: it can be made neither out of another's tree nor
/// out of an opening.
/// </remarks>
public static class Merkle16
{
    public const int Arity = 16;
    public const int HashBytes = 32;

    private static ByteString InputLeafTag => "\u0000";
    private static ByteString OutputLeafTag => "\u0001";
    private static ByteString NodeTag => "\u0002";
    private static ByteString InputRootTag => "\u0003";
    private static ByteString OutputRootTag => "\u0004";
    private static ByteString AttestationTag => "\u0005";

    public static ByteString InputLeaf(BigInteger index, ByteString payload) =>
        CryptoLib.Sha256(InputLeafTag.Concat(Bytes.U64(index)).Concat(payload));

    public static ByteString OutputLeaf(
        BigInteger jobId, UInt160 kernel, BigInteger step, BigInteger index, ByteString payload) =>
        CryptoLib.Sha256(
            OutputLeafTag.Concat(Bytes.U64(jobId)).Concat(kernel).Concat(Bytes.U32(step)).Concat(Bytes.U64(index))
                .Concat(payload));

    public static ByteString AttestationLeaf(
        UInt160 auditor, BigInteger jobId, BigInteger index, ByteString payload) =>
        CryptoLib.Sha256(
            AttestationTag.Concat(auditor).Concat(Bytes.U64(jobId)).Concat(Bytes.U64(index)).Concat(payload));

    /// <summary>A node above the leaves, out of its children's hashes one after the other.</summary>
    public static ByteString Node(ByteString children) => CryptoLib.Sha256(NodeTag.Concat(children));

    /// <summary>Nodes of the level above one of so many.</summary>
    public static BigInteger Parents(BigInteger count) => (count + Arity - 1) / Arity;

    /// <summary>Levels above the leaves: 0 for a single leaf.</summary>
    public static BigInteger Height(BigInteger leafCount)
    {
        BigInteger height = 0;
        for (; leafCount > 1; height++) leafCount = Parents(leafCount);
        return height;
    }

    /// <summary>What stands before the children in an input's root.</summary>
    public static ByteString InputHead(BigInteger leafCount) => InputRootTag.Concat(Bytes.U64(leafCount));

    /// <summary>What stands before the children in an output's root.</summary>
    public static ByteString OutputHead(UInt160 worker, BigInteger leafCount) =>
        OutputRootTag.Concat(worker).Concat(Bytes.U64(leafCount));

    /// <summary>What stands before the children in an attestation.</summary>
    public static ByteString AttestationHead() => NodeTag;

    /// <summary>
    /// Folds a path [prefix, suffix, prefix, suffix, ...] from the hash of a leaf, or of a node below the root, up to
    /// the root.
    /// </summary>
    /// <param name="index">Its place on its level.</param>
    /// <param name="count">Leaves or nodes of that level.</param>
    /// <param name="head">What the root opens with.</param>
    /// <param name="malformedError">Thrown where the path's shape is not the one that index and count prescribe.</param>
    public static ByteString Root(
        ByteString head, ByteString hash, BigInteger index, BigInteger count, ByteString[] path, string malformedError)
    {
        ExecutionEngine.Assert(index >= 0 && index < count, malformedError);
        if (count == 1)
        {
            ExecutionEngine.Assert(path.Length == 0, malformedError);
            return CryptoLib.Sha256(head.Concat(hash));
        }
        int position = 0;
        while (count > 1)
        {
            BigInteger digit = index % Arity;
            BigInteger children = BigInteger.Min(Arity, count - index + digit);
            ExecutionEngine.Assert(position + 1 < path.Length, malformedError);
            ByteString left = path[position];
            ByteString right = path[position + 1];
            // INVARIANT: the lengths bind the digit; without them one path could be read at another index.
            ExecutionEngine.Assert(left.Length == HashBytes * digit, malformedError);
            ExecutionEngine.Assert(right.Length == HashBytes * (children - 1 - digit), malformedError);
            hash = CryptoLib.Sha256((count > Arity ? NodeTag : head).Concat(left).Concat(hash).Concat(right));
            position += 2;
            index /= Arity;
            count = (count + Arity - 1) / Arity;
        }
        ExecutionEngine.Assert(position == path.Length, malformedError);
        return hash;
    }
}
