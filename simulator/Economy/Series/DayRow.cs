namespace StarMiner.Simulator.Economies.Series;

/// <summary>
/// A day's figures. AGPU are whole ones; flows are of the day, stocks as at its end. Everything is of the chain as it
/// was run: where the plan takes a sample, the report says by how much the whole is larger.
/// </summary>
public sealed record DayRow
{
    public required int Day { get; init; }

    // Issuance [AGPU]
    public required double Supply { get; init; }
    public required double MintedPublic { get; init; }
    public required double MintedJobs { get; init; }
    public required double Burned { get; init; }
    public required double BurnedAtSettlement { get; init; }
    public required double Slashed { get; init; }

    // Money
    public required double AgpuTusd { get; init; }
    public required double PairAgpu { get; init; }
    public required double PairTusd { get; init; }
    public required double TradedAgpu { get; init; }
    public required double FeesAgpu { get; init; }

    // Work [jobs]
    public required long Opened { get; init; }
    public required long Claimed { get; init; }
    public required long Settled { get; init; }
    public required long Expired { get; init; }
    public required long Reopened { get; init; }
    public required long SlashedJobs { get; init; }
    public required long Lies { get; init; }
    public required long LiesPaid { get; init; }
    public required long Challenges { get; init; }
    public required long CellsAudited { get; init; }
    public required long PublicPaid { get; init; }

    /// <summary>From opening to claim, mean of the day's claims [minutes].</summary>
    public required double WaitMinutes { get; init; }

    /// <summary>Busy slots of all slots of active honest providers, mean of the day.</summary>
    public required double Utilisation { get; init; }
    public required int ActiveProviders { get; init; }

    /// <summary>Mean over the week of active honest providers [TUSD a day].</summary>
    public required double ProviderProfitTusd { get; init; }

    /// <summary>By place: task × 4 + tier [AGPU a unit].</summary>
    public required IReadOnlyList<double> PricesAgpu { get; init; }
    public required IReadOnlyList<long> OpenedByTier { get; init; }
    public required IReadOnlyList<long> SettledByTier { get; init; }

    /// <summary>Scores of active honest providers at their own tasks: 10%, half and 90% are below [points].</summary>
    public required double ScoreLow { get; init; }
    public required double ScoreMedian { get; init; }
    public required double ScoreHigh { get; init; }

    /// <summary>VM cost of all that was sent [GAS].</summary>
    public required double Gas { get; init; }
    public required long Transactions { get; init; }
    public required long Refused { get; init; }

    /// <summary>What does not hold, in words; empty where all does.</summary>
    public required string Broken { get; init; }

    /// <summary>[TUSD a unit]</summary>
    public double PriceTusd(int place) => PricesAgpu[place] * AgpuTusd;
}
