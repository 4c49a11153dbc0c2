using System.Numerics;
using Neo;
using Neo.IO;
using StarMiner.Client;
using StarMiner.Simulator;

namespace StarMiner.Contracts.Tests.Suite;

/// <summary>One matrix product on its way through the market, step by step.</summary>
public sealed class JobFlow
{
    public const long PriceAgpu = 2_00000000;
    public const long TipAgpu = 50000000;
    public const long WindowMs = 60_000;
    public const uint DisputeBlocks = 20;

    JobFlow(SuiteChain suite, MatMulJob job, long priceAgpu) => (Suite, Job, Price) = (suite, job, priceAgpu);

    public SuiteChain Suite { get; }
    public MatMulJob Job { get; }
    public BigInteger Id { get; private set; }
    public CommittedOutput Output { get; private set; } = null!;
    public uint CommitBlock { get; private set; }

    /// <summary>[1e-8 AGPU a unit]</summary>
    public long Price { get; }

    public BigInteger Fee => (BigInteger)Job.UnitCount * Price;

    /// <summary>
    /// A job of several leaves, opened by the client with nothing in excess; the provider has a bond.
    /// </summary>
    public static JobFlow Opened(SuiteChain suite, MatMulJob? job = null, long priceAgpu = PriceAgpu)
    {
        var flow = new JobFlow(suite, job ?? new MatMulJob(100, 20, 784), priceAgpu);
        suite.Deal(suite.Client, 1_000 * SuiteChain.Agpu);
        suite.Deal(suite.Provider, 1_000 * SuiteChain.Agpu);
        suite.Invoke(suite.Provider, suite.Token, "transfer",
            suite.Provider.ScriptHash, suite.Market, 500 * SuiteChain.Agpu, new object?[] { "bond" });
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

    public static JobFlow Audited(SuiteChain suite, MatMulJob? job = null) => Committed(suite, job).AnswerAll();

    public object?[] OpenData(long tip = TipAgpu) =>
        ["open", Suite.Kernel, Job.Params, Job.InputRoots, Price, tip, WindowMs, WindowMs];

    /// <summary>Opens one more job of the same kind and returns its id.</summary>
    public BigInteger OpenMore(BigInteger amount, long tip = TipAgpu)
    {
        TransactionReceipt receipt = Suite.Invoke(
            Suite.Client, Suite.Token, "transfer", Suite.Client.ScriptHash, Suite.Market, amount, OpenData(tip));
        return receipt.Events.Single(e => e.Name == "JobOpened").Values[0].GetInteger();
    }

    /// <summary>The same matrices as another job that is open already.</summary>
    public JobFlow Follow(BigInteger id) => new(Suite, Job, Price) { Id = id };

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
    long WorkWindowMs, byte[]? OutputRoot, uint CommitBlock, int AnsweredMask)
{
    public const int Open = 1, Claimed = 2, Committed = 3, Audited = 4, Settled = 5, Cancelled = 6, Expired = 7, Slashed = 8;

    public static JobView Read(SuiteChain suite, BigInteger id)
    {
        var f = suite.Read(suite.Market, "job", id).AsList(17);
        return new JobView(
            f[0].AsInt32(), f[1].AsHash160(), f[2].AsHash160OrNull(), f[3].AsHash160(), f[4].AsBytes(), f[5].AsBytes(),
            f[6].AsInteger(), f[7].AsInteger(), f[8].AsInteger(), f[9].AsInteger(), f[10].AsInteger(), f[11].AsUInt64(),
            f[12].AsInt64(), f[13].AsInt64(), f[14].IsNull ? null : f[14].AsBytes(), f[15].AsUInt32(), f[16].AsInt32());
    }
}
