using System.Buffers.Binary;
using System.Security.Cryptography;
using Neo;
using Neo.IO;

namespace StarMiner.Worker.Merkle;

/// <summary>What a leaf's hash covers before index and payload, and a root's before leaf count and children.</summary>
/// <remarks>Byte 0 separates the domains, so that no leaf, node or root can pass for another kind.</remarks>
public sealed class LeafTag
{
    const byte InputLeaf = 0x00, OutputLeaf = 0x01, InputRoot = 0x03, OutputRoot = 0x04, AttestationLeaf = 0x05;

    readonly byte[] leafPrefix;
    readonly byte[] rootPrefix;
    readonly int stepBytes;

    LeafTag(byte[] leafPrefix, byte[] rootPrefix, int stepBytes = 0) =>
        (this.leafPrefix, this.rootPrefix, this.stepBytes) = (leafPrefix, rootPrefix, stepBytes);

    /// <summary>Inputs bind nothing but the index, so that one dataset serves many jobs.</summary>
    public static LeafTag Input { get; } = new([InputLeaf], [InputRoot]);

    /// <summary>An output leaf binds job, kernel and step; the root binds the provider that answers for it.</summary>
    public static LeafTag Output(ulong jobId, UInt160 kernel, UInt160 provider)
    {
        byte[] leaf = new byte[1 + sizeof(ulong) + UInt160.Length];
        leaf[0] = OutputLeaf;
        BinaryPrimitives.WriteUInt64LittleEndian(leaf.AsSpan(1), jobId);
        kernel.ToArray().CopyTo(leaf.AsSpan(1 + sizeof(ulong)));
        return new(leaf, [OutputRoot, .. provider.ToArray()], sizeof(uint));
    }

    /// <summary>An auditor's own tree over an output, which only who has its payloads can make. It has no root of its own.</summary>
    public static LeafTag Attestation(UInt160 auditor, ulong jobId) =>
        new([AttestationLeaf, .. auditor.ToArray(), .. BitConverter.GetBytes(jobId)], [AttestationLeaf]);

    /// <param name="children">The hashes below the root one after the other; the leaf's where there is but one.</param>
    public UInt256 Root(long leafCount, ReadOnlySpan<byte> children) =>
        new(SHA256.HashData(RootPreimage(leafCount, children)));

    public byte[] LeafHash(uint step, long index, ReadOnlySpan<byte> payload)
    {
        byte[] image = new byte[HeaderBytes + payload.Length];
        WriteHeader(image);
        WritePlace(image, step, index);
        payload.CopyTo(image.AsSpan(HeaderBytes));
        return SHA256.HashData(image);
    }

    /// <summary>Bytes that stand before a leaf's payload when it is hashed.</summary>
    internal int HeaderBytes => leafPrefix.Length + stepBytes + sizeof(ulong);

    /// <summary>Of them at the end: the step where there is one, and the index.</summary>
    internal int PlaceBytes => stepBytes + sizeof(ulong);

    /// <summary>Writes the header but for the place, which <see cref="WritePlace"/> puts in leaf by leaf.</summary>
    internal void WriteHeader(Span<byte> target) => leafPrefix.CopyTo(target);

    internal void WritePlace(Span<byte> target, uint step, long index)
    {
        if (stepBytes > 0)
            BinaryPrimitives.WriteUInt32LittleEndian(target[leafPrefix.Length..], step);
        BinaryPrimitives.WriteUInt64LittleEndian(target[(leafPrefix.Length + stepBytes)..], (ulong)index);
    }

    byte[] RootPreimage(long leafCount, ReadOnlySpan<byte> children)
    {
        byte[] image = new byte[rootPrefix.Length + sizeof(ulong) + children.Length];
        rootPrefix.CopyTo(image, 0);
        BinaryPrimitives.WriteUInt64LittleEndian(image.AsSpan(rootPrefix.Length), (ulong)leafCount);
        children.CopyTo(image.AsSpan(rootPrefix.Length + sizeof(ulong)));
        return image;
    }
}
