using ILGPU;
using ILGPU.Runtime;
using StarMiner.Worker.Merkle;

namespace StarMiner.Worker.Devices;

/// <summary>
/// The levels of an output's tree, made where the output lies: a thread a leaf, then a thread a node. Same bits as
/// <see cref="MerkleTree"/> makes; only 32 bytes a leaf of 4 KB come back.
/// </summary>
static class TreeOnIlgpu
{
    const int MostHeaderBytes = 64;

    /// <param name="output">Exactly as long as the layout says.</param>
    /// <returns>Hashes of each level one after the other, from the leaves to the children of the root.</returns>
    internal static IReadOnlyList<byte[]> Levels(
        Accelerator accelerator, ArrayView<byte> output, ILeafLayout layout, LeafTag tag)
    {
        using var constants = accelerator.Allocate1D(Sha256OnDevice.RoundConstants);
        var levels = new List<byte[]>();
        var level = Leaves(accelerator, output, layout, tag, constants.View.BaseView);
        try
        {
            levels.Add(level.GetAsArray1D());
            while (level.Length > MerkleTree.Arity * MerkleTree.HashBytes)
            {
                var above = Nodes(accelerator, level.View.BaseView, constants.View.BaseView);
                level.Dispose();
                level = above;
                levels.Add(level.GetAsArray1D());
            }
        }
        finally
        {
            level.Dispose();
        }
        return levels;
    }

    static MemoryBuffer1D<byte, Stride1D.Dense> Leaves(
        Accelerator accelerator, ArrayView<byte> output, ILeafLayout layout, LeafTag tag, ArrayView<uint> constants)
    {
        int count = checked((int)layout.LeafCount);
        var places = new long[count];
        var steps = new uint[count];
        for (int leaf = 0; leaf < count; leaf++)
        {
            // Length above, start below: a leaf has at most 4,096 bytes, an output less than 2^31.
            var (start, length) = layout.Leaf(leaf);
            places[leaf] = (long)length << 32 | start;
            steps[leaf] = layout.StepOf(leaf);
        }
        byte[] header = new byte[tag.HeaderBytes];
        if (header.Length > MostHeaderBytes)
            throw new ArgumentException($"a header of {header.Length} bytes", nameof(tag));
        tag.WriteHeader(header);
        using var placesThere = accelerator.Allocate1D(places);
        using var stepsThere = accelerator.Allocate1D(steps);
        using var headerThere = accelerator.Allocate1D(header);
        var hashes = accelerator.Allocate1D<byte>((long)count * MerkleTree.HashBytes);
        var kernel = accelerator.LoadAutoGroupedStreamKernel<
            Index1D, ArrayView<byte>, ArrayView<long>, ArrayView<uint>, ArrayView<byte>, int, ArrayView<uint>,
            ArrayView<byte>>(Leaf);
        kernel(
            count, output, placesThere.View.BaseView, stepsThere.View.BaseView, headerThere.View.BaseView, tag.PlaceBytes,
            constants, hashes.View.BaseView);
        accelerator.Synchronize();
        return hashes;
    }

    static MemoryBuffer1D<byte, Stride1D.Dense> Nodes(
        Accelerator accelerator, ArrayView<byte> children, ArrayView<uint> constants)
    {
        int count = (int)((children.Length / MerkleTree.HashBytes + MerkleTree.Arity - 1) / MerkleTree.Arity);
        var hashes = accelerator.Allocate1D<byte>((long)count * MerkleTree.HashBytes);
        var kernel = accelerator.LoadAutoGroupedStreamKernel<
            Index1D, ArrayView<byte>, ArrayView<uint>, ArrayView<byte>>(Node);
        kernel(count, children, constants, hashes.View.BaseView);
        accelerator.Synchronize();
        return hashes;
    }

    /// <param name="placeBytes">At the header's end: index u64, before it step u32 where the tag has steps.</param>
    static void Leaf(
        Index1D leaf, ArrayView<byte> output, ArrayView<long> places, ArrayView<uint> steps, ArrayView<byte> header,
        int placeBytes, ArrayView<uint> constants, ArrayView<byte> hashes)
    {
        long place = places[leaf];
        long start = place & 0xFFFFFFFFL;
        int length = (int)(place >> 32);
        int headerBytes = (int)header.Length;
        int fixedBytes = headerBytes - placeBytes;
        int stepBytes = placeBytes - sizeof(ulong);
        int total = headerBytes + length;
        var words = LocalMemory.Allocate<uint>(Sha256OnDevice.BlockWords);
        var state = LocalMemory.Allocate<uint>(Sha256OnDevice.StateWords);
        Sha256OnDevice.Begin(state);
        int blocks = Sha256OnDevice.Blocks(total);
        for (int block = 0; block < blocks; block++)
        {
            for (int word = 0; word < Sha256OnDevice.BlockWords; word++)
            {
                uint value = 0;
                for (int part = 0; part < sizeof(uint); part++)
                {
                    int at = block * Sha256OnDevice.BlockBytes + word * sizeof(uint) + part;
                    uint next = Sha256OnDevice.Padding(at, total, blocks);
                    if (at < fixedBytes)
                        next = header[at];
                    else if (at < fixedBytes + stepBytes)
                        next = steps[leaf] >> 8 * (at - fixedBytes) & 0xFF;
                    else if (at < fixedBytes + stepBytes + sizeof(uint))
                        next = (uint)leaf.X >> 8 * (at - fixedBytes - stepBytes) & 0xFF;
                    else if (at < headerBytes)
                        next = 0; // the index's upper half: an output has fewer than 2^31 leaves
                    else if (at < total)
                        next = output[start + at - headerBytes];
                    value = value << 8 | next;
                }
                words[word] = value;
            }
            Sha256OnDevice.Compress(state, words, constants);
        }
        Sha256OnDevice.Write(state, hashes.SubView((long)leaf.X * 32, 32));
    }

    static void Node(Index1D node, ArrayView<byte> children, ArrayView<uint> constants, ArrayView<byte> hashes)
    {
        long start = (long)node.X * 512;
        int total = 1 + (int)IntrinsicMath.Min(512L, children.Length - start);
        var words = LocalMemory.Allocate<uint>(Sha256OnDevice.BlockWords);
        var state = LocalMemory.Allocate<uint>(Sha256OnDevice.StateWords);
        Sha256OnDevice.Begin(state);
        int blocks = Sha256OnDevice.Blocks(total);
        for (int block = 0; block < blocks; block++)
        {
            for (int word = 0; word < Sha256OnDevice.BlockWords; word++)
            {
                uint value = 0;
                for (int part = 0; part < sizeof(uint); part++)
                {
                    int at = block * Sha256OnDevice.BlockBytes + word * sizeof(uint) + part;
                    uint next = Sha256OnDevice.Padding(at, total, blocks);
                    if (at == 0)
                        next = 2; // MerkleTree's tag of a node
                    else if (at < total)
                        next = children[start + at - 1];
                    value = value << 8 | next;
                }
                words[word] = value;
            }
            Sha256OnDevice.Compress(state, words, constants);
        }
        Sha256OnDevice.Write(state, hashes.SubView((long)node.X * 32, 32));
    }
}
