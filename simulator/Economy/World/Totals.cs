namespace StarMiner.Simulator.Economies.World;

/// <summary>What has happened since the founding, counted from events. Amounts in [1e-8 AGPU].</summary>
public sealed class Totals
{
    public long Opened { get; set; }
    public long Claimed { get; set; }
    public long Committed { get; set; }
    public long Settled { get; set; }
    public long Expired { get; set; }
    public long Reopened { get; set; }
    public long Slashed { get; set; }
    public long Audited { get; set; }

    /// <summary>Lies that were committed to, and those of them that were paid.</summary>
    public long Lies { get; set; }
    public long LiesPaid { get; set; }
    public long Challenges { get; set; }
    public long Fees { get; set; }

    /// <summary>Committees that were convened, their seats, those of them that were right, and what the others lost.</summary>
    public long Committees { get; set; }
    public long Seats { get; set; }
    public long SeatsRight { get; set; }
    public long SeatsLostAgpu { get; set; }
    public long MintedPublic { get; set; }
    public long MintedJobs { get; set; }
    public long BurnedAtSettlement { get; set; }

    /// <summary>By whatever way: settlements, tips, slashes, the exchange's fees.</summary>
    public long Burned { get; set; }
    public long SlashedAgpu { get; set; }
    public long PublicPublished { get; set; }
    public long PublicPaid { get; set; }
    public long TradedAgpu { get; set; }

    /// <summary>From opening to claim, over all claims [ms].</summary>
    public double WaitMs { get; set; }
    public long[] OpenedByTier { get; } = new long[4];
    public long[] SettledByTier { get; } = new long[4];
    public long Transactions { get; set; }
    public long Faulted { get; set; }

    /// <summary>What the VM took [1e-8 GAS].</summary>
    public long GasDatoshi { get; set; }

    /// <summary>Errors of refused transactions, counted.</summary>
    public SortedDictionary<string, long> Refusals { get; } = new(StringComparer.Ordinal);
}
