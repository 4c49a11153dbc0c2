using System.Numerics;
using StarMiner.Contracts.Tests.Suite;
using StarMiner.Simulator;

namespace StarMiner.Contracts.Tests.Snapshots;

/// <summary>No method's price grows with the number of jobs, providers or stakers.</summary>
public class FlatCostTests
{
    /// <summary>Jobs, holders, stakers, creditors: ten of each, or ten thousand.</summary>
    [Fact]
    public void Cost_ofEveryStep_isTheSameAmongTenOthersAndTenThousand()
    {
        (string Step, long Datoshi)[] few = Steps(10), many = Steps(10_000);
        for (int i = 0; i < few.Length; i++)
            // The number of a job is a byte longer: one more of storage in each of five places.
            many[i].Datoshi.Should().BeInRange(few[i].Datoshi - 50_000, few[i].Datoshi + 5 * 100_000 + 50_000, few[i].Step);
    }

    static (string, long)[] Steps(int others)
    {
        SuiteChain suite = new();
        JobFlow first = JobFlow.Opened(suite);
        Crowd.Join(suite, others);
        List<(string, long)> steps = [];
        BigInteger payment = first.Fee + SuiteChain.Agpu;
        var opened = Note("open", suite.Invoke(
            suite.Client, suite.Token, "transfer", suite.Client.ScriptHash, suite.Market, payment, first.OpenData(SuiteChain.Agpu)));
        JobFlow flow = first.Follow(opened.Events.Single(e => e.Name == "JobOpened").Values[0].GetInteger());
        flow.Id.Should().Be(others + 2);
        var beforeClaim = suite.Chain.Snapshot();
        Note("cancel", suite.Invoke(suite.Client, suite.Market, "cancel", flow.Id));
        suite.Chain.Restore(beforeClaim);
        Note("claim", suite.Invoke(suite.Provider, suite.Market, "claim", flow.Id, suite.Provider.ScriptHash));
        var claimed = suite.Chain.Snapshot();
        suite.Chain.MoveTimeTo(suite.Chain.TimeMs + JobFlow.WindowMs + 1);
        Note("timeOut", suite.Invoke(suite.Stranger, suite.Market, "timeOut", flow.Id));
        suite.Chain.Restore(claimed);
        byte[] root = flow.CommitmentOf(MatMulJob.OutputLeaves(flow.Job.Output)).Tree.Root;
        Note("commit", suite.Invoke(suite.Provider, suite.Market, "commit", flow.Id, root));
        suite.Chain.Restore(claimed);
        flow.Commit();
        Note("answer", flow.Answer(0));
        for (int ordinal = 1; ordinal < 4; ordinal++) flow.Answer(ordinal);
        Note("settle", flow.PassDispute().Settle());
        Note("withdraw", suite.Invoke(suite.Provider, suite.Market, "withdraw", suite.Provider.ScriptHash));
        Note("stake", suite.Stake(suite.Client, SuiteChain.Agpu));
        Note("requestUnbond", suite.Invoke(
            suite.Client, suite.Vaults, "requestUnbond", suite.Client.ScriptHash, SuiteChain.Inference, SuiteChain.Agpu));
        return [.. steps];

        TransactionReceipt Note(string step, TransactionReceipt receipt)
        {
            steps.Add((step, receipt.Execution.GasDatoshi));
            return receipt;
        }
    }
}
