using StarMiner.Client;
using StarMiner.Simulator.Economies.World;

namespace StarMiner.Simulator.Economies.Agents;

/// <summary>
/// Client and provider in one: pays itself for work that it need not compute, for the issuance and the score, or, as a
/// pumper beside honest work, to hold the price up. Tips put its own jobs first.
/// </summary>
sealed class SelfDealerAgent : IAgent
{
    const ulong HourMs = 3_600_000;
    const int JobsADay = 48;
    const double TipPart = 0.06;
    const double FundsTusd = 40;

    readonly Market _market;
    readonly Account _puppet;
    readonly Account _provider;
    readonly ProviderAgent? _business;
    readonly WorkBench _bench;
    readonly Dice _dice;
    readonly JobTask _task;
    readonly List<MarketJob> _mine = [];
    ulong _nextCollectMs;

    /// <param name="business">The honest work that the pumping is for; null for who only deals with itself.</param>
    public SelfDealerAgent(Market market, Account puppet, Account provider, ProviderAgent? business, int number)
    {
        _market = market;
        _puppet = puppet;
        _provider = provider;
        _business = business;
        _dice = new Dice(market.Plan.Seed, puppet.Name);
        _bench = new WorkBench(market, provider, _dice);
        _task = (JobTask)(number % 4);
    }

    public IReadOnlyList<Account> Accounts => [_puppet, _provider];

    public void Opened(MarketJob job) => _mine.Add(job);

    public void Act(ActList acts)
    {
        _business?.Act(acts);
        if (_market.Day < 0) return;
        _bench.Act(acts);
        ClaimOwn(acts);
        double jobs = (double)JobsADay / _market.Plan.TicksPerDay;
        if (_business is not null)
            jobs = IsCheap ? 4 * jobs : 0;
        for (int count = _dice.Poisson(jobs); count > 0; count--) Open(acts);
    }

    public void Answer(ActList acts)
    {
        _business?.Answer(acts);
        _bench.Answer(acts);
    }

    public void EndDay(ActList acts)
    {
        if (_market.Day < 0) return;
        if (_puppet.Credit > 0) acts.Add(_puppet, _market.Calls.WithdrawCredit(_puppet), Calls.TransferFee);
        if (_business is not null)
        {
            _business.EndDay(acts);
            return;
        }
        Income.Collect(_market, acts, _provider);
        Trader.Sell(_market, acts, _provider, _provider.Agpu - StakeFor(4));
    }

    bool IsCheap => _market.ToTusd(_market.PriceOf(_task, JobTier.Standard))
        < _market.Plan.Attackers.PumpBelow * _market.Plan.Clients.ReferenceTusd;

    long StakeFor(int jobs) => 2 * jobs * _market.Protocol.BondFor(
        _market.PriceOf(_task, JobTier.Standard), JobTier.Standard, _provider.Scores[(int)_task]);

    void Open(ActList acts)
    {
        long price = _market.PriceOf(_task, JobTier.Standard), tip = (long)(price * TipPart);
        long most = price + price / 8 + 1;
        Fund(acts, most + tip);
        if (_puppet.Agpu < most + tip || _provider.FreeOf(_task) < StakeFor(1)) return;
        acts.Add(
            _puppet,
            _market.Calls.Open(
                _puppet, _market.Works.Any(_task, _dice), JobTier.Standard, most, tip, HourMs, HourMs, most + tip),
            Calls.OpenFee);
    }

    void Fund(ActList acts, long order)
    {
        if (_market.NowMs < _nextCollectMs) return;
        _nextCollectMs = _market.NowMs + HourMs;
        if (_puppet.Agpu < 4 * order)
            Trader.Buy(_market, acts, _puppet, Math.Min(FundsTusd, _market.ToTusd(20 * order)));
        if (_provider.FreeOf(_task) >= StakeFor(4)) return;
        if (_provider.Agpu >= StakeFor(4))
            acts.Add(_provider, _market.Calls.Stake(_provider, _task, StakeFor(4)), Calls.VaultFee);
        else
            Trader.Buy(_market, acts, _provider, Math.Min(FundsTusd, _market.ToTusd(StakeFor(6))));
    }

    void ClaimOwn(ActList acts)
    {
        _mine.RemoveAll(job => job.IsOver);
        foreach (MarketJob job in _mine)
        {
            if (job.Status != JobStatus.Open) continue;
            if (job.DeadlineMs < _market.NowMs)
                acts.Add(_puppet, _market.Calls.TimeOut(job), Calls.TimeOutFee);
            else if (_market.Book.IsAmongFirst(job, _market.NowMs, _market.Protocol.ClaimDepth))
            {
                _market.Book.Reserve(job);
                _bench.Put(job, _market.NowMs);
                acts.Add(
                    _provider, _market.Calls.Claim(job, _provider), Calls.ClaimFee, _ => _market.Book.Release(job));
            }
        }
    }
}
