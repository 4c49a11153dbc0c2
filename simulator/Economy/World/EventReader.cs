using Neo.VM.Types;
using StarMiner.Client;
using StarMiner.Simulator.Engine.Host;
using Array = Neo.VM.Types.Array;

namespace StarMiner.Simulator.Economies.World;

/// <summary>
/// Brings the market up to date by what the contracts announced: the events are complete enough for that, as the
/// contracts promise.
/// </summary>
public sealed class EventReader(Market market)
{
    const int PointsScale = 1_000_000;
    readonly SuiteAddresses _suite = market.Suite;
    readonly CommitteeReader _committees = new(market);
    ulong _epochStartMs;

    /// <summary>For clients, who follow their own jobs.</summary>
    public event Action<MarketJob>? JobOpened;

    public void Read(Execution execution)
    {
        foreach (Notification note in execution.Notifications)
        {
            if (note.Contract == _suite.AgpuToken) ReadToken(note.Event, note.Values);
            else if (note.Contract == _suite.JobMarket) ReadMarket(note.Event, note.Values);
            else if (note.Contract == _suite.ReputationOracle) ReadReputation(note.Event, note.Values);
            else if (note.Contract == _suite.StakingVaults) ReadVaults(note.Event, note.Values);
            else if (note.Contract == _suite.RewardController) ReadRewards(note.Event, note.Values);
            else if (note.Contract == _suite.AuditorCommittee) _committees.Read(note.Event, note.Values);
            else if (note.Contract == _suite.TestStable) ReadStable(note.Event, note.Values);
            else if (note.Contract == _suite.StableExchange) ReadExchange(note.Event, note.Values);
        }
    }

    void ReadToken(string name, Array values)
    {
        switch (name)
        {
            case "Transfer":
                long amount = values[2].AsInt64();
                if (At(values[0]) is { } from) from.Agpu -= amount;
                if (At(values[1]) is { } to) to.Agpu += amount;
                if (values[1].IsNull) market.Totals.Burned += amount;
                break;
            case "MintedForPublicWork":
                market.Totals.MintedPublic += values[1].AsInt64();
                break;
            case "MintedForJobs":
                market.Totals.MintedJobs += values[1].AsInt64();
                break;
            case "BurnedAtSettlement":
                market.Totals.BurnedAtSettlement += values[0].AsInt64();
                break;
        }
    }

    void ReadStable(string name, Array values)
    {
        if (name != "Transfer") return;
        long amount = values[2].AsInt64();
        if (At(values[0]) is { } from) from.Tusd -= amount;
        if (At(values[1]) is { } to) to.Tusd += amount;
    }

    void ReadExchange(string name, Array values)
    {
        if (name != "Swapped" || At(values[0]) is not { } trader) return;
        bool sold = values[1].AsHash160() == _suite.AgpuToken;
        long given = values[2].AsInt64(), got = values[3].AsInt64();
        trader.NetBought += sold ? -given : got;
        trader.NetPaidTusd += sold ? -got : given;
        market.Totals.TradedAgpu += sold ? given : got;
    }

    void ReadVaults(string name, Array values)
    {
        if (At(values[0]) is not { } owner) return;
        int task = values[1].AsInt32();
        long amount = values[2].AsInt64();
        switch (name)
        {
            case "Staked":
                owner.Free[task] += amount;
                break;
            case "StakeEarned":
                owner.Free[task] += amount;
                owner.Earned += amount;
                break;
            case "UnbondRequested":
                owner.Free[task] -= amount;
                break;
            case "StakeSlashed":
                owner.IsVaultStale = true;
                owner.Earned -= amount;
                break;
        }
    }

    void ReadReputation(string name, Array values)
    {
        int at = name switch
        {
            "WorkRecorded" or "VoteCounted" => 4,
            "LatenessRecorded" or "FaultRecorded" => 2,
            _ => 0,
        };
        if (at == 0 || At(values[0]) is not { } provider) return;
        provider.Scores[values[1].AsInt32()] = (int)(values[at].AsInt64() / PointsScale);
    }

    void ReadRewards(string name, Array values)
    {
        switch (name)
        {
            case "PublicJobPublished":
                market.Totals.PublicPublished++;
                long ordinal = values[2].AsInt64() + 1;
                long jobs = market.Protocol.PublicJobsPerEpoch;
                ulong epochMs = (ulong)market.Protocol.EpochMs;
                market.NextPublicMs = ordinal < jobs
                    ? _epochStartMs + (ulong)(ordinal * (long)epochMs / jobs) + 1
                    : _epochStartMs + epochMs + 1;
                break;
            case "ProviderRewardClaimed" or "AuditorRewardClaimed" or "OracleRewardClaimed":
                if (At(values[0]) is { } claimer) claimer.Earned += values[1].AsInt64();
                break;
            case "PublicWorkPaid":
                market.Totals.PublicPaid++;
                break;
            case "EpochBegan":
                _epochStartMs = values[1].AsUInt64();
                break;
        }
    }

    void ReadMarket(string name, Array values)
    {
        if (name == "JobOpened")
        {
            Opened(values);
            return;
        }
        if (name == "CreditWithdrawn" && At(values[0]) is { } owner) owner.Credit -= values[1].AsInt64();
        if (name is "CreditWithdrawn" or "PoolsCollected") return;
        if (market.Book.Find(values[0].AsUInt64()) is not { } job) return;
        switch (name)
        {
            case "JobClaimed":
                Claimed(job, values);
                break;
            case "JobCommitted":
                job.Status = JobStatus.Committed;
                job.CommitBlock = values[3].AsUInt32();
                job.DisputeEnd = values[4].AsUInt32();
                market.Totals.Committed++;
                market.Fresh.Add(job);
                if (job.IsLie) market.Totals.Lies++;
                break;
            case "DisputeExtended":
                job.DisputeEnd = values[1].AsUInt32();
                break;
            case "CellAudited":
                market.Totals.Audited++;
                break;
            case "JobSettled":
                Settled(job, values[2].AsInt64());
                break;
            case "JobCancelled" or "JobExpired":
                market.Totals.Expired++;
                if (job.Client is { } client) client.Credit += values[2].AsInt64();
                End(job, JobStatus.Expired);
                break;
            case "ProviderSlashed":
                SlashedFor(job, values);
                break;
            case "JobReopened":
                Reopened(job, values);
                break;
        }
    }

    void Opened(Array values)
    {
        Account? client = At(values[1]);
        var task = (JobTask)values[13].AsInt32();
        byte[] parameters = values[3].AsBytes();
        long units = values[5].AsInt64(), tip = values[9].AsInt64();
        WorkTemplate work = client is null
            ? market.Works.OfSeed(parameters)
            : market.Works.Find(task, values[4].GetSpan(), parameters);
        var job = new MarketJob
        {
            Id = values[0].AsUInt64(),
            Client = client,
            Task = task,
            Tier = (JobTier)values[14].AsInt32(),
            Work = work,
            Fee = values[8].AsInt64(),
            Tip = tip,
            TipPerUnit = tip / units,
            OpenedMs = market.NowMs,
            DeadlineMs = values[11].AsUInt64(),
        };
        market.Book.Add(job);
        if (client is null) return;
        client.Credit += values[10].AsInt64();
        market.Totals.Opened++;
        market.Totals.OpenedByTier[(int)job.Tier]++;
        JobOpened?.Invoke(job);
    }

    void Claimed(MarketJob job, Array values)
    {
        job.Status = JobStatus.Claimed;
        job.Provider = At(values[1]);
        job.Bond = values[2].AsInt64();
        job.DeadlineMs = values[3].AsUInt64();
        job.AuditBps = values[4].AsInt32();
        if (job.Provider is { } provider) provider.Free[(int)job.Task] -= job.Bond;
        market.Book.Dequeue(job);
        if (job.IsPublic) return;
        market.Totals.Claimed++;
        market.Totals.WaitMs += market.NowMs - job.OpenedMs;
    }

    void Settled(MarketJob job, long paid)
    {
        if (job.Provider is { } provider)
        {
            provider.Free[(int)job.Task] += job.Bond;
            provider.Credit += paid;
            provider.Earned += paid;
            provider.Settled++;
            provider.LastSettledMs[(int)job.Task] = market.NowMs;
        }
        if (!job.IsPublic)
        {
            market.Totals.Settled++;
            market.Totals.SettledByTier[(int)job.Tier]++;
            market.Totals.Fees += job.Fee;
            if (job.IsLie) market.Totals.LiesPaid++;
        }
        End(job, JobStatus.Settled);
    }

    void SlashedFor(MarketJob job, Array values)
    {
        market.Totals.SlashedAgpu += values[2].AsInt64();
        if (At(values[4]) is { } challenger)
        {
            challenger.Credit += values[5].AsInt64();
            challenger.Earned += values[5].AsInt64();
        }
        if (job.Client is { } client) client.Credit += values[6].AsInt64() + values[7].AsInt64();
        if (job.Provider is { } provider) provider.IsVaultStale = true;
        // A job that is late is slashed and opened again: its next event says so.
        if (job.Status == JobStatus.Claimed) return;
        market.Totals.Slashed++;
        if (!values[4].IsNull) market.Totals.Challenges++;
        End(job, JobStatus.Slashed);
    }

    void Reopened(MarketJob job, Array values)
    {
        market.Totals.Reopened++;
        if (job.Provider is { } late) late.Late++;
        job.Status = JobStatus.Open;
        job.Provider = null;
        job.DeadlineMs = values[1].AsUInt64();
        market.Book.Queue(job);
    }

    void End(MarketJob job, JobStatus end)
    {
        job.Status = end;
        market.Book.Remove(job);
    }

    Account? At(StackItem hash) => hash.IsNull ? null : market.Find(hash.AsHash160());
}
