using System.Security.Cryptography;
using Neo;
using Neo.IO;
using StarMiner.Worker.Merkle;

namespace StarMiner.Worker.Tests.Merkle;

public class MerkleTreeTests
{
    public static TheoryData<long, long> Shapes => new()
    {
        { 1, 1 }, { 1, 4096 }, { 1, 4097 }, { 15, 4096 }, { 16, 4096 }, { 17, 4096 }, { 255, 4000 }, { 256, 4096 },
        { 257, 4096 }, { 300, 784 }, { 3, 12_289 }, { 1024, 1 }, { 4097, 1 }, { 33, 8192 },
    };

    [Theory, MemberData(nameof(Shapes))]
    public void Build_inputBlob_rootIsTheSpecifiedOne(long rows, long rowBytes)
    {
        var layout = new LeafLayout(rows, rowBytes);
        byte[] blob = RandomBytes(layout.TotalBytes);

        var tree = MerkleTree.Build(blob, layout, LeafTag.Input);

        Raw(tree.Root).Should().Equal(NaiveMerkle.InputRoot(InputLeaves(blob, rows, rowBytes)));
    }

    [Theory, MemberData(nameof(Shapes))]
    public void Build_outputBlob_rootBindsJobKernelStepAndProvider(long rows, long rowBytes)
    {
        var layout = new OutputLayout([new StepLayout(rows * rowBytes, 1, 1)], rounds: 3);
        byte[] blob = RandomBytes(layout.TotalBytes);
        var (kernel, provider) = (new UInt160(RandomBytes(20)), new UInt160(RandomBytes(20)));

        var tree = MerkleTree.Build(blob, layout, LeafTag.Output(77, kernel, provider));

        var leaves = blob.Chunk((int)(rows * rowBytes))
            .SelectMany((output, step) => output.Chunk(4096).Select(payload => (Step: (uint)step, Payload: payload)))
            .Select((leaf, index) => NaiveMerkle.OutputLeaf(
                77, kernel.ToArray(), leaf.Step, (ulong)index, leaf.Payload));
        Raw(tree.Root).Should().Equal(NaiveMerkle.OutputRoot(provider.ToArray(), [.. leaves]));
    }

    [Theory, MemberData(nameof(Shapes))]
    public void Path_ofEveryLeaf_leadsToTheRoot(long rows, long rowBytes)
    {
        var layout = new LeafLayout(rows, rowBytes);
        byte[] blob = RandomBytes(layout.TotalBytes);
        var leaves = InputLeaves(blob, rows, rowBytes);
        var tree = MerkleTree.Build(blob, layout, LeafTag.Input);
        byte[] head = NaiveMerkle.InputHead(leaves.Count), root = NaiveMerkle.InputRoot(leaves);

        for (int leaf = 0; leaf < leaves.Count; leaf++)
            NaiveMerkle.Climb(head, leaves[leaf], (ulong)leaf, (ulong)leaves.Count, tree.Path(leaf))
                .Should().Equal(root);
    }

    [Theory, MemberData(nameof(Shapes))]
    public void Path_ofNodesOfEveryLevel_leadsFromTheirChildrenToTheRoot(long rows, long rowBytes)
    {
        var layout = new LeafLayout(rows, rowBytes);
        byte[] blob = RandomBytes(layout.TotalBytes);
        var leaves = InputLeaves(blob, rows, rowBytes);
        var tree = MerkleTree.Build(blob, layout, LeafTag.Input);
        byte[] head = NaiveMerkle.InputHead(leaves.Count), root = NaiveMerkle.InputRoot(leaves);
        long count = leaves.Count;

        for (int level = 1; level <= tree.Height; level++)
        {
            long below = count;
            count = (count + 15) / 16;
            for (long node = 0; node < count; node++)
            {
                byte[] children = tree.Children(level, node).ToArray();
                children.Should().HaveCount(32 * (int)Math.Min(16, below - 16 * node));
                children[..32].Should().Equal(tree.Node(level - 1, 16 * node).ToArray());
                if (level == tree.Height)
                {
                    SHA256.HashData([.. head, .. children]).Should().Equal(root);
                    continue;
                }
                byte[] hash = MerkleTree.NodeHash(children);
                hash.Should().Equal(tree.Node(level, node).ToArray());
                NaiveMerkle.Climb(head, hash, (ulong)node, (ulong)count, tree.Path(level, node)).Should().Equal(root);
            }
        }
        count.Should().Be(1, "the height reaches the root");
    }

    [Fact]
    public void Path_ofAnotherLeafOrTampered_leadsElsewhere()
    {
        var layout = new LeafLayout(300, 4096);
        byte[] blob = RandomBytes(layout.TotalBytes);
        var leaves = InputLeaves(blob, 300, 4096);
        var tree = MerkleTree.Build(blob, layout, LeafTag.Input);
        byte[] head = NaiveMerkle.InputHead(leaves.Count), root = NaiveMerkle.InputRoot(leaves);

        // A path fits one place only, another leaf in that place gives another root.
        NaiveMerkle.Climb(head, leaves[20], 21, 300, tree.Path(20)).Should().BeNull();
        NaiveMerkle.Climb(head, leaves[20], 20, 300, tree.Path(36)).Should().BeNull();
        NaiveMerkle.Climb(head, leaves[21], 20, 300, tree.Path(20)).Should().NotEqual(root);
        for (int part = 0; part < 4; part++)
        {
            byte[][] path = tree.Path(20);
            if (path[part].Length == 0)
                continue;
            path[part][^1] ^= 1;
            NaiveMerkle.Climb(head, leaves[20], 20, 300, path).Should().NotEqual(root);
        }
        NaiveMerkle.Climb(head, leaves[20], 20, 300, tree.Path(20)[..^2]).Should().BeNull();
    }

    [Fact]
    public void Build_blobOfAnotherLength_refused()
    {
        var build = () => MerkleTree.Build(new byte[100], LeafLayout.Flat(101), LeafTag.Input);

        build.Should().Throw<ArgumentException>().WithMessage("blob of 100 bytes, layout of 101*");
    }

    [Fact]
    public void Leaf_longRows_areCutEachForItself()
    {
        var layout = new LeafLayout(2, 10_000);

        Enumerable.Range(0, (int)layout.LeafCount).Select(leaf => layout.Leaf(leaf)).Should().Equal(
            (0, 4096), (4096, 4096), (8192, 1808), (10_000, 4096), (14_096, 4096), (18_192, 1808));
    }

    static List<byte[]> InputLeaves(byte[] blob, long rows, long rowBytes)
    {
        var rowsOfBlob = blob.Chunk((int)rowBytes);
        var payloads = rowBytes <= 4096
            ? rowsOfBlob.Chunk((int)(4096 / rowBytes)).Select(some => some.SelectMany(row => row).ToArray())
            : rowsOfBlob.SelectMany(row => row.Chunk(4096));
        var leaves = payloads.Select((payload, index) => NaiveMerkle.InputLeaf((ulong)index, payload)).ToList();
        rows.Should().Be(blob.Length / rowBytes);
        return leaves;
    }

    static byte[] RandomBytes(long count)
    {
        byte[] bytes = new byte[count];
        new Random((int)count).NextBytes(bytes);
        return bytes;
    }

    static byte[] Raw(UInt256 hash) => hash.ToArray();
}
