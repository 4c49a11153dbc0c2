using System.Numerics;

namespace StarMiner.Contracts.Tests.RewardController;

/// <summary>
/// The rewards in plain C#, written from the README: epochs as objects that all parties sit in, no packing, no laziness
/// but the order in which a pool is shared out. Accounts are numbers. Defaults of the parameters.
/// </summary>
public sealed class RewardModel(int accounts, ulong startMs)
{
    const ulong EpochMs = 24 * 3_600_000;
    const int Target = 3;
    readonly List<EpochModel> _epochs = [new(startMs)];

    public BigInteger Unminted { get; private set; }
    public BigInteger Fees { get; private set; }
    public BigInteger Maintenance { get; private set; }
    public BigInteger[] ProviderOwed { get; } = new BigInteger[accounts];
    public BigInteger[] AuditorOwed { get; } = new BigInteger[accounts];

    /// <summary>What may be minted, with what the running epoch has booked for its pools.</summary>
    public BigInteger Booked => Unminted + Current.Pooled;

    EpochModel Current => _epochs[^1];

    public void Book(ulong timeMs, int provider, BigInteger burned, int score)
    {
        Turn(timeMs);
        BigInteger issuance = burned * 9_000 / 10_000;
        BigInteger providers = issuance * 8_000 / 10_000;
        BigInteger paid = providers * Math.Max(0, score - 6_000) / 4_000;
        ShareOut(provider);
        Current.Accrued[provider] = Current.Accrued.GetValueOrDefault(provider) + paid;
        Current.Pooled += issuance - providers;
    }

    public void Audit(ulong timeMs, int auditor, int points)
    {
        Turn(timeMs);
        ShareOutAudits(auditor);
        Current.AuditPoints[auditor] = Current.AuditPoints.GetValueOrDefault(auditor) + points;
    }

    public void Pools(ulong timeMs, BigInteger auditors, BigInteger oracles, BigInteger maintenance)
    {
        Turn(timeMs);
        Current.AuditPool += auditors;
        Current.OraclePool += oracles;
        Fees += auditors + oracles;
        Maintenance += maintenance;
    }

    public BigInteger ClaimProvider(ulong timeMs, int who)
    {
        Turn(timeMs);
        ShareOut(who);
        return Take(ProviderOwed, who);
    }

    public BigInteger ClaimAuditor(ulong timeMs, int who)
    {
        Turn(timeMs);
        ShareOutAudits(who);
        return Take(AuditorOwed, who);
    }

    /// <summary>What the account could claim now, as provider and as auditor.</summary>
    public (BigInteger Provider, BigInteger Auditor) OwedNow(int who)
    {
        BigInteger provider = ProviderOwed[who], auditor = AuditorOwed[who];
        foreach (EpochModel epoch in _epochs.SkipLast(1))
        {
            provider += epoch.ProviderPart(who, Target);
            auditor += epoch.AuditShare(who);
        }
        return (provider, auditor);
    }

    /// <summary>Makes the epochs up to this time; a pool without points goes along.</summary>
    public void Turn(ulong timeMs)
    {
        ulong passed = (timeMs - Current.StartMs) / EpochMs;
        if (passed == 0) return;
        EpochModel ended = Current;
        ended.AuditPool += ended.ForAuditors;
        ended.OraclePool += ended.Pooled - ended.ForAuditors;
        Unminted += ended.Pooled;
        _epochs.Add(new EpochModel(ended.StartMs + passed * EpochMs));
        if (ended.AuditPoints.Count == 0) (Current.AuditPool, ended.AuditPool) = (ended.AuditPool, 0);
        (Current.OraclePool, ended.OraclePool) = (ended.OraclePool, 0);
    }

    void ShareOut(int who)
    {
        foreach (EpochModel epoch in _epochs.SkipLast(1))
        {
            BigInteger part = epoch.ProviderPart(who, Target);
            ProviderOwed[who] += part;
            Unminted += part;
            if (epoch.Accrued.ContainsKey(who)) epoch.Accrued[who] = 0;
        }
    }

    void ShareOutAudits(int who)
    {
        foreach (EpochModel epoch in _epochs.SkipLast(1))
        {
            BigInteger share = epoch.AuditShare(who);
            AuditorOwed[who] += share;
            epoch.AuditPool -= share;
            epoch.AuditPoints.Remove(who);
        }
    }

    BigInteger Take(BigInteger[] owed, int who)
    {
        BigInteger amount = owed[who];
        owed[who] = 0;
        BigInteger minted = BigInteger.Min(amount, Unminted);
        Unminted -= minted;
        Fees -= amount - minted;
        return amount;
    }

    sealed class EpochModel(ulong startMs)
    {
        public ulong StartMs { get; } = startMs;
        public Dictionary<int, BigInteger> Accrued { get; } = [];
        public Dictionary<int, BigInteger> AuditPoints { get; } = [];
        public BigInteger AuditPool { get; set; }
        public BigInteger OraclePool { get; set; }

        /// <summary>Issuance for both pools, shared out when the epoch ends: 12 parts of 20 to the auditors.</summary>
        public BigInteger Pooled { get; set; }

        public BigInteger ForAuditors => Pooled * 1_200 / 2_000;

        public BigInteger ProviderPart(int who, int target) =>
            Accrued.GetValueOrDefault(who) * Math.Min(Accrued.Count, target) / target;

        public BigInteger AuditShare(int who) => AuditPoints.TryGetValue(who, out BigInteger points)
            ? AuditPool * points / AuditPoints.Values.Aggregate(BigInteger.Add)
            : 0;
    }
}
