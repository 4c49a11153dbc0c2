using System.Buffers.Binary;
using Neo;
using Neo.IO;

namespace StarMiner.Worker.Merkle;

/// <summary>What a leaf's hash covers before index and payload, and a root's before leaf count and top.</summary>
/// <remarks>Byte 0 separates the domains, so that no leaf, node or root can pass for another kind.</remarks>
public sealed class LeafTag
{
    const byte InputLeaf = 0x00, OutputLeaf = 0x01, InputRoot = 0x03, OutputRoot = 0x04;

    readonly byte[] leafPrefix;
    readonly byte[] rootPrefix;

    LeafTag(byte[] leafPrefix, byte[] rootPrefix) => (this.leafPrefix, this.rootPrefix) = (leafPrefix, rootPrefix);

    /// <summary>Inputs bind nothing but the index, so that one dataset serves many jobs.</summary>
    public static LeafTag Input { get; } = new([InputLeaf], [InputRoot]);

    /// <summary>An output leaf binds job, kernel and step; the root binds the provider that answers for it.</summary>
    public static LeafTag Output(ulong jobId, UInt160 kernel, uint step, UInt160 provider)
    {
        byte[] leaf = new byte[1 + sizeof(ulong) + UInt160.Length + sizeof(uint)];
        leaf[0] = OutputLeaf;
        BinaryPrimitives.WriteUInt64LittleEndian(leaf.AsSpan(1), jobId);
        kernel.ToArray().CopyTo(leaf.AsSpan(1 + sizeof(ulong)));
        BinaryPrimitives.WriteUInt32LittleEndian(leaf.AsSpan(1 + sizeof(ulong) + UInt160.Length), step);
        return new(leaf, [OutputRoot, .. provider.ToArray()]);
    }

    /// <summary>Bytes that stand before a leaf's payload when it is hashed.</summary>
    internal int HeaderBytes => leafPrefix.Length + sizeof(ulong);

    /// <summary>Writes the header but for the index, which <see cref="WriteIndex"/> puts in leaf by leaf.</summary>
    internal void WriteHeader(Span<byte> target) => leafPrefix.CopyTo(target);

    internal void WriteIndex(Span<byte> target, long index) =>
        BinaryPrimitives.WriteUInt64LittleEndian(target[leafPrefix.Length..], (ulong)index);

    internal byte[] RootPreimage(long leafCount, ReadOnlySpan<byte> top)
    {
        byte[] image = new byte[rootPrefix.Length + sizeof(ulong) + top.Length];
        rootPrefix.CopyTo(image, 0);
        BinaryPrimitives.WriteUInt64LittleEndian(image.AsSpan(rootPrefix.Length), (ulong)leafCount);
        top.CopyTo(image.AsSpan(rootPrefix.Length + sizeof(ulong)));
        return image;
    }
}
