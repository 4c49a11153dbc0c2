using System.Numerics;
using StarMiner.Contracts.Tests.Exchange;

namespace StarMiner.Contracts.Tests.Model;

/// <summary>
/// Token, vaults and market as a plain program, written from the READMEs. Each method either changes the state and
/// returns null, or changes nothing and returns the error that the contract must name.
/// </summary>
public sealed partial class SuiteModel(int actors)
{
    public const int Open = 1, Claimed = 2, Committed = 3, Audited = 4;
    public const int Settled = 5, Cancelled = 6, Expired = 7, Slashed = 8;

    /// <summary>Some named error: which one is the affair of that contract's own tests.</summary>
    public const string Any = "any";
    /// <summary>The actor in the seat of maintenance.</summary>
    public const int Maintenance = 3;

    /// <summary>A challenger who is nobody, or the Referee, which keeps the reward for those who had sealed.</summary>
    public const int Nobody = -1, Referee = -2;
    public const int DisputeBlocks = 20, ClaimDepth = 8;
    public const ulong UnbondingMs = 7UL * 24 * 3_600_000;
    const int One = 10_000, BurnBps = 2_000, AuditorsBps = 400, OraclesBps = 200, MaintenanceBps = 100;
    const int LateBps = 1_000, FaultBps = 1_000;
    static readonly BigInteger MinBond = 1_00000000;
    static readonly BigInteger[] MinStake = [1_00000000, 1_00000000, 100_00000000, 1_000_00000000];
    PairModel? _pair;
    static readonly int[] MinScore = [0, 0, 3_000, 5_000];

    public BigInteger[] Balances { get; } = new BigInteger[actors];
    public BigInteger[] Credits { get; } = new BigInteger[actors];
    public ModelVault[] Vaults { get; } = new ModelVault[actors];
    public List<ModelJob> Jobs { get; } = [];
    public BigInteger Supply { get; private set; }
    public BigInteger MarketBalance { get; private set; }
    public BigInteger VaultsBalance { get; private set; }
    public BigInteger RewardsBalance { get; private set; }
    public BigInteger Pools { get; private set; }
    /// <summary>The pair of AGPU, whose wallets are the balances here.</summary>
    public PairModel Pair => _pair ??= new PairModel(actors, agpuWallets: Balances);
    public BigInteger[] Wrapped { get; } = new BigInteger[actors];
    public BigInteger BurnedAtSettlement { get; private set; }
    public BigInteger MintedForJobs { get; private set; }

    /// <summary>What swaps have set aside burns.</summary>
    public bool BurnSwapFees()
    {
        BigInteger burned = Pair.BurnFees;
        Supply -= burned;
        return Pair.BurnFeesNow();
    }

    public void Begin(BigInteger supply, BigInteger vaults) => (Supply, VaultsBalance) = (supply, vaults);

    public string? Transfer(int from, int to, BigInteger amount, bool isSigned)
    {
        if (!isSigned || Balances[from] < amount) return "false";
        Balances[from] -= amount;
        Balances[to] += amount;
        return null;
    }

    public string? Burn(int who, BigInteger amount, bool isSigned)
    {
        if (!isSigned) return "AgpuToken/no-witness";
        if (Balances[who] < amount) return "AgpuToken/balance-too-low";
        Balances[who] -= amount;
        Supply -= amount;
        return null;
    }

    public string? Stake(int who, BigInteger amount, bool isSigned)
    {
        if (!isSigned || Balances[who] < amount) return "false";
        Balances[who] -= amount;
        VaultsBalance += amount;
        Vaults[who].Free += amount;
        return null;
    }

    public string? RequestUnbond(int who, BigInteger amount, bool isSigned, ulong nowMs)
    {
        ref ModelVault vault = ref Vaults[who];
        if (vault.Free < amount) return "StakingVaults/stake-too-low";
        if (vault.Earned > 0 && vault.Free + vault.Locked < MinStake[1]) return "StakingVaults/earned-stake-locked";
        if (!isSigned) return "StakingVaults/no-witness";
        vault.Free -= amount;
        vault.Unbonding += amount;
        vault.ReadyMs = nowMs + UnbondingMs;
        vault.Earned = 0;
        return null;
    }

    public string? WithdrawStake(int who, bool isSigned, ulong nowMs)
    {
        ref ModelVault vault = ref Vaults[who];
        if (vault.Unbonding == 0) return "StakingVaults/nothing-to-withdraw";
        if (nowMs < vault.ReadyMs) return "StakingVaults/too-early";
        if (!isSigned) return "StakingVaults/no-witness";
        Balances[who] += vault.Unbonding;
        VaultsBalance -= vault.Unbonding;
        vault.Unbonding = 0;
        return null;
    }

    /// <summary>A client's payment of which the fee was taken as the contract says; the rest is its credit.</summary>
    public void OpenJob(ModelJob job, BigInteger payment)
    {
        Balances[job.Client] -= payment;
        MarketBalance += payment;
        Credits[job.Client] += payment - job.Fee - job.Tip;
        Jobs.Add(job);
    }

    public string? Claim(
        ModelJob job, int who, bool isSigned, BigInteger score, Func<BigInteger, BigInteger> auditBps, ulong nowMs)
    {
        if (job.Status != Open) return "JobMarket/not-open";
        if (nowMs > job.DeadlineMs) return "JobMarket/too-late";
        if (!isSigned) return "JobMarket/no-witness";
        if (!Queue(job.Tier).Where(other => nowMs <= other.DeadlineMs).Take(ClaimDepth).Contains(job))
            return "JobMarket/not-at-the-head";
        if (score < MinScore[job.Tier]) return "JobMarket/score-too-low";
        BigInteger audit = job.IsPublic ? One : auditBps(job.Fee);
        BigInteger bond = job.IsPublic ? 0 : BigInteger.Max((job.Fee * One + audit - 1) / audit, MinBond);
        ref ModelVault vault = ref Vaults[who];
        if (!job.IsPublic)
        {
            if (vault.Free + vault.Locked < MinStake[job.Tier]) return "StakingVaults/tier-minimum-not-met";
            if (vault.Free < bond) return "StakingVaults/stake-too-low";
        }
        (vault.Free, vault.Locked) = (vault.Free - bond, vault.Locked + bond);
        (job.Status, job.Provider, job.Bond, job.AuditBps) = (Claimed, who, bond, audit);
        job.DeadlineMs = nowMs + job.WindowMs;
        return null;
    }

    public string? Commit(ModelJob job, int signer, int lie, ulong nowMs, uint block)
    {
        if (job.Status != Claimed) return "JobMarket/not-claimed";
        if (nowMs > job.DeadlineMs) return "JobMarket/too-late";
        if (signer != job.Provider) return "JobMarket/no-witness";
        (job.Status, job.CommitBlock, job.Lie, job.Answered) = (Committed, block, lie, 0);
        job.DisputeEnd = block + DisputeBlocks;
        return null;
    }

    /// <summary>A right opening of a drawn cell, given in time and for the first time, is counted.</summary>
    public void Answer(ModelJob job, int ordinal)
    {
        job.Answered |= 1 << ordinal;
        if (job.Answered == 0b1111) job.Status = Audited;
    }

    public string? Challenge(ModelJob job, int challenger, int cell, uint block)
    {
        if (job.Status is not (Committed or Audited)) return "JobMarket/not-committed";
        job.IsProven = true;
        job.Undivided = TakeBond(job, challenger);
        job.Challenger = job.HasSeals ? Referee : challenger;
        if (job.HasSeals) KeepReward(job, challenger, cell, block);
        return null;
    }

    public string? Divide(ModelJob job)
    {
        if (job.Undivided == 0) return "JobMarket/nothing-to-divide";
        Share(job, job.Challenger, job.Undivided);
        job.Undivided = 0;
        return null;
    }

    public string? Settle(ModelJob job, bool isDrawn, ulong nowMs, uint block)
    {
        if (job.Status != Audited && !(job.Status == Committed && !isDrawn)) return "JobMarket/not-audited";
        if (block <= job.DisputeEnd) return "JobMarket/too-early";
        job.Status = Settled;
        ref ModelVault vault = ref Vaults[job.Provider];
        if (job.IsPublic)
        {
            Supply += job.PublicPay;
            VaultsBalance += job.PublicPay;
            vault.Free += job.PublicPay;
            vault.Earned += job.PublicPay;
            return null;
        }
        WorkMs[job.Provider] = nowMs;
        Paid.Add(("Provider", job.Provider));
        BigInteger pools = Share(AuditorsBps) + Share(OraclesBps) + Share(MaintenanceBps);
        BigInteger burnedOfFee = (job.Fee * BurnBps + One - 1) / One;
        Credits[job.Provider] += job.Fee - pools - burnedOfFee;
        Pools += pools;
        BurnedAtSettlement += burnedOfFee + job.Tip;
        MarketBalance -= burnedOfFee + job.Tip;
        Supply -= burnedOfFee + job.Tip;
        (vault.Free, vault.Locked) = (vault.Free + job.Bond, vault.Locked - job.Bond);
        return null;

        BigInteger Share(int bps) => job.Fee * bps / One;
    }

    public string? TimeOut(ModelJob job, bool isDrawn, ulong nowMs, uint block)
    {
        switch (job.Status)
        {
            case Open when nowMs > job.DeadlineMs:
                CloseUnclaimed(job, Expired);
                return null;
            case Claimed when nowMs > job.DeadlineMs:
                Reopen(job, nowMs);
                return null;
            case Committed when block > job.DisputeEnd && isDrawn:
                Share(job, Nobody, TakeBond(job, Nobody));
                return null;
            default:
                return "JobMarket/not-due";
        }
    }

    public string? Cancel(ModelJob job, int signer)
    {
        if (job.Status != Open) return "JobMarket/not-open";
        if (signer != job.Client) return "JobMarket/no-witness";
        CloseUnclaimed(job, Cancelled);
        return null;
    }

    public string? Withdraw(int who, bool isSigned)
    {
        if (Credits[who] == 0) return "JobMarket/nothing-to-withdraw";
        if (!isSigned) return "JobMarket/no-witness";
        Balances[who] += Credits[who];
        MarketBalance -= Credits[who];
        Credits[who] = 0;
        return null;
    }

    public string? CollectPools()
    {
        if (Pools == 0) return "JobMarket/nothing-to-withdraw";
        MarketBalance -= Pools;
        RewardsBalance += Pools;
        Pools = 0;
        return null;
    }

    /// <summary>What a claim paid, part of it minted, as the contract says; the law is checked beside it.</summary>
    public void Reward(int who, BigInteger amount, BigInteger minted)
    {
        Balances[who] += amount;
        RewardsBalance -= amount - minted;
        MintedForJobs += minted;
        Supply += minted;
    }

    /// <summary>What maintenance is paid to the account in its seat, as the contract says.</summary>
    public void Maintain(BigInteger amount)
    {
        RewardsBalance -= amount;
        Balances[Maintenance] += amount;
    }

    /// <summary>Out of a balance into what a contract owes its owner one to one.</summary>
    public string? PutIn(BigInteger[] owed, int who, BigInteger amount, bool isSigned)
    {
        if (!isSigned || Balances[who] < amount) return "false";
        Balances[who] -= amount;
        owed[who] += amount;
        return null;
    }

    public string? TakeOut(BigInteger[] owed, int who, BigInteger amount, bool isSigned)
    {
        if (!isSigned || owed[who] < amount) return Any;
        owed[who] -= amount;
        Balances[who] += amount;
        return null;
    }

    /// <summary>What a contract owes one is owed another.</summary>
    public static string? Give(BigInteger[] owed, int from, int to, BigInteger amount, bool isSigned)
    {
        if (!isSigned || owed[from] < amount) return "false";
        owed[from] -= amount;
        owed[to] += amount;
        return null;
    }

    /// <summary>All that is an actor's own, the escrow of its live jobs included.</summary>
    public BigInteger Wealth(int who)
    {
        ModelVault vault = Vaults[who];
        BigInteger escrow = Jobs.Where(job => job.Client == who && job.IsLive).Aggregate(
            BigInteger.Zero, (sum, job) => sum + job.Fee + job.Tip);
        BigInteger undivided = Jobs.Where(job => job.Undivided > 0).Aggregate(
            BigInteger.Zero, (sum, job) => sum + UndividedOf(job, who));
        return Balances[who] + OracleBonds[who] + OracleLocks[who] + Wrapped[who] + Credits[who]
            + vault.Free + vault.Locked + vault.Unbonding + escrow + undivided + SlotsOf(who) + Pair.AgpuCredits[who];
    }

    static BigInteger UndividedOf(ModelJob job, int who)
    {
        BigInteger rest = job.Undivided / 2, toChallenger = job.IsPublic ? rest : rest / 2;
        BigInteger owed = job.Challenger == who ? toChallenger : 0;
        return job.Client == who ? owed + rest - toChallenger + job.Fee + job.Tip : owed;
    }

    IEnumerable<ModelJob> Queue(int tier) => Jobs.Where(job => job.Status == Open && job.Tier == tier)
        .OrderByDescending(job => job.Tip / job.Units).ThenBy(job => job.Id);

    void CloseUnclaimed(ModelJob job, int end)
    {
        job.Status = end;
        if (job.IsPublic) return;
        Credits[job.Client] += job.Fee;
        MarketBalance -= job.Tip;
        Supply -= job.Tip;
    }

    void Reopen(ModelJob job, ulong nowMs)
    {
        BigInteger lost = job.Bond * LateBps / One, burned = (lost + 1) / 2;
        ref ModelVault vault = ref Vaults[job.Provider];
        (vault.Free, vault.Locked) = (vault.Free + job.Bond - lost, vault.Locked - job.Bond);
        Take(lost, burned);
        vault.Earned = BigInteger.Min(vault.Earned, vault.Free + vault.Locked);
        if (!job.IsPublic) Credits[job.Client] += lost - burned;
        WorkMs[job.Provider] = nowMs;
        (job.Status, job.DeadlineMs, job.Provider, job.Bond) = (Open, nowMs + job.ClaimWindowMs, -1, 0);
    }

    /// <summary>What the provider loses; it stays in the vaults until it is divided.</summary>
    BigInteger TakeBond(ModelJob job, int challenger)
    {
        ref ModelVault vault = ref Vaults[job.Provider];
        BigInteger penalty = challenger == Nobody ? 0 : (vault.Free + vault.Unbonding) * FaultBps / One;
        BigInteger fromFree = BigInteger.Min(penalty, vault.Free);
        vault.Free -= fromFree;
        vault.Unbonding -= penalty - fromFree;
        vault.Locked -= job.Bond;
        vault.Earned = BigInteger.Min(vault.Earned, vault.Free + vault.Locked);
        WorkMs[job.Provider] = 0;
        job.Status = Slashed;
        return job.Bond + penalty;
    }

    void Share(ModelJob job, int challenger, BigInteger slashed)
    {
        BigInteger burned = (slashed + 1) / 2, rest = slashed - burned;
        Take(slashed, burned);
        BigInteger toChallenger = challenger == Nobody ? 0 : job.IsPublic ? rest : rest / 2;
        if (challenger >= 0) Credits[challenger] += toChallenger;
        if (challenger == Referee)
        {
            // It is credited and takes it out in the same transaction.
            MarketBalance -= toChallenger;
            RefereeBalance += toChallenger;
        }
        if (!job.IsPublic) Credits[job.Client] += rest - toChallenger + job.Fee + job.Tip;
    }

    /// <summary>What a vault lost goes to the fire and to the market.</summary>
    void Take(BigInteger slashed, BigInteger burned)
    {
        VaultsBalance -= slashed;
        MarketBalance += slashed - burned;
        Supply -= burned;
    }
}
