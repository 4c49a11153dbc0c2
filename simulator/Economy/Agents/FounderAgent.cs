using StarMiner.Client;
using StarMiner.Simulator.Economies.World;

namespace StarMiner.Simulator.Economies.Agents;

/// <summary>
/// The first to come: does public work when there is no AGPU yet, and later stands with it and with money of its own as
/// the pair's liquidity. Does the chores that anybody may do.
/// </summary>
sealed class FounderAgent(Market market, Account account) : IAgent
{
    /// <summary>For fees and small change [1e-8 AGPU].</summary>
    const long Margin = 200_00000000;

    static readonly JobTask PublicTask = SuiteArtifacts.KernelTasks[SuiteArtifacts.PublicKernel];

    readonly WorkBench _bench = new(market, account, new Dice(market.Plan.Seed, account.Name));

    bool _isDone;

    public IReadOnlyList<Account> Accounts => [account];

    /// <summary>What it brings into the pair [1e-8 AGPU].</summary>
    public long Deposit { get; } = (long)(market.Plan.Pair.DepositAgpu * 1e8 / market.Plan.Sample);

    /// <summary>What it still has to earn by public work for that [1e-8 AGPU].</summary>
    public long Lacks => market.Day >= 0 || _isDone ? 0 : Deposit + Margin - account.FreeOf(PublicTask);

    public void Act(ActList acts)
    {
        _bench.Act(acts);
        EndLatePublicWork(acts);
        if (Lacks <= 0)
        {
            _isDone = true;
            return;
        }
        int depth = market.Protocol.ClaimDepth;
        foreach (MarketJob job in market.Book.First(PublicTask, JobTier.Standard, market.NowMs, depth).ToArray())
        {
            market.Book.Reserve(job);
            _bench.Put(job, market.NowMs);
            acts.Add(account, market.Calls.Claim(job, account), Calls.ClaimFee, _ => market.Book.Release(job));
        }
        if (market.NowMs >= market.NextPublicMs) acts.Add(account, market.Calls.Publish(), Calls.PublishFee);
    }

    /// <summary>
    /// Public work has no client who would end what is late, and what lies open after its time still stands in the
    /// queue's first places.
    /// </summary>
    void EndLatePublicWork(ActList acts)
    {
        var late = new List<MarketJob>();
        foreach (MarketJob job in market.Book.Live)
        {
            if (!job.IsPublic) continue;
            bool isLate = job.Status <= JobStatus.Claimed
                ? job.DeadlineMs < market.NowMs
                : job.Status == JobStatus.Committed && market.Chain.Height > job.DisputeEnd
                    && market.IsDrawn(job) == true;
            if (isLate) late.Add(job);
        }
        acts.AddAll(account, late, market.Calls.TimeOut, Calls.TimeOutFee);
    }

    public void Answer(ActList acts) => _bench.Answer(acts);

    public void EndDay(ActList acts)
    {
        if (market.Day < 0) return;
        acts.Add(account, market.Calls.CollectPools(), Calls.TransferFee);
        var fees = market.Chain.Read(new ContractCall(market.Suite.StableExchange, "unburnedFees"));
        if (fees.Stack[0].AsInteger() > 0) acts.Add(account, market.Calls.BurnFees(), Calls.TransferFee);
    }
}
