using StarMiner.Contracts.Tests.Suite;

namespace StarMiner.Attacks.Tests;

/// <summary>Paths cut short, drawn out or read two ways, and inner nodes offered as leaves.</summary>
public class MerklePathTests
{
    readonly SuiteChain _suite = new();
    readonly JobFlow _flow;

    /// <summary>18 leaves: two levels above them.</summary>
    public MerklePathTests() => _flow = JobFlow.Committed(_suite, new MatMulJob(200, 90, 64));

    [Fact]
    public void Path_truncated_isRefused()
    {
        CellOpening right = _flow.Open(5);
        right.OutputPath.Should().HaveCount(4);
        Refused("path-malformed", right with { OutputPath = right.OutputPath[..2] });
        Refused("path-malformed", right with { OutputPath = [] });
        Refused("path-malformed", right with { OutputPath = right.OutputPath[..3] });
    }

    [Fact]
    public void Path_extended_isRefused()
    {
        CellOpening right = _flow.Open(5);
        Refused("path-malformed", right with { OutputPath = [.. right.OutputPath, [], []] });
        Refused("path-malformed", right with { OutputPath = [.. right.OutputPath, new byte[32], []] });
    }

    /// <summary>The length of a prefix says which child it is: another split of the same siblings is another index.</summary>
    [Fact]
    public void Path_splitElsewhere_isRefused()
    {
        CellOpening right = _flow.Open(3 * 1_024);
        byte[] siblings = [.. right.OutputPath[0], .. right.OutputPath[1]];
        foreach (int at in new[] { 0, 64, 128, 95 })
            _suite.Refused("Referee/path-malformed", _suite.Challenger, _suite.Referee, "challenge",
                [_flow.Id, 3 * 1_024, _suite.Challenger.ScriptHash,
                    .. (right with { OutputPath = [siblings[..at], siblings[at..], .. right.OutputPath[2..]] }).Arguments]);
    }

    /// <summary>Second preimage: a node's children hash to the node, but a leaf is hashed under another tag.</summary>
    [Fact]
    public void Node_offeredAsALeaf_isRefused()
    {
        CellOpening right = _flow.Open(5);
        byte[] children = [.. Enumerable.Range(0, 16).SelectMany(_flow.Output.Tree.LeafHash)];
        Refused("output-not-committed", right with { OutputLeaf = children });
        Refused("output-not-committed", right with { OutputLeaf = [0x02, .. children] });
        Refused("path-malformed", right with { OutputLeaf = children, OutputPath = right.OutputPath[2..] });
        Refused("path-malformed", right with { OutputLeaf = [0x02, .. children], OutputPath = right.OutputPath[2..] });
    }

    /// <summary>An input's tree under an output's tag, and the other way round.</summary>
    [Fact]
    public void Leaf_ofTheOtherKindOfTree_isRefused()
    {
        CellOpening right = _flow.Open(5);
        Refused("output-not-committed", right with { OutputLeaf = right.InputLeaves[0] });
        Refused("input-not-committed", right with { InputLeaves = [right.OutputLeaf, right.InputLeaves[1]] });
    }

    void Refused(string error, CellOpening opening) => _suite.Refused(
        $"Referee/{error}", _suite.Challenger, _suite.Referee, "challenge",
        [_flow.Id, 5, _suite.Challenger.ScriptHash, .. opening.Arguments]);
}
