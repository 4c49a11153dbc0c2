using System.Numerics;
using Neo;
using StarMiner.Client;
using StarMiner.Contracts.Tests.Suite;

namespace StarMiner.Contracts.Tests.Flows;

/// <summary>
/// Whoever plays every role at once: all AGPU there is belongs to one party, so that nothing it could do with pools or
/// credits between its own hands matters; the supply itself is its wealth, and it must shrink with every paid job.
/// </summary>
public class SelfDealingTests
{
    const long Agpu = SuiteChain.Agpu;
    readonly WholeSuite _whole = new();

    SuiteChain Suite => _whole.Chain;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(50 * Agpu)]
    public void Supply_ofAPartyThatPlaysEveryRole_shrinksWithEveryPaidJob(long tip)
    {
        UInt160 kernel = Favour();
        for (int i = 0; i < 3; i++)
        {
            BigInteger before = Suite.Money.Supply;
            TinyJob job = TinyJob.Open(Suite, kernel, 200 * Agpu, tip);
            job.Claim(Suite.Provider).Commit(Suite.Provider).AnswerAll(Suite.Provider).Settle();
            BigInteger burned = JobView.Read(Suite, job.Id).Fee / 10 + tip;
            CollectEverything();
            BigInteger lost = before - Suite.Money.Supply;
            lost.Should().BeGreaterThanOrEqualTo(burned - burned * 9 / 10, "kappa leaves a tenth of every burn burned")
                .And.BeGreaterThan(0);
        }
    }

    /// <summary>The smallest fee there can be: every share but the burn's rounds to nothing.</summary>
    [Fact]
    public void Supply_atTheSmallestFee_shrinksToo()
    {
        UInt160 kernel = Favour();
        Suite.Govern("set", "BaseFeeFloor", 1);
        Suite.Govern("set", "BaseFeeCeiling", Agpu);
        Suite.Govern("set", "StandardMultiplierBps", 1_000);
        Suite.Govern("set", "BaseFeeStart", 1);
        BigInteger before = Suite.Money.Supply;
        TinyJob job = TinyJob.Open(Suite, kernel, Agpu);
        JobView.Read(Suite, job.Id).Fee.Should().Be(3, "3 units at the price of 1");
        job.Claim(Suite.Provider).Commit(Suite.Provider).AnswerAll(Suite.Provider).Settle();
        CollectEverything();
        Suite.Money.Supply.Should().Be(before - 1, "the burn is rounded up, what may be minted again down");
    }

    /// <summary>Every parameter at the bound that serves the party best; one that is alone and of the best score.</summary>
    UInt160 Favour()
    {
        UInt160 kernel = TinyJob.Deploy(Suite);
        Suite.Invoke(Suite.Steward, Suite.Council, "listKernel", kernel, TinyJob.Task);
        Suite.Deal(Suite.Client, 1_000 * Agpu);
        Suite.Deal(Suite.Provider, 1_000 * Agpu);
        Suite.Stake(Suite.Provider, 1_000 * Agpu, TinyJob.Task);
        foreach (var (name, value) in new (string, long)[]
        {
            ("BurnBps", 1_000), ("IssuanceBps", 9_000), ("ProviderIssuanceBps", 8_000), ("ParticipationTarget", 1),
            ("AuditorsBps", 100), ("OraclesBps", 50), ("MaintenanceBps", 0),
        })
            Suite.Govern("set", name, value);
        _whole.CloseTheMint();
        Suite.Govern("bind", "ReputationOracle", BestScore());
        return kernel;
    }

    UInt160 BestScore()
    {
        UInt160 board = Suite.Chain.Deploy(Suite.Steward, CompiledSuite.Load("FixedScore"));
        Suite.Invoke(Suite.Stranger, board, "set", 10_000);
        return board;
    }

    void CollectEverything()
    {
        _whole.PassEpoch();
        _whole.PassEpoch();
        BigInteger owed = Suite.Read(_whole.Rewards, "owedTo", Suite.Provider.ScriptHash).AsList()[0].AsInteger();
        if (owed > 0) Suite.Invoke(Suite.Provider, _whole.Rewards, "claimProvider", Suite.Provider.ScriptHash);
    }
}
