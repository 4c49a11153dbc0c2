using StarMiner.Client;
using StarMiner.Simulator.Economies.Plan;
using StarMiner.Simulator.Economies.World;

namespace StarMiner.Simulator.Economies.Agents;

/// <summary>
/// Buys work as long as it is worth its price: demand falls with the price in money, not in AGPU. Turns to other tiers
/// where its jobs find nobody, and ends what has waited too long.
/// </summary>
sealed class ClientAgent : IAgent
{
    /// <summary>Price at most so many times what it is now, for the blocks in between.</summary>
    const double PriceMargin = 1.15;

    /// <summary>AGPU at hand for so many hours.</summary>
    const double HoursAtHand = 6;
    const double TipPart = 0.05;
    const double TippedJobs = 0.2;
    const double Memory = 0.97;
    const ulong HourMs = 3_600_000;

    /// <summary>How long a client lets its job wait, by tier [ms]; never more than the tier allows.</summary>
    static readonly ulong[] PatienceMs = [6 * HourMs, 2 * HourMs, HourMs, HourMs / 6];

    readonly Market _market;
    readonly Account _account;
    readonly Dice _dice;
    readonly double _elasticity;
    readonly double _referenceTusd;
    readonly double[] _jobsPerTick = new double[16];
    readonly double[] _filled = [1, 1, 1, 1];
    readonly List<MarketJob> _mine = [];

    public ClientAgent(Market market, Account account, double share)
    {
        EconomyPlan plan = market.Plan;
        _market = market;
        _account = account;
        _dice = new Dice(plan.Seed, account.Name);
        _elasticity = plan.Clients.Elasticity * _dice.Between(0.75, 1.25);
        _referenceTusd = plan.Clients.ReferenceTusd * _dice.LogNormal(0.25);
        double jobs = plan.JobsPerDayOnChain * share / plan.TicksPerDay, all = plan.Clients.Tiers.Sum();
        for (int place = 0; place < _jobsPerTick.Length; place++)
            _jobsPerTick[place] = all > 0 ? jobs / 4 * plan.Clients.Tiers[place % 4] / all : 0;
    }

    public IReadOnlyList<Account> Accounts => [_account];

    public void Act(ActList acts)
    {
        Clean(acts);
        double spendTusd = 0;
        long agpu = _account.Agpu;
        var orders = new List<ContractCall>();
        for (int place = 0; place < _jobsPerTick.Length; place++)
        {
            var (task, tier) = ((JobTask)(place / 4), (JobTier)(place % 4));
            double mean = DemandAt(place);
            spendTusd += mean * _market.ToTusd(_market.Prices[place]);
            for (int jobs = _dice.Poisson(mean); jobs > 0; jobs--)
            {
                long tip = _dice.Chance(TippedJobs) ? (long)(_market.Prices[place] * TipPart) : 0;
                long most = (long)(_market.Prices[place] * PriceMargin) + 1;
                if (agpu < most + tip) break;
                agpu -= most + tip;
                ulong patience = Math.Min(PatienceMs[(int)tier], (ulong)_market.Protocol.ClaimMs[(int)tier]);
                orders.Add(_market.Calls.Open(
                    _account, _market.Works.Any(task, _dice), tier, most, tip, patience, 2 * HourMs, most + tip));
            }
        }
        acts.AddAll(_account, orders, order => order, Calls.OpenFee);
        double ticks = HoursAtHand * _market.Plan.TicksPerDay / 24;
        if (_market.ToTusd(agpu) < spendTusd * ticks / 2)
            Trader.Buy(_market, acts, _account, spendTusd * ticks);
    }

    public void EndDay(ActList acts)
    {
        if (_account.Credit > 0)
            acts.Add(_account, _market.Calls.WithdrawCredit(_account), Calls.TransferFee);
    }

    /// <summary>The market tells its clients of their jobs.</summary>
    public void Opened(MarketJob job)
    {
        _mine.Add(job);
    }

    /// <summary>Jobs of a place that are worth their price in a round.</summary>
    double DemandAt(int place)
    {
        double price = _market.ToTusd(_market.Prices[place]);
        double most = _market.Plan.Clients.LargestDemand;
        double wish = price <= 0 ? most : StableMath.Pow(_referenceTusd / price, _elasticity);
        return _jobsPerTick[place] * _market.DemandFactor * Math.Min(most, wish) * (0.1 + 0.9 * _filled[place % 4]);
    }

    /// <summary>Ends what is too late, as anybody may, and remembers how its tiers are served.</summary>
    void Clean(ActList acts)
    {
        var late = new List<MarketJob>();
        for (int i = _mine.Count - 1; i >= 0; i--)
        {
            MarketJob job = _mine[i];
            if (job.IsOver)
            {
                bool served = job.Status == JobStatus.Settled;
                _filled[(int)job.Tier] = Memory * _filled[(int)job.Tier] + (served ? 1 - Memory : 0);
                _mine[i] = _mine[^1];
                _mine.RemoveAt(_mine.Count - 1);
            }
            else if (IsLate(job))
                late.Add(job);
        }
        acts.AddAll(_account, late, _market.Calls.TimeOut, Calls.TimeOutFee);
    }

    bool IsLate(MarketJob job) => job.Status switch
    {
        JobStatus.Open or JobStatus.Claimed => job.DeadlineMs < _market.NowMs,
        JobStatus.Committed => _market.Chain.Height > job.DisputeEnd && _market.IsDrawn(job) == true,
        _ => false,
    };
}
