using StarMiner.Simulator.Economies.World;

namespace StarMiner.Simulator.Economies.Agents;

/// <summary>Looks at some of all commitments, computes them again, and proves what is wrong.</summary>
sealed class AuditorAgent(Market market, Account account) : IAgent
{
    readonly Dice _dice = new(market.Plan.Seed, account.Name);

    public IReadOnlyList<Account> Accounts => [account];

    public void Act(ActList acts)
    {
    }

    public void Answer(ActList acts)
    {
        foreach (MarketJob job in market.Fresh)
        {
            if (job.IsOver || !_dice.Chance(market.Plan.Watch.Coverage)) continue;
            account.CostTusd += market.Plan.Watch.CheckTusd;
            if (job.IsChallenged || job.Work.FirstWrong(job.Output!) is not { } cell) continue;
            job.IsChallenged = true;
            acts.AddTogether(
                account, [market.Calls.Challenge(job, account, cell), market.Calls.DivideSlashed(job)],
                Calls.ChallengeFee, _ => job.IsChallenged = false);
        }
    }

    public void EndDay(ActList acts)
    {
        Income.Collect(market, acts, account);
        Trader.Sell(market, acts, account, account.Agpu);
    }
}
