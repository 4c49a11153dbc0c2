using Neo.Wallets;
using StarMiner.Client;
using StarMiner.Worker.Jobs;
using StarMiner.Worker.Merkle;
using StarMiner.Worker.Store;

namespace StarMiner.Worker.Disputes;

/// <summary>
/// Finds the first wrong cell of an output that its provider shows nobody. From the top of the committed tree down,
/// always into the first child that differs from one's own tree, each node is demanded on chain; at the bottom lies a
/// leaf that states something wrong. A node that is not shown in time costs the provider the job, as a fault does.
/// </summary>
/// <remarks>
/// All that it knows it reads from the chain, so it can be begun again at any moment, and several challengers walk the
/// same way on one another's demands.
/// </remarks>
public sealed class Descent
{
    readonly SuiteClient suite;
    readonly KeyPair key;
    readonly PreparedJob job;
    readonly VerifiedBlob truth;
    readonly PublishedData published;

    /// <summary>The hashes below the nodes passed so far, from the top down.</summary>
    readonly List<byte[]> shown = [];

    /// <summary>The node that is wanted now: its place among those of its level.</summary>
    long index;

    /// <param name="truth">The output as it is, committed to in the provider's name.</param>
    public Descent(SuiteClient suite, KeyPair key, PreparedJob job, VerifiedBlob truth)
    {
        (this.suite, this.key, this.job, this.truth) = (suite, key, job, truth);
        published = new PublishedData(suite.Chain, job.Job.CommitBlock);
    }

    /// <summary>Whether the provider committed to something else than the truth.</summary>
    public bool IsNeeded => truth.Tree.Root != job.Job.OutputRoot;

    /// <summary>Demands that the way down takes: one a level, and the leaf.</summary>
    public int Rounds => truth.Tree.Height + 1;

    /// <summary>Levels between the wanted node and the leaves.</summary>
    int Level => truth.Tree.Height - shown.Count;

    /// <summary>
    /// Does what there is to do now: takes what was shown, demands the next node, or closes what is overdue.
    /// </summary>
    /// <exception cref="ChainException">The chain refused; the next try goes on from there.</exception>
    public async Task<DescentMove> NextAsync(CancellationToken cancel = default)
    {
        while (await published.FindAsync(IsWanted, cancel) is { } data)
        {
            if (Level == 0) return new DescentMove.Found(Convict(data));
            GoDown(data);
        }
        ulong cell = FirstCell(index * Power(Level));
        var open = await suite.Disputes.DemandsOfAsync(job.Job.Id, cancel);
        if (open.FirstOrDefault(demand => demand.Level == Level && NodeOf(demand) == index) is not { } made)
            return new DescentMove.Demanded(await suite.Disputes.DemandAsync(key, job.Job.Id, cell, Level, cancel));
        if (await suite.Chain.GetHeightAsync(cancel) < made.DeadlineBlock)
            return new DescentMove.Waiting(made.DeadlineBlock);
        return new DescentMove.Closed(
            await suite.Disputes.CloseDemandAsync(key, job.Job.Id, made.Cell, made.Level, cancel));
    }

    long NodeOf(DataDemand demand) => job.Shape.Output.LeafOf((long)demand.Cell) / Power(demand.Level);

    bool IsWanted(byte[] data)
    {
        if (Level == 0)
        {
            byte[] hash = truth.Tree.Tag.LeafHash(job.Shape.Output.StepOf(index), index, data);
            return shown.Count == 0 ? AreBelowTheRoot(hash) : IsShown(hash);
        }
        if (data.Length != truth.Tree.Children(Level, index).Length) return false;
        return shown.Count == 0 ? AreBelowTheRoot(data) : IsShown(MerkleTree.NodeHash(data));
    }

    bool AreBelowTheRoot(byte[] children) =>
        truth.Tree.Tag.Root(job.Shape.Output.LeafCount, children) == job.Job.OutputRoot;

    /// <summary>Whether it is the child of the last node that the way goes on with.</summary>
    bool IsShown(byte[] hash) => hash.AsSpan().SequenceEqual(
        shown[^1].AsSpan((int)(index % MerkleTree.Arity) * MerkleTree.HashBytes, MerkleTree.HashBytes));

    void GoDown(byte[] children)
    {
        // Something differs: this node does, and everything left of it on each level is the truth.
        int same = truth.Tree.Children(Level, index).CommonPrefixLength(children);
        shown.Add(children);
        index = index * MerkleTree.Arity + same / MerkleTree.HashBytes;
    }

    Fault Convict(byte[] leaf)
    {
        var (start, length) = job.Shape.Output.Leaf(index);
        int same = truth.Leaf(index).Span.CommonPrefixLength(leaf);
        // A leaf of another length states nothing, which is wrong from its first cell on.
        ulong cell = leaf.Length == length ? (ulong)job.Shape.Output.CellAt(start + same) : FirstCell(index);
        return new Fault(job.Job.Id, cell, job.Open(cell, leaf, truth, Path));
    }

    /// <summary>
    /// The committed tree's path of a leaf up to the convicted one: on the way down the hashes are known, left of it
    /// they are the truth's.
    /// </summary>
    byte[][] Path(long leaf) => MerkleTree.Path(0, leaf, truth.Tree.Height, (level, node) =>
        node == index / Power(level) ? shown[truth.Tree.Height - level] : truth.Tree.Children(level, node).ToArray());

    ulong FirstCell(long leaf) => (ulong)job.Shape.Output.CellAt(job.Shape.Output.Leaf(leaf).Start);

    static long Power(int level) => 1L << 4 * level;
}

/// <summary>What a descent did, or waits for.</summary>
public abstract record DescentMove
{
    /// <summary>A node was demanded.</summary>
    public sealed record Demanded(Receipt Receipt) : DescentMove;

    /// <summary>For a node that is demanded already.</summary>
    /// <param name="Deadline">The last block in which the provider may show it.</param>
    public sealed record Waiting(uint Deadline) : DescentMove;

    /// <summary>The provider did not show a node in time and lost the job.</summary>
    public sealed record Closed(Receipt Receipt) : DescentMove;

    /// <summary>The way is at its end.</summary>
    public sealed record Found(Fault Fault) : DescentMove;
}
