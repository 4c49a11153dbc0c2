using System.Security.Cryptography;
using Neo.SmartContract.Framework;
using StarMiner.Contracts.Primitives;
using StarMiner.Contracts.Tests.Suite;

namespace StarMiner.Contracts.Tests.Primitives;

/// <summary>The contract's verifier, run as .NET, against trees that the tests build by themselves.</summary>
public class Merkle16Tests
{
    const string Malformed = "malformed";

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(16)]
    [InlineData(17)]
    [InlineData(255)]
    [InlineData(256)]
    [InlineData(257)]
    [InlineData(4097)]
    public void Root_ofEveryLeaf_isTheTreesRoot(int count)
    {
        ReferenceTree tree = ReferenceTree.OfInput(Leaves(count));
        foreach (int index in Enumerable.Range(0, count).Where(i => i < 40 || i > count - 40 || i % 97 == 0))
            Root(tree, index, count, tree.Path(index)).Should().Equal(tree.Root);
    }

    [Fact]
    public void InputLeafAndRoot_areTheDocumentedBytes()
    {
        byte[] payload = [1, 2, 3];
        byte[] leaf = SHA256.HashData([0x00, 5, 1, 0, 0, 0, 0, 0, 0, .. payload]);
        Bytes(Merkle16.InputLeaf(0x105, Of(payload))).Should().Equal(leaf);
        Bytes(Merkle16.Root(Merkle16.InputHead(1), Of(leaf), 0, 1, [], Malformed))
            .Should().Equal(SHA256.HashData([0x03, 1, 0, 0, 0, 0, 0, 0, 0, .. leaf]));
    }

    [Fact]
    public void OutputLeafAndRoot_areTheDocumentedBytes()
    {
        byte[] account = [.. Enumerable.Range(1, 20).Select(i => (byte)i)];
        byte[] leaf = SHA256.HashData([0x01, 7, 0, 0, 0, 0, 0, 0, 0, .. account, 9, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0xFF]);
        Bytes(Merkle16.OutputLeaf(7, (UInt160)account, 9, 2, Of([0xFF]))).Should().Equal(leaf);
        byte[] before = SHA256.HashData([1]), after = SHA256.HashData([2]);
        Bytes(Merkle16.Root(
                Merkle16.OutputHead((UInt160)account, 3), Of(leaf), 1, 3, [Of(before), Of(after)], Malformed))
            .Should().Equal(SHA256.HashData([0x04, .. account, 3, 0, 0, 0, 0, 0, 0, 0, .. before, .. leaf, .. after]));
    }

    [Fact]
    public void Root_ofAPathOfAnotherShape_isRefused()
    {
        ReferenceTree tree = ReferenceTree.OfInput(Leaves(300));
        byte[][] path = tree.Path(37);
        var shapes = new Dictionary<string, byte[][]>
        {
            ["truncated"] = path[..^2],
            ["half a level"] = path[..^1],
            ["extended"] = [.. path, [], []],
            ["empty"] = [],
            ["prefix longer by a hash"] = [[.. path[0], .. path[1][..32]], path[1][32..], .. path[2..]],
            ["prefix shorter by a byte"] = [path[0][1..], .. path[1..]],
            ["suffix longer by a byte"] = [path[0], [.. path[1], 0], .. path[2..]],
            ["suffix missing"] = [path[0], [], .. path[2..]],
        };
        foreach (var (shape, wrong) in shapes)
            FluentActions.Invoking(() => Root(tree, 37, 300, wrong)).Should().Throw<Exception>(shape).WithMessage(Malformed);
    }

    [Theory]
    [InlineData(-1, 300)]
    [InlineData(300, 300)]
    [InlineData(37, 37)]
    public void Root_ofAnIndexOutsideTheTree_isRefused(int index, int count)
    {
        ReferenceTree tree = ReferenceTree.OfInput(Leaves(300));
        FluentActions.Invoking(() => Root(tree, 37, index, count, tree.Path(37)))
            .Should().Throw<Exception>().WithMessage(Malformed);
    }

    [Fact]
    public void Root_atANeighboursIndex_isAnotherHash()
    {
        // Same shape, other place: the leaf hash itself binds the index, and so does the order of the siblings.
        ReferenceTree tree = ReferenceTree.OfInput(Leaves(17));
        byte[] root = Root(tree, 3, 17, tree.Path(4) is var path ? [path[0][..96], [.. path[0][96..], .. path[1]], .. path[2..]] : []);
        root.Should().NotEqual(tree.Root);
    }

    [Fact]
    public void Root_ofAnInnerNodeTakenForALeaf_isRefused()
    {
        // Second preimage by depth: a node offered as a leaf needs a shorter path, which the leaf count forbids.
        ReferenceTree tree = ReferenceTree.OfInput(Leaves(300));
        FluentActions.Invoking(() => Root(tree, 37, 300, tree.Path(37)[2..]))
            .Should().Throw<Exception>().WithMessage(Malformed);
    }

    static byte[] Root(ReferenceTree tree, int index, int count, byte[][] path) => Root(tree, index, index, count, path);

    static byte[] Root(ReferenceTree tree, int leaf, int index, int count, byte[][] path) => Bytes(Merkle16.Root(
        Merkle16.InputHead(count), Of(tree.LeafHash(leaf)), index, count, [.. path.Select(Of)], Malformed));

    static byte[][] Leaves(int count) => [.. Enumerable.Range(0, count).Select(i => BitConverter.GetBytes(i))];

    static ByteString Of(byte[] bytes) => (ByteString)bytes;

    static byte[] Bytes(ByteString bytes) => (byte[])bytes;
}
