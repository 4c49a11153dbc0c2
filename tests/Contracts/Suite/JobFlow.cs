using System.Numerics;
using Neo;
using Neo.IO;
using StarMiner.Client;
using StarMiner.Simulator;

namespace StarMiner.Contracts.Tests.Suite;

/// <summary>One matrix product on its way through the market, step by step.</summary>
public sealed class JobFlow
{
    public const long TipAgpu = 50000000;
    public const long WindowMs = 60_000;
    public const uint DisputeBlocks = 20;

    JobFlow(SuiteChain suite, MatMulJob job) => (Suite, Job) = (suite, job);

    public SuiteChain Suite { get; }
    public MatMulJob Job { get; }
    public BigInteger Id { get; private set; }
    public CommittedOutput Output { get; private set; } = null!;
    public uint CommitBlock { get; private set; }

    /// <summary>At the price before anybody asked for anything [1e-8 AGPU].</summary>
    public BigInteger Fee => (BigInteger)Job.UnitCount * SuiteChain.UnitPrice;

    /// <summary>
    /// A job of several leaves, opened by the client with nothing in excess; the provider has a stake of 500 AGPU, or
    /// of twice the fee.
    /// </summary>
    public static JobFlow Opened(SuiteChain suite, MatMulJob? job = null)
    {
        var flow = new JobFlow(suite, job ?? new MatMulJob(100, 20, 784));
        BigInteger stake = BigInteger.Max(500 * SuiteChain.Agpu, 2 * flow.Fee);
        suite.Deal(suite.Client, 2 * stake);
        suite.Deal(suite.Provider, 2 * stake);
        suite.Stake(suite.Provider, stake);
        flow.Id = flow.OpenMore(flow.Fee + TipAgpu);
        return flow;
    }

    public static JobFlow Claimed(SuiteChain suite, MatMulJob? job = null) => Opened(suite, job).Claim();

    public static JobFlow Committed(SuiteChain suite, MatMulJob? job = null) => Claimed(suite, job).Commit();

    /// <summary>Committed with one wrong cell.</summary>
    public static JobFlow Lied(SuiteChain suite, int cell, MatMulJob? job = null)
    {
        JobFlow flow = Claimed(suite, job);
        int[] output = [.. flow.Job.Output];
        output[cell] ^= 1;
        return flow.Commit(MatMulJob.OutputLeaves(output));
    }

    /// <summary>Committed by a provider of the best score, whom the lot spares the audit.</summary>
    public static JobFlow NotDrawn(SuiteChain suite)
    {
        suite.SetScore(10_000);
        ChainSnapshot start = suite.Chain.Snapshot();
        for (int i = 0; i < 50; i++)
        {
            suite.Chain.Restore(start);
            suite.Chain.MineEmpty((uint)i);
            JobFlow flow = Committed(suite);
            flow.DrawnCells();
            if (!suite.Read(suite.Referee, "isAudited", flow.Id).AsBool()) return flow;
        }
        throw new InvalidOperationException("fifty audits of one in five");
    }

    public static JobFlow Audited(SuiteChain suite, MatMulJob? job = null) => Committed(suite, job).AnswerAll();

    public object?[] OpenData(long tip = TipAgpu, int tier = SuiteChain.Standard) =>
        ["open", Suite.Kernel, Job.Params, Job.InputRoots, tier, 100 * SuiteChain.Agpu, tip, WindowMs, WindowMs];

    /// <summary>Opens one more job of the same kind and returns its id.</summary>
    public BigInteger OpenMore(BigInteger amount, long tip = TipAgpu, int tier = SuiteChain.Standard)
    {
        TransactionReceipt receipt = Suite.Invoke(
            Suite.Client, Suite.Token, "transfer", Suite.Client.ScriptHash, Suite.Market, amount, OpenData(tip, tier));
        return receipt.Events.Single(e => e.Name == "JobOpened").Values[0].GetInteger();
    }

    /// <summary>The same matrices as another job that is open already.</summary>
    public JobFlow Follow(BigInteger id) => new(Suite, Job) { Id = id };

    public JobFlow Claim()
    {
        Suite.Invoke(Suite.Provider, Suite.Market, "claim", Id, Suite.Provider.ScriptHash);
        return this;
    }

    public JobFlow Commit(byte[][]? leaves = null)
    {
        Output = CommitmentOf(leaves ?? MatMulJob.OutputLeaves(Job.Output));
        CommitBlock = Suite.Invoke(Suite.Provider, Suite.Market, "commit", Id, Output.Tree.Root).Block.Index;
        return this;
    }

    public CommittedOutput CommitmentOf(byte[][] leaves) => new(leaves, ReferenceTree.OfOutput(
        (ulong)Id, Suite.Kernel.ToArray(), Suite.Provider.ScriptHash.ToArray(), leaves));

    public CellOpening Open(int cell) => Job.Open(Output, cell);

    /// <summary>Makes the seed's block, and reads what it draws.</summary>
    public int[] DrawnCells()
    {
        Suite.MineUntilNext(CommitBlock + 3);
        return [.. Suite.Read(Suite.Referee, "auditCells", Id).AsList().Select(cell => cell.AsInt32())];
    }

    public TransactionReceipt Answer(int ordinal)
    {
        int cell = DrawnCells()[ordinal];
        return Suite.Invoke(Suite.Provider, Suite.Referee, "answer", [Id, ordinal, .. Open(cell).Arguments]);
    }

    public JobFlow AnswerAll()
    {
        for (int ordinal = 0; ordinal < 4; ordinal++) Answer(ordinal);
        return this;
    }

    public TransactionReceipt Challenge(int cell) => Suite.Invoke(
        Suite.Challenger, Suite.Referee, "challenge", [Id, cell, Suite.Challenger.ScriptHash, .. Open(cell).Arguments]);

    /// <summary>Pays what a proven fault has cost.</summary>
    public TransactionReceipt Divide() => Suite.Invoke(Suite.Stranger, Suite.Market, "divideSlashed", Id);

    public JobFlow PassDispute()
    {
        Suite.MineUntilNext(CommitBlock + DisputeBlocks + 1);
        return this;
    }

    public JobFlow PassWindow()
    {
        Suite.Chain.MoveTimeTo(Suite.Chain.TimeMs + WindowMs);
        return this;
    }

    public TransactionReceipt Settle() => Suite.Invoke(Suite.Stranger, Suite.Market, "settle", Id);

    public TransactionReceipt TimeOut() => Suite.Invoke(Suite.Stranger, Suite.Market, "timeOut", Id);

    public JobView View() => JobView.Read(Suite, Id);
}

/// <summary>What JobMarket.job says.</summary>
public sealed record JobView(
    int Status, UInt160 Client, UInt160? Provider, UInt160 Kernel, byte[] Params, byte[] InputRoots, BigInteger Units,
    BigInteger Cells, BigInteger Fee, BigInteger Tip, BigInteger Bond, ulong DeadlineMs, long ClaimWindowMs,
    long WorkWindowMs, byte[]? OutputRoot, uint CommitBlock, int AnsweredMask, int Task, int Tier, int AuditBps,
    uint DisputeEndBlock)
{
    public const int Open = 1, Claimed = 2, Committed = 3, Audited = 4, Settled = 5, Cancelled = 6, Expired = 7, Slashed = 8;

    public static JobView Read(SuiteChain suite, BigInteger id)
    {
        var f = suite.Read(suite.Market, "job", id).AsList(21);
        return new JobView(
            f[0].AsInt32(), f[1].AsHash160(), f[2].AsHash160OrNull(), f[3].AsHash160(), f[4].AsBytes(), f[5].AsBytes(),
            f[6].AsInteger(), f[7].AsInteger(), f[8].AsInteger(), f[9].AsInteger(), f[10].AsInteger(), f[11].AsUInt64(),
            f[12].AsInt64(), f[13].AsInt64(), f[14].IsNull ? null : f[14].AsBytes(), f[15].AsUInt32(), f[16].AsInt32(),
            f[17].AsInt32(), f[18].AsInt32(), f[19].AsInt32(), f[20].AsUInt32());
    }
}
