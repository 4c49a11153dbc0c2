using StarMiner.Client;
using StarMiner.Simulator.Economies.Agents;
using StarMiner.Simulator.Economies.World;

namespace StarMiner.Simulator.Economies.Series;

/// <summary>Makes a day's row out of what the events told and what the contracts say at its end.</summary>
sealed class DayReader(Market market, Population population)
{
    sealed class Standing
    {
        public double WealthAgpu { get; set; }
        public double StartAgpu { get; set; }
        public double NetBought { get; set; }
        public double CostTusd { get; set; }
        public double WorkTusd { get; set; }
        public double StartPaid { get; set; }
        public double StartBought { get; set; }
        public double StartCost { get; set; }
    }

    const double Unit = 1e8;

    readonly Dictionary<Account, Standing> _standings = [];
    readonly Books _books = new(market);
    readonly Dictionary<Account, double> _slotTicks = [];
    List<Account> _honestAtOpening = [];
    double _busy;
    double _slots;
    Counters _before = new();

    /// <summary>At the opening.</summary>
    public void Begin()
    {
        _before = Counters.Of(market.Totals);
        _honestAtOpening =
            [.. population.Providers.Where(p => p.IsActive && p.IsHonest && !p.IsOwned).Select(p => p.Accounts[0])];
        foreach (Account account in market.Accounts)
        {
            double wealth = _books.WealthOf(account) / Unit;
            _standings[account] = new Standing
            {
                WealthAgpu = wealth,
                StartAgpu = wealth,
                NetBought = account.NetBought / Unit,
                StartBought = account.NetBought / Unit,
                StartPaid = account.NetPaidTusd / 1e6,
                CostTusd = account.CostTusd,
                StartCost = account.CostTusd,
            };
        }
    }

    /// <summary>Every round: how many slots are busy, and what the trade earns.</summary>
    public void Tick()
    {
        double profit = 0;
        int active = 0;
        foreach (ProviderAgent provider in population.Providers)
        {
            if (!provider.IsActive) continue;
            Account account = provider.Accounts[0];
            _slotTicks[account] = _slotTicks.GetValueOrDefault(account) + provider.Slots;
            if (!provider.IsHonest) continue;
            _busy += provider.Busy;
            _slots += provider.Slots;
            profit += provider.DailyProfit;
            active++;
        }
        market.MeanProviderProfit = active == 0 ? 0 : profit / active;
    }

    public DayRow End(int day)
    {
        foreach (Account account in market.Accounts) Move(account, _standings[account]);
        Counters now = Counters.Of(market.Totals), flow = now.Less(_before);
        _before = now;
        double[] scores = Scores();
        var row = new DayRow
        {
            Day = day,
            Supply = _books.Supply() / Unit,
            MintedPublic = flow.MintedPublic / Unit,
            MintedJobs = flow.MintedJobs / Unit,
            Burned = flow.Burned / Unit,
            BurnedAtSettlement = flow.BurnedAtSettlement / Unit,
            Slashed = flow.SlashedAgpu / Unit,
            AgpuTusd = market.AgpuTusd,
            PairAgpu = market.ReserveAgpu / Unit,
            PairTusd = market.ReserveTusd / 1e6,
            TradedAgpu = flow.TradedAgpu / Unit,
            FeesAgpu = flow.Fees / Unit,
            Opened = flow.Opened,
            Claimed = flow.Claimed,
            Settled = flow.Settled,
            Expired = flow.Expired,
            Reopened = flow.Reopened,
            SlashedJobs = flow.Slashed,
            Lies = flow.Lies,
            LiesPaid = flow.LiesPaid,
            Challenges = flow.Challenges,
            CellsAudited = flow.Audited,
            PublicPaid = flow.PublicPaid,
            WaitMinutes = flow.Claimed == 0 ? 0 : flow.WaitMs / flow.Claimed / 60_000,
            Utilisation = _slots == 0 ? 0 : _busy / _slots,
            ActiveProviders = population.Providers.Count(p => p.IsActive && p.IsHonest),
            ProviderProfitTusd = market.MeanProviderProfit,
            PricesAgpu = [.. market.Prices.Select(price => price / Unit)],
            OpenedByTier = flow.OpenedByTier,
            SettledByTier = flow.SettledByTier,
            ScoreLow = At(scores, 0.1),
            ScoreMedian = At(scores, 0.5),
            ScoreHigh = At(scores, 0.9),
            Gas = flow.GasDatoshi / Unit,
            Transactions = flow.Transactions,
            Refused = flow.Faulted,
            Broken = string.Join("; ", _books.Broken()),
        };
        (_busy, _slots) = (0, 0);
        return row;
    }

    public IReadOnlyList<StrategyRow> Strategies() =>
        [.. market.Accounts.GroupBy(account => account.Strategy).Select(group => RowOf(group.Key, [.. group]))];

    /// <summary>The honest providers who were there at the opening; null if none was.</summary>
    public StrategyRow? HonestAtOpening() =>
        _honestAtOpening.Count == 0 ? null : RowOf(World.Strategies.Honest, _honestAtOpening);

    StrategyRow RowOf(string strategy, List<Account> accounts) => new(
        strategy, accounts.Count,
        accounts.Sum(account => GainOf(account, _standings[account])),
        accounts.Sum(account => _standings[account].WorkTusd - (account.CostTusd - _standings[account].StartCost)),
        accounts.Sum(account => account.CostTusd - _standings[account].StartCost),
        accounts.Sum(account => TradeOf(account, _standings[account])),
        accounts.Sum(account => _standings[account].WealthAgpu),
        accounts.Sum(account => account.GasDatoshi) / Unit,
        accounts.Sum(account => _slotTicks.GetValueOrDefault(account)) / market.Plan.TicksPerDay);

    static double GainOf(Account account, Standing standing) =>
        standing.WealthAgpu - standing.StartAgpu - (account.NetBought / Unit - standing.StartBought);

    double TradeOf(Account account, Standing standing) =>
        (account.NetBought / Unit - standing.StartBought) * market.AgpuTusd
        - (account.NetPaidTusd / 1e6 - standing.StartPaid);

    /// <summary>The day's gain that trade does not explain, at the day's price.</summary>
    void Move(Account account, Standing standing)
    {
        double wealth = _books.WealthOf(account) / Unit, bought = account.NetBought / Unit;
        double gain = wealth - standing.WealthAgpu - (bought - standing.NetBought);
        standing.WorkTusd += gain * market.AgpuTusd;
        (standing.WealthAgpu, standing.NetBought) = (wealth, bought);
    }

    double[] Scores()
    {
        var scores = new List<double>();
        foreach (ProviderAgent provider in population.Providers)
            if (provider.IsActive && provider.IsHonest)
                foreach (JobTask task in provider.Tasks) scores.Add(provider.Accounts[0].Scores[(int)task]);
        scores.Sort();
        return [.. scores];
    }

    static double At(double[] sorted, double part) =>
        sorted.Length == 0 ? 0 : sorted[Math.Min(sorted.Length - 1, (int)(sorted.Length * part))];
}
