using System.Numerics;
using Neo;
using StarMiner.Client;
using StarMiner.Contracts.Tests.Suite;
using StarMiner.Simulator;

namespace StarMiner.Contracts.Tests.Flows;

/// <summary>From a supply of nothing: public work earns the first stake, and the first stake backs a paid job.</summary>
public class PublicWorkFlowTests
{
    const long Agpu = SuiteChain.Agpu;

    /// <summary>1,000,000,000 AGPU / 4,096 an epoch / 24 jobs, rounded down.</summary>
    static readonly BigInteger Pay = (BigInteger)100_000_000_000_000_000 / 4_096 / 24;

    readonly WholeSuite _whole = new();
    readonly UInt160 _kernel;

    public PublicWorkFlowTests()
    {
        _kernel = TinyJob.Deploy(Suite);
        Suite.Invoke(Suite.Steward, Suite.Council, "listKernel", _kernel, TinyJob.Task);
        Suite.Invoke(Suite.Steward, Suite.Council, "choosePublicKernel", _kernel);
        _whole.CloseTheMint();
    }

    SuiteChain Suite => _whole.Chain;

    [Fact]
    public void PublicWork_isDoneWithoutAnyStake_andItsPayIsTheFirstAgpu()
    {
        Suite.Money.Supply.Should().Be(0);
        TinyJob job = Published();
        job.Claim(Suite.Provider);
        JobView.Read(Suite, job.Id).Bond.Should().Be(0);
        JobView.Read(Suite, job.Id).AuditBps.Should().Be(10_000);
        job.Commit(Suite.Provider).AnswerAll(Suite.Provider);
        job.Settle().Events.Should().Contain(e => e.Name == "StakeEarned");
        Suite.Money.Supply.Should().Be(Pay);
        Vault()[0].Should().Be(Pay);
        Suite.Refused("JobMarket/not-audited", Suite.Provider, Suite.Market, "settle", job.Id);
        Suite.Refused("RewardController/not-published",
            Suite.Provider, _whole.Rewards, "recordPublicWork", job.Id, Suite.Provider.ScriptHash, TinyJob.Task);
    }

    [Fact]
    public void EarnedStake_backsThePaidJobThatItsOwnerOrdersNext()
    {
        Published().Claim(Suite.Provider).Commit(Suite.Provider).AnswerAll(Suite.Provider).Settle();
        // The provider takes a part out, becomes a client's patron, and works for it.
        Suite.Invoke(Suite.Provider, Suite.Vaults, "requestUnbond", Suite.Provider.ScriptHash, TinyJob.Task, 100 * Agpu);
        Suite.Chain.MoveTimeTo(Suite.Chain.TimeMs + 7 * 24 * 3_600_000);
        Suite.Invoke(Suite.Provider, Suite.Vaults, "withdraw", Suite.Provider.ScriptHash, TinyJob.Task);
        Suite.Invoke(Suite.Provider, Suite.Token, "transfer",
            Suite.Provider.ScriptHash, Suite.Client.ScriptHash, 100 * Agpu, null);
        BigInteger before = _whole.Score(Suite.Provider, TinyJob.Task);
        TinyJob paid = TinyJob.Open(Suite, _kernel, 100 * Agpu);
        paid.Claim(Suite.Provider).Commit(Suite.Provider).AnswerAll(Suite.Provider).Settle();
        _whole.Score(Suite.Provider, TinyJob.Task).Should().BeGreaterThan(before);
        Suite.Money.BurnedAtSettlement.Should().Be(JobView.Read(Suite, paid.Id).Fee / 5);
    }

    [Fact]
    public void PublicWork_doneWrong_isProvenAndPaysNothing()
    {
        TinyJob job = Published();
        int[] wrong = [.. job.Output];
        wrong[3]++;
        job.Claim(Suite.Provider).Commit(Suite.Provider, wrong).Challenge(Suite.Challenger, 3);
        JobView.Read(Suite, job.Id).Status.Should().Be(JobView.Slashed);
        _whole.Score(Suite.Provider, TinyJob.Task).Should().Be(0, "a fault is worse than a new name");
        Suite.Money.Supply.Should().Be(0);
    }

    [Fact]
    public void PublicWork_thatNobodyFinishes_isOpenToOthersAgain()
    {
        TinyJob job = Published().Claim(Suite.Stranger);
        Suite.Chain.MoveTimeTo(Suite.Chain.TimeMs + 6 * 3_600_000 + 1_000);
        Suite.Invoke(Suite.Challenger, Suite.Market, "timeOut", job.Id);
        job.Claim(Suite.Provider).Commit(Suite.Provider).AnswerAll(Suite.Provider).Settle();
        Vault()[0].Should().Be(Pay);
    }

    TinyJob Published()
    {
        TransactionReceipt receipt = Suite.Invoke(Suite.Stranger, _whole.Rewards, "publish");
        BigInteger id = receipt.Result!.AsInteger();
        return new TinyJob(Suite, _kernel, id, JobView.Read(Suite, id).Params);
    }

    BigInteger[] Vault() =>
        [.. Suite.Read(Suite.Vaults, "vaultOf", Suite.Provider.ScriptHash, TinyJob.Task).AsList(5).Select(p => p.AsInteger())];
}
