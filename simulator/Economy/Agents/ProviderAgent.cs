using StarMiner.Client;
using StarMiner.Simulator.Economies.Plan;
using StarMiner.Simulator.Economies.World;

namespace StarMiner.Simulator.Economies.Agents;

/// <summary>
/// Sells work: claims what pays for its machine, joins where others earn, leaves where it loses. What it commits to is
/// up to its conduct.
/// </summary>
sealed class ProviderAgent : IAgent
{
    /// <summary>What inventing numbers costs, of what computing them does.</summary>
    const double LieCost = 0.01;

    static readonly JobTier[] DearFirst = [JobTier.Reserved, JobTier.Priority, JobTier.Standard, JobTier.Spot];

    readonly Market _market;
    readonly Account _account;
    readonly Conduct _conduct;
    readonly Dice _dice;
    readonly WorkBench _bench;
    readonly Purse _purse;
    readonly double _costTusd;
    readonly int _slots;
    readonly ulong _jobMs;
    readonly JobTask[] _tasks;
    ulong _cautiousUntilMs;

    public ProviderAgent(Market market, Account account, Conduct conduct, int number, bool isActive)
    {
        EconomyPlan plan = market.Plan;
        _market = market;
        _account = account;
        _conduct = conduct;
        _dice = new Dice(plan.Seed, account.Name);
        _bench = new WorkBench(market, account, _dice);
        _costTusd = _dice.Between(plan.Providers.LeastCostTusd, plan.Providers.MostCostTusd);
        double slots = plan.Providers.Slots / plan.Sample * _dice.Between(0.6, 1.4);
        _slots = Math.Max(1, (int)Math.Round(slots));
        // The same work a day, whatever the rounding of the slots.
        _jobMs = (ulong)((double)plan.Providers.JobMs * _slots / slots);
        // Everyone has one kind of work, every third has another besides.
        JobTask first = (JobTask)(number % 4), second = (JobTask)((number + 1 + number / 4 % 3) % 4);
        _tasks = number % 3 == 0 ? [first, second] : [first];
        _purse = new Purse(market, account, _dice, _tasks, _slots, plan.Providers.RentTusd / plan.Sample)
        {
            IsActive = isActive,
            MayRun = conduct is not (Conduct.Squatter or Conduct.PublicSquatter),
        };
    }

    public IReadOnlyList<Account> Accounts => [_account];

    public bool IsActive => _purse.IsActive;

    /// <summary>Whether another agent leads it.</summary>
    public bool IsOwned { get; init; }

    public bool IsHonest => _conduct == Conduct.Honest;

    /// <summary>Over the last week [TUSD].</summary>
    public double DailyProfit => _purse.DailyProfit;

    public int Slots => _slots;

    public IReadOnlyList<JobTask> Tasks => _tasks;

    public int Busy => Math.Min(_slots, _bench.Busy);

    public void Act(ActList acts)
    {
        _bench.Act(acts);
        if (_purse.IsActive)
        {
            ClaimAll(acts);
            PublishWhenDue(acts);
        }
        _purse.Act(acts, _bench.IsEmpty);
    }

    public void Answer(ActList acts) => _bench.Answer(acts);

    public void EndDay(ActList acts) => _purse.EndDay(acts);

    void ClaimAll(ActList acts)
    {
        if (_market.NowMs < _cautiousUntilMs) return;
        int free = _slots - _bench.Busy;
        long[] stake = [.. _account.Free];
        var claims = new List<MarketJob>();
        foreach (JobTier tier in DearFirst)
            foreach (JobTask task in _tasks.Append(SuiteArtifacts.KernelTasks[SuiteArtifacts.PublicKernel]).Distinct())
                while (claims.Count < free && Choose(task, tier, stake) is { } job)
                {
                    _market.Book.Reserve(job);
                    if (!job.IsPublic) stake[(int)task] -= Bond(job);
                    claims.Add(job);
                    if (_market.Day < 0 && _conduct != Conduct.PublicSquatter) free = claims.Count;
                }
        acts.AddAll(
            _account, claims, job => _market.Calls.Claim(job, _account), Calls.ClaimFee, (jobs, _) => Refused(jobs));
        foreach (MarketJob job in claims) Begin(job);
    }

    MarketJob? Choose(JobTask task, JobTier tier, long[] stake) => _market.Book
        .First(task, tier, _market.NowMs, _market.Protocol.ClaimDepth).FirstOrDefault(job => Wants(job, stake));

    bool Wants(MarketJob job, long[] stake)
    {
        if (job.IsPublic) return _conduct != Conduct.Squatter && !HasFirstStake;
        if (_conduct == Conduct.PublicSquatter || !_tasks.Contains(job.Task)) return false;
        if (_account.Scores[(int)job.Task] < _market.Protocol.MinScore[(int)job.Tier]) return false;
        if (_account.FreeOf(job.Task) < _market.Protocol.MinStake[(int)job.Tier]) return false;
        return stake[(int)job.Task] >= Bond(job) && Pays(job);
    }

    /// <summary>Before the opening public work is for who has no stake yet, a job each.</summary>
    bool HasFirstStake => _conduct != Conduct.PublicSquatter
        && _market.Day < 0 && (_bench.Busy > 0 || _account.Free.Any(stake => stake > 0));

    bool Pays(MarketJob job)
    {
        double pay = _market.ToTusd(job.Fee) * _market.Protocol.ProviderBps / 10_000;
        return _conduct switch
        {
            Conduct.Squatter => true,
            _ when Lies(job) => pay > 0,
            _ => pay > _costTusd * _market.CostFactor,
        };
    }

    long Bond(MarketJob job) => _market.Protocol.BondFor(job.Fee, job.Tier, _account.Scores[(int)job.Task]);

    bool Lies(MarketJob job) => _conduct switch
    {
        Conduct.Liar => !job.IsPublic,
        Conduct.PatientLiar => !job.IsPublic && _account.Scores[(int)job.Task] >= _market.Plan.Attackers.Patience
            && _market.Protocol.AuditBps(job.Fee, job.Tier, _account.Scores[(int)job.Task]) < 10_000,
        _ => false,
    };

    void Begin(MarketJob job)
    {
        bool never = _conduct == Conduct.Squatter || (_conduct == Conduct.PublicSquatter && job.IsPublic)
            || _dice.Chance(_market.Plan.Providers.Late);
        bool lies = Lies(job);
        ulong needsMs = lies ? 0 : (ulong)(_jobMs * _dice.Between(0.8, 1.2));
        _bench.Put(job, never ? ulong.MaxValue : _market.NowMs + needsMs, lies);
        if (!never) _account.CostTusd += _costTusd * _market.CostFactor * (lies ? LieCost : 1);
    }

    void Refused(IReadOnlyList<MarketJob> jobs)
    {
        foreach (MarketJob job in jobs)
        {
            _market.Book.Release(job);
            _bench.Drop(job);
        }
        _account.IsVaultStale = true;
        _cautiousUntilMs = _market.NowMs + 3_600_000;
    }

    void PublishWhenDue(ActList acts)
    {
        if (_market.NowMs < _market.NextPublicMs || HasFirstStake) return;
        // Whoever comes first; the others would only be refused.
        _market.NextPublicMs = _market.NowMs + 1;
        acts.Add(_account, _market.Calls.Publish(), Calls.PublishFee);
    }
}
