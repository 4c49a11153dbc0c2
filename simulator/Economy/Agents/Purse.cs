using StarMiner.Client;
using StarMiner.Simulator.Economies.World;

namespace StarMiner.Simulator.Economies.Agents;

/// <summary>
/// A provider's money: stakes what its slots need, sells what is over, and decides by the last week whether the machine
/// is worth its rent.
/// </summary>
sealed class Purse(Market market, Account account, Dice dice, JobTask[] tasks, int slots, double rentTusd)
{
    const int Week = 7;
    const double LeaveChance = 0.3;
    const double JoinChance = 0.15;

    /// <summary>Stake for so many times the bonds of all slots.</summary>
    const double StakeMargin = 2;

    /// <summary>What is above so many times that goes.</summary>
    const double TooMuch = 3;
    const long LeastStake = 20_00000000;

    const ulong TopUpMs = 2 * 3_600_000;

    readonly Queue<double> _days = [];
    readonly ulong[] _leavingMs = new ulong[4];
    ulong _nextTopUpMs;
    long _earnedBefore;
    double _costBefore;

    public bool IsActive { get; set; }

    /// <summary>Whether it goes when it loses; who wants to hurt others stays.</summary>
    public bool MayRun { get; init; } = true;

    /// <summary>Mean profit of a day over the last week [TUSD].</summary>
    public double DailyProfit => _days.Count == 0 ? 0 : _days.Average();

    public void Act(ActList acts, bool isIdle)
    {
        for (int task = 0; task < 4; task++)
        {
            if (_leavingMs[task] == 0 || market.NowMs <= _leavingMs[task]) continue;
            _leavingMs[task] = 0;
            acts.Add(account, market.Calls.WithdrawStake(account, (JobTask)task), Calls.VaultFee);
        }
        if (IsActive)
            TopUp(acts);
        else if (isIdle)
            for (int task = 0; task < 4; task++) Unbond(acts, (JobTask)task, account.Free[task]);
    }

    public void EndDay(ActList acts)
    {
        CloseDay();
        Income.Collect(market, acts, account);
        Decide();
        if (!IsActive)
        {
            Trader.Sell(market, acts, account, account.Agpu);
            return;
        }
        foreach (JobTask task in tasks) Balance(acts, task);
        SellSpare(acts);
    }

    /// <summary>Every few hours, where the stake is too low to work with.</summary>
    void TopUp(ActList acts)
    {
        if (market.Day < 0 || market.NowMs < _nextTopUpMs) return;
        _nextTopUpMs = market.NowMs + TopUpMs;
        foreach (JobTask task in tasks)
            if (account.FreeOf(task) < StakeNeeded(task) / 4) Balance(acts, task);
    }

    /// <summary>What the bonds of all slots take, at the dearest tier that the account may serve.</summary>
    long StakeNeeded(JobTask task)
    {
        long most = 0;
        foreach (JobTier tier in Enum.GetValues<JobTier>())
        {
            if (account.Scores[(int)task] < market.Protocol.MinScore[(int)tier]) continue;
            long bond = market.Protocol.BondFor(market.PriceOf(task, tier), tier, account.Scores[(int)task]);
            most = Math.Max(most, bond);
        }
        return Math.Max(LeastStake, (long)(most * (double)slots * StakeMargin / tasks.Length));
    }

    void Balance(ActList acts, JobTask task)
    {
        long needed = StakeNeeded(task), free = account.FreeOf(task);
        if (free > needed * TooMuch) Unbond(acts, task, free - (long)(needed * StakeMargin));
        if (free >= needed) return;
        long missing = needed - free;
        if (account.Agpu >= missing / 4)
            acts.Add(account, market.Calls.Stake(account, task, Math.Min(missing, account.Agpu)), Calls.VaultFee);
        else
            Trader.Buy(market, acts, account, market.ToTusd(missing) * 1.05);
    }

    void SellSpare(ActList acts)
    {
        long needed = 0;
        foreach (JobTask task in tasks) needed += Math.Max(0, StakeNeeded(task) - account.FreeOf(task));
        if (account.Agpu > needed) Trader.Sell(market, acts, account, account.Agpu - needed);
        // Stake of a task that it does not serve was earned by public work.
        for (int task = 0; task < 4; task++)
            if (!tasks.Contains((JobTask)task) && account.Free[task] > LeastStake)
                Unbond(acts, (JobTask)task, account.Free[task] - LeastStake / 2);
    }

    /// <summary>A second request would start the clock of the first anew: one at a time.</summary>
    void Unbond(ActList acts, JobTask task, long amount)
    {
        if (amount < LeastStake / 4 || _leavingMs[(int)task] > 0) return;
        _leavingMs[(int)task] = market.NowMs + (ulong)market.Protocol.UnbondingMs + 2 * market.Plan.BlockTimeMs;
        acts.Add(
            account, market.Calls.RequestUnbond(account, task, amount), Calls.VaultFee,
            _ => _leavingMs[(int)task] = 0);
    }

    void CloseDay()
    {
        if (IsActive) account.CostTusd += rentTusd * market.CostFactor;
        double profit = market.ToTusd(account.Earned - _earnedBefore) - (account.CostTusd - _costBefore);
        _earnedBefore = account.Earned;
        _costBefore = account.CostTusd;
        if (!IsActive) return;
        _days.Enqueue(profit);
        if (_days.Count > Week) _days.Dequeue();
    }

    void Decide()
    {
        if (IsActive)
        {
            bool loses = _days.Count == Week && DailyProfit < 0;
            if (MayRun && loses && dice.Chance(LeaveChance)) Turn(false);
        }
        else if (market.MeanProviderProfit > 0.2 * rentTusd && dice.Chance(JoinChance))
            Turn(true);
    }

    void Turn(bool isActive)
    {
        IsActive = isActive;
        _days.Clear();
    }
}
