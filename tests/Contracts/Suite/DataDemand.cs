using System.Numerics;
using StarMiner.Simulator;

namespace StarMiner.Contracts.Tests.Suite;

/// <summary>A demand for a node of a committed output.</summary>
public sealed record DataDemand(JobFlow Flow, Actor Demander, int Cell, int Level)
{
    /// <summary>The Council's DemandBlocks and DemandDeposit.</summary>
    public const uint WaitBlocks = 20;
    public const long DepositAgpu = SuiteChain.Agpu;

    SuiteChain Suite => Flow.Suite;

    public object?[] Data => ["demand", Flow.Id, Cell, Level];

    public object?[] PaymentOf(BigInteger amount) => [Demander.ScriptHash, Suite.Referee, amount, Data];

    /// <summary>Pays the deposit; returns the block that the demand is in.</summary>
    public uint Make() => Suite.Invoke(Demander, Suite.Token, "transfer", PaymentOf(DepositAgpu)).Block.Index;

    /// <summary>[jobId, cell, level, data, path] as an honest provider publishes them.</summary>
    public object?[] Answer
    {
        get
        {
            ReferenceTree tree = Flow.Output.Tree;
            int leaf = Cell / 1_024;
            if (Level == 0) return [Flow.Id, Cell, Level, Flow.Output.Leaves[leaf], tree.Path(leaf)];
            int node = leaf >> (4 * Level);
            byte[][] path = tree.Path(leaf);
            return [Flow.Id, Cell, Level, tree.Children(Level, node), path[(2 * Level)..]];
        }
    }

    public TransactionReceipt Supply() => Suite.Invoke(Flow.Suite.Provider, Suite.Referee, "supply", Answer);

    public TransactionReceipt Close() => Suite.Invoke(Suite.Stranger, Suite.Referee, "closeDemand", Flow.Id, Cell, Level);
}
