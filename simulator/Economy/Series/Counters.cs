using StarMiner.Simulator.Economies.World;

namespace StarMiner.Simulator.Economies.Series;

/// <summary>The totals at one moment, so that two moments make a day.</summary>
sealed record Counters
{
    public long Opened { get; init; }
    public long Claimed { get; init; }
    public long Settled { get; init; }
    public long Expired { get; init; }
    public long Reopened { get; init; }
    public long Slashed { get; init; }
    public long Audited { get; init; }
    public long Lies { get; init; }
    public long LiesPaid { get; init; }
    public long Challenges { get; init; }
    public long Fees { get; init; }
    public long MintedPublic { get; init; }
    public long MintedJobs { get; init; }
    public long Burned { get; init; }
    public long BurnedAtSettlement { get; init; }
    public long SlashedAgpu { get; init; }
    public long PublicPaid { get; init; }
    public long TradedAgpu { get; init; }
    public double WaitMs { get; init; }
    public long Transactions { get; init; }
    public long Faulted { get; init; }
    public long GasDatoshi { get; init; }
    public IReadOnlyList<long> OpenedByTier { get; init; } = [0, 0, 0, 0];
    public IReadOnlyList<long> SettledByTier { get; init; } = [0, 0, 0, 0];

    public static Counters Of(Totals totals) => new()
    {
        Opened = totals.Opened,
        Claimed = totals.Claimed,
        Settled = totals.Settled,
        Expired = totals.Expired,
        Reopened = totals.Reopened,
        Slashed = totals.Slashed,
        Audited = totals.Audited,
        Lies = totals.Lies,
        LiesPaid = totals.LiesPaid,
        Challenges = totals.Challenges,
        Fees = totals.Fees,
        MintedPublic = totals.MintedPublic,
        MintedJobs = totals.MintedJobs,
        Burned = totals.Burned,
        BurnedAtSettlement = totals.BurnedAtSettlement,
        SlashedAgpu = totals.SlashedAgpu,
        PublicPaid = totals.PublicPaid,
        TradedAgpu = totals.TradedAgpu,
        WaitMs = totals.WaitMs,
        Transactions = totals.Transactions,
        Faulted = totals.Faulted,
        GasDatoshi = totals.GasDatoshi,
        OpenedByTier = [.. totals.OpenedByTier],
        SettledByTier = [.. totals.SettledByTier],
    };

    public Counters Less(Counters before) => new()
    {
        Opened = Opened - before.Opened,
        Claimed = Claimed - before.Claimed,
        Settled = Settled - before.Settled,
        Expired = Expired - before.Expired,
        Reopened = Reopened - before.Reopened,
        Slashed = Slashed - before.Slashed,
        Audited = Audited - before.Audited,
        Lies = Lies - before.Lies,
        LiesPaid = LiesPaid - before.LiesPaid,
        Challenges = Challenges - before.Challenges,
        Fees = Fees - before.Fees,
        MintedPublic = MintedPublic - before.MintedPublic,
        MintedJobs = MintedJobs - before.MintedJobs,
        Burned = Burned - before.Burned,
        BurnedAtSettlement = BurnedAtSettlement - before.BurnedAtSettlement,
        SlashedAgpu = SlashedAgpu - before.SlashedAgpu,
        PublicPaid = PublicPaid - before.PublicPaid,
        TradedAgpu = TradedAgpu - before.TradedAgpu,
        WaitMs = WaitMs - before.WaitMs,
        Transactions = Transactions - before.Transactions,
        Faulted = Faulted - before.Faulted,
        GasDatoshi = GasDatoshi - before.GasDatoshi,
        OpenedByTier = [.. OpenedByTier.Zip(before.OpenedByTier, (now, then) => now - then)],
        SettledByTier = [.. SettledByTier.Zip(before.SettledByTier, (now, then) => now - then)],
    };
}
