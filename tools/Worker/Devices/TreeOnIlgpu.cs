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
        var message = new LeafMessage
        {
            Output = output,
            Header = header,
            Start = place & 0xFFFFFFFFL,
            Length = (int)(place >> 32),
            FixedBytes = (int)header.Length - placeBytes,
            StepBytes = placeBytes - sizeof(ulong),
            Step = steps[leaf],
            Index = (uint)leaf.X,
        };
        Sha256OnDevice.Hash(message, constants, hashes.SubView((long)leaf.X * MerkleTree.HashBytes, MerkleTree.HashBytes));
    }

    static void Node(Index1D node, ArrayView<byte> children, ArrayView<uint> constants, ArrayView<byte> hashes)
    {
        const long most = MerkleTree.Arity * MerkleTree.HashBytes;
        long start = node.X * most;
        var message = new NodeMessage
        {
            Children = children,
            Start = start,
            Length = (int)IntrinsicMath.Min(most, children.Length - start),
        };
        Sha256OnDevice.Hash(message, constants, hashes.SubView((long)node.X * MerkleTree.HashBytes, MerkleTree.HashBytes));
    }

    /// <summary>What is hashed of a leaf: the tag's header with its place, then its bytes.</summary>
    struct LeafMessage : IDeviceMessage
    {
        internal ArrayView<byte> Output, Header;
        internal long Start;
        internal int Length, FixedBytes, StepBytes;
        internal uint Step, Index;

        public readonly int Bytes => (int)Header.Length + Length;

        public readonly uint At(int at)
        {
            int inPlace = at - FixedBytes;
            if (inPlace < 0) return Header[at];
            if (inPlace < StepBytes) return Step >> 8 * inPlace & 0xFF;
            if (inPlace < StepBytes + sizeof(uint)) return Index >> 8 * (inPlace - StepBytes) & 0xFF;
            int inOutput = at - (int)Header.Length;
            // The index's upper half is 0: an output has fewer than 2^31 leaves.
            return inOutput < 0 ? 0u : Output[Start + inOutput];
        }
    }

    /// <summary>What is hashed of a node: its tag and its children's hashes.</summary>
    struct NodeMessage : IDeviceMessage
    {
        const uint NodeTag = 2; // MerkleTree's

        internal ArrayView<byte> Children;
        internal long Start;
        internal int Length;

        public readonly int Bytes => 1 + Length;

        public readonly uint At(int at) => at == 0 ? NodeTag : Children[Start + at - 1];
    }
}
