using Neo;
using StarMiner.Contracts.Tests.Exchange;
using StarMiner.Contracts.Tests.ReputationOracle;
using StarMiner.Contracts.Tests.Suite;
using StarMiner.Simulator;
using DataDemand = StarMiner.Contracts.Tests.Suite.DataDemand;

namespace StarMiner.Contracts.Tests.Snapshots;

/// <summary>What a call costs does not know how many others there are: among ten and ten thousand it is the same.</summary>
public class FlatnessTests
{
    /// <summary>A number that is a byte longer costs its byte; a walk over ten thousand would cost a hundred GAS.</summary>
    const long LessDatoshi = 300_000, MoreDatoshi = 600_000;

    [Fact]
    public void Rewards_costTheSame_howeverManyProvidersAuditorsAndOraclesThereAre() => CheckFlat(RewardSteps);

    [Fact]
    public void Reputation_costsTheSame_howeverManyProvidersAndOraclesThereAre() => CheckFlat(ReputationSteps);

    [Fact]
    public void Exchange_costsTheSame_howeverManyHoldersThereAre() => CheckFlat(ExchangeSteps);

    [Fact]
    public void Disputes_costTheSame_howeverManySealsAndDemandsThereAre() => CheckFlat(DisputeSteps);

    static void CheckFlat(Func<int, Steps> run)
    {
        Steps few = run(10), many = run(10_000);
        foreach (var ((step, less), (_, more)) in few.Costs.Zip(many.Costs))
            more.Should().BeInRange(less - LessDatoshi, less + MoreDatoshi, step);
    }

    static Steps RewardSteps(int others)
    {
        RewardChain c = Begun();
        CrowdEverywhere.JoinRewards(c, others);
        var steps = new Steps();
        UInt160 me = c.Suite.Provider.ScriptHash, newcomer = c.Suite.Challenger.ScriptHash;
        steps.Note("recordSettled", c.AsSuite(c.Rewards, "recordSettled", newcomer, RewardChain.Agpu, 9_000));
        steps.Note("recordAudit", c.AsSuite(c.Rewards, "recordAudit", me, 1));
        c.PayPools(RewardChain.Agpu, 0, RewardChain.Agpu);
        steps.Note("publish", c.Invoke(c.Suite.Stranger, c.Rewards, "publish"));
        c.PassTime(RewardChain.DayMs);
        foreach (string claim in new[] { "claimProvider", "claimAuditor" })
            steps.Note(claim, c.Invoke(c.Suite.Provider, c.Rewards, claim, me));
        steps.Note("collectMaintenance", c.Invoke(c.Suite.Stranger, c.Rewards, "collectMaintenance"));
        return steps;
    }

    static Steps ReputationSteps(int others)
    {
        RewardChain c = Begun();
        var round = new OracleFlow(c);
        CrowdEverywhere.JoinRewards(c, others);
        var steps = new Steps();
        UInt160 newcomer = c.Suite.Challenger.ScriptHash, client = c.Suite.Client.ScriptHash;
        steps.Note("recordSettled", c.AsSuite(
            c.Reputation, "recordSettled", newcomer, RewardChain.Task, client, RewardChain.Agpu));
        steps.Note("recordLate", c.AsSuite(c.Reputation, "recordLate", newcomer, RewardChain.Task));
        steps.Note("recordFault", c.AsSuite(c.Reputation, "recordFault", newcomer, RewardChain.Task));
        for (int i = 0; i < 3; i++) steps.Note("seal", round.Seal(c.Oracles[i], 9_000));
        round.EndSealing();
        for (int i = 0; i < 3; i++)
            steps.Note("reveal", c.Invoke(c.Oracles[i], c.Reputation, "reveal", round.Opening(c.Oracles[i], 9_000)));
        round.EndRevealing();
        steps.Note("closeRound", round.Close());
        steps.Note("withdrawBond", c.Invoke(c.Oracles[0], c.Reputation, "withdrawBond", c.Oracles[0].ScriptHash, 1));
        return steps;
    }

    static Steps ExchangeSteps(int others)
    {
        ExchangeChain c = new ExchangeChain().WithLiquidity();
        CrowdEverywhere.JoinPair(c, others);
        var steps = new Steps();
        Actor trader = c.Suite.Provider;
        UInt160 me = trader.ScriptHash;
        steps.Note("swap of AGPU", c.Swap(trader, c.Token, ExchangeChain.Agpu));
        steps.Note("swap of the asset", c.Swap(trader, c.Stable, ExchangeChain.Tusd));
        steps.Note("deposit", c.Deposit(trader, c.Token, ExchangeChain.Agpu));
        c.Deposit(trader, c.Stable, ExchangeChain.Tusd);
        steps.Note("addLiquidity", c.Invoke(
            trader, c.Pair, "addLiquidity", me, ExchangeChain.Agpu / 2, ExchangeChain.Tusd, 0, ExchangeChain.Never));
        steps.Note("transfer of shares", c.Invoke(trader, c.Pair, "transfer", me, c.Suite.Stranger.ScriptHash, 1, null));
        steps.Note("removeLiquidity", c.Remove(trader, 1_000));
        steps.Note("withdraw", c.Invoke(trader, c.Pair, "withdraw", me, c.Token));
        steps.Note("burnFees", c.Invoke(trader, c.Pair, "burnFees"));
        return steps;
    }

    static Steps DisputeSteps(int others)
    {
        var suite = new SuiteChain();
        JobFlow flow = JobFlow.Lied(suite, 7);
        suite.Deal(suite.Challenger, 10 * SuiteChain.Agpu);
        CrowdEverywhere.JoinDisputes(suite, flow.Id, others);
        var steps = new Steps();
        var finding = new Finding(suite, flow.Id, 7, suite.Challenger);
        steps.Note("sealFinding", suite.Invoke(
            suite.Challenger, suite.Referee, "sealFinding", flow.Id, suite.Challenger.ScriptHash, finding.Seal));
        var demand = new DataDemand(flow, suite.Challenger, 7, 1);
        steps.Note("demand", suite.Invoke(
            suite.Challenger, suite.Token, "transfer", demand.PaymentOf(DataDemand.DepositAgpu)));
        steps.Note("supply", demand.Supply());
        demand.Make();
        steps.Note("answer", flow.Answer(0));
        suite.Chain.MineEmpty(Finding.WaitBlocks);
        steps.Note("challenge", flow.Challenge(7));
        steps.Note("closeDemand", demand.Close());
        steps.Note("revealFinding", finding.Reveal());
        suite.Chain.MineEmpty(Finding.WaitBlocks);
        steps.Note("payReward", finding.Collect());
        return steps;
    }

    /// <summary>Everyone whom the steps are about has been there before, and there is something to share.</summary>
    static RewardChain Begun()
    {
        var c = new RewardChain();
        c.Settle(c.Suite.Provider, c.Suite.Client, 1_000 * RewardChain.Agpu);
        c.Book(c.Suite.Provider, RewardChain.Agpu, 10_000);
        return c;
    }

    sealed class Steps
    {
        public List<(string Step, long Datoshi)> Costs { get; } = [];

        public void Note(string step, TransactionReceipt receipt)
        {
            receipt.Fault.Should().BeNull(step);
            Costs.Add((step, receipt.Execution.GasDatoshi));
        }
    }
}
