using Neo;
using StarMiner.Contracts.Tests.Exchange;
using StarMiner.Contracts.Tests.Suite;
using StarMiner.Simulator;

namespace StarMiner.Contracts.Tests.Snapshots;

/// <summary>What a call costs does not know how many others there are: the 10th costs what the 500th costs.</summary>
public class FlatnessTests
{
    const int Few = 10, Many = 500;

    [Fact]
    public void Rewards_costTheSame_howeverManyProvidersThereAre()
    {
        var c = new RewardChain();
        c.AsSuite(c.Suite.Token, "burnAtSettlement", 10_000 * RewardChain.Agpu);
        UInt160 client = c.Suite.Client.ScriptHash;
        var reputation = new List<long>();
        var rewards = new List<long>();
        var audits = new List<long>();
        for (int i = 0; i < Many; i++)
        {
            UInt160 provider = c.Chain.Actor($"provider{i}").ScriptHash;
            reputation.Add(Cost(
                c, c.Reputation, "recordSettled", provider, RewardChain.Task, client, RewardChain.Agpu));
            rewards.Add(Cost(c, c.Rewards, "recordSettled", provider, RewardChain.Agpu, 9_000));
            audits.Add(Cost(c, c.Rewards, "recordAudit", provider, 1));
        }
        foreach (List<long> costs in new[] { reputation, rewards, audits }) CheckFlat(costs);
    }

    [Fact]
    public void Exchange_costsTheSame_howeverManyHoldersThereAre()
    {
        ExchangeChain c = new ExchangeChain().WithLiquidity();
        Actor trader = c.Suite.Provider;
        var swaps = new List<long>();
        for (int i = 0; i < Many; i++)
        {
            UInt160 holder = c.Chain.Actor($"holder{i}").ScriptHash;
            c.Suite.Invoke(c.Suite.Client, c.Pair, "transfer", c.Suite.Client.ScriptHash, holder, 1_000, null);
            swaps.Add(c.Suite.Invoke(trader, c.Token, "transfer", c.SwapArguments(trader, ExchangeChain.Agpu))
                .Execution.GasDatoshi);
        }
        CheckFlat(swaps);
    }

    static long Cost(RewardChain c, UInt160 contract, string method, params object?[] arguments)
    {
        TransactionReceipt receipt = c.Chain.Invoke(
            c.Suite.Stranger, new(c.Double, "act", contract, method, arguments));
        receipt.Fault.Should().BeNull();
        return receipt.Execution.GasDatoshi;
    }

    /// <summary>Numbers that grow by a byte cost their byte; a list of 500 would cost hundreds.</summary>
    static void CheckFlat(List<long> costs)
    {
        double few = costs.Skip(2).Take(Few).Average(), many = costs.TakeLast(Few).Average();
        (many / few).Should().BeInRange(0.97, 1.03);
    }
}
