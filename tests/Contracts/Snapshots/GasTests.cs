using System.Numerics;
using StarMiner.Client;
using StarMiner.Contracts.Tests.Suite;
using StarMiner.Simulator;

namespace StarMiner.Contracts.Tests.Snapshots;

/// <summary>
/// What users pay: system fees at default policy [datoshi]. The bound is a promise, the snapshots show drift.
/// </summary>
public class GasTests
{
    readonly SuiteChain _suite = new();
    readonly List<string> _lines = [];

    [Fact]
    public void Gas_ofEveryStep_isTheReviewedOne()
    {
        JobFlow flow = JobFlow.Opened(_suite, new MatMulJob(200, 100, 784));
        flow.OpenMore(flow.Fee + JobFlow.TipAgpu);
        long transfer = Note("AgpuToken.transfer to a known account", _suite.Invoke(
            _suite.Client, _suite.Token, "transfer", _suite.Client.ScriptHash, _suite.Provider.ScriptHash, SuiteChain.Agpu, null));

        long job = Note("JobMarket open (AgpuToken.transfer with data)", _suite.Invoke(
            _suite.Client, _suite.Token, "transfer",
            _suite.Client.ScriptHash, _suite.Market, flow.Fee + JobFlow.TipAgpu, flow.OpenData()));
        JobFlow one = flow.Follow(flow.Id + 2);
        job += Note("JobMarket.claim", _suite.Invoke(
            _suite.Provider, _suite.Market, "claim", one.Id, _suite.Provider.ScriptHash));
        ReferenceTree tree = one.CommitmentOf(MatMulJob.OutputLeaves(one.Job.Output)).Tree;
        ChainSnapshot claimed = _suite.Chain.Snapshot();
        job += Note("JobMarket.commit", _suite.Invoke(_suite.Provider, _suite.Market, "commit", one.Id, tree.Root));
        _suite.Chain.Restore(claimed);
        one.Commit();
        Note("Referee.answer (200 x 100 x 784)", one.Answer(0));
        for (int ordinal = 1; ordinal < 4; ordinal++) one.Answer(ordinal);
        one.PassDispute();
        job += Note("JobMarket.settle", one.Settle());
        _lines.Add($"{job,12} whole undisputed job: open + claim + commit + settle");
        Note("JobMarket.withdraw", _suite.Invoke(_suite.Provider, _suite.Market, "withdraw", _suite.Provider.ScriptHash));
        Note("JobMarket.cancel", _suite.Invoke(_suite.Client, _suite.Market, "cancel", flow.Id));

        Snapshot.Check("gas/contracts.txt", _lines);
        job.Should().BeLessThan(1_20000000, "that is the promise");
        transfer.Should().BeLessThan(8_500_000, "that is the promise");
    }

    /// <summary>The same with scores and rewards in their seats, for parties that have done this before.</summary>
    [Fact]
    public void Gas_ofAJobInTheWholeSuite_isTheReviewedOne()
    {
        SuiteChain suite = new WholeSuite().Chain;
        JobFlow first = JobFlow.Opened(suite).Claim().Commit().AnswerAll().PassDispute();
        first.Settle();
        BigInteger before = suite.Read(suite.Market, "jobCount").AsInteger();
        long job = Note("JobMarket open (AgpuToken.transfer with data)", suite.Invoke(
            suite.Client, suite.Token, "transfer",
            suite.Client.ScriptHash, suite.Market, first.Fee + JobFlow.TipAgpu, first.OpenData()));
        JobFlow next = first.Follow(before + 1);
        job += Note("JobMarket.claim", suite.Invoke(
            suite.Provider, suite.Market, "claim", next.Id, suite.Provider.ScriptHash));
        ReferenceTree tree = next.CommitmentOf(MatMulJob.OutputLeaves(next.Job.Output)).Tree;
        ChainSnapshot claimed = suite.Chain.Snapshot();
        job += Note("JobMarket.commit", suite.Invoke(suite.Provider, suite.Market, "commit", next.Id, tree.Root));
        suite.Chain.Restore(claimed);
        job += Note("JobMarket.settle", next.Commit().AnswerAll().PassDispute().Settle());
        _lines.Add($"{job,12} whole undisputed job: open + claim + commit + settle");
        Snapshot.Check("gas/whole-suite.txt", _lines);
    }

    /// <summary>By itself, and with a score to reset.</summary>
    [Fact]
    public void Gas_ofAFraudProofFor4096Cubed_isTheReviewedOne()
    {
        NoteFraudProof(_suite, "Referee.challenge (one cell of 4096 x 4096 x 4096)");
        NoteFraudProof(new WholeSuite().Chain, "the same in the whole suite");
        Snapshot.Check("gas/fraud-proof.txt", _lines);
    }

    void NoteFraudProof(SuiteChain suite, string what)
    {
        // Rows of ones and twos: every cell is 8,192, and the price does not depend on the numbers.
        const int N = 4_096;
        byte[] a = new byte[N * N], b = new byte[N * N];
        Array.Fill(a, (byte)1);
        Array.Fill(b, (byte)2);
        int[] output = new int[N * N];
        Array.Fill(output, 2 * N);
        JobFlow flow = JobFlow.Opened(suite, new MatMulJob(N, N, N, a, b, output));
        flow.Claim();
        const int lie = 9_999_999;
        int[] wrong = [.. output];
        wrong[lie]++;
        flow.Commit(MatMulJob.OutputLeaves(wrong));
        long proof = Note(what, flow.Challenge(lie));
        Note("JobMarket.divideSlashed, two who never had a credit", flow.Divide());
        proof.Should().BeLessThan(90_000_000, "that is the promise");
    }

    long Note(string what, TransactionReceipt receipt)
    {
        long fee = receipt.Execution.GasDatoshi;
        _lines.Add($"{fee,12} {what}");
        return fee;
    }
}
