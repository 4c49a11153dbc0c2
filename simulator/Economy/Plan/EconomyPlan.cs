using StarMiner.Simulator.Scenarios.Language;

namespace StarMiner.Simulator.Economies.Plan;

/// <summary>An economy to run: who lives in it, how long, under which parameters. Nothing else decides a run.</summary>
public sealed record EconomyPlan
{
    /// <summary>As the user named it: a path or a preset's name.</summary>
    public required string Source { get; init; }
    public required string Name { get; init; }
    public required string About { get; init; }
    public required long Seed { get; init; }

    /// <summary>Of the open market; the founding before it is not counted.</summary>
    public required int Days { get; init; }

    /// <summary>How often agents act [ms].</summary>
    public required ulong TickMs { get; init; }
    public required ulong BlockTimeMs { get; init; }

    /// <summary>At the reference price, with demand at 1 [jobs a day].</summary>
    public required double JobsPerDay { get; init; }

    /// <summary>The economy is run at one n-th of its size: see <see cref="Scaled"/>.</summary>
    public required int Sample { get; init; }

    /// <summary>What the Council sets through its timelock before the market opens.</summary>
    public required IReadOnlyList<ProtocolSetting> Protocol { get; init; }
    public required PairPlan Pair { get; init; }
    public required ClientsPlan Clients { get; init; }
    public required ProvidersPlan Providers { get; init; }
    public required WatchPlan Watch { get; init; }
    public required SpeculatorsPlan Speculators { get; init; }
    public required AttackersPlan Attackers { get; init; }

    /// <summary>By day; before the first one demand and costs are at 1.</summary>
    public required IReadOnlyList<Shock> Shocks { get; init; }

    public int TicksPerDay => (int)(86_400_000 / TickMs);
    public int BlocksPerTick => (int)(TickMs / BlockTimeMs);

    /// <summary>Jobs a day that clients open on chain at the reference price.</summary>
    public double JobsPerDayOnChain => JobsPerDay / Sample;
}

/// <summary>A parameter of the protocol by its Council's name.</summary>
public sealed record ProtocolSetting(Position At, string Name, long Value);

/// <summary>The pair of AGPU and the stable coin at its opening.</summary>
/// <param name="PriceTusd">TUSD an AGPU.</param>
/// <param name="DepositAgpu">Most AGPU that the founder puts in, with as much TUSD by the price [AGPU].</param>
public sealed record PairPlan(double PriceTusd, double DepositAgpu);

/// <param name="Count">Of clients; together they open the plan's jobs.</param>
/// <param name="Elasticity">Demand goes with price^-elasticity; each client's own is near it.</param>
/// <param name="ReferenceTusd">The price at which the plan's jobs are opened [TUSD a job].</param>
/// <param name="Tiers">Weights of the tiers, by number.</param>
public sealed record ClientsPlan(
    int Count, double Elasticity, double ReferenceTusd, IReadOnlyList<double> Tiers, double LargestDemand);

/// <param name="Count">Providers at the opening.</param>
/// <param name="Candidates">Who may join later.</param>
/// <param name="LeastCostTusd">Of a job to the cheapest provider [TUSD].</param>
/// <param name="RentTusd">Of a provider's machine, whether it works or not [TUSD a day].</param>
/// <param name="Slots">Jobs at a time, of the whole economy's average provider.</param>
/// <param name="JobMs">What a job takes on an average machine [ms].</param>
/// <param name="StakeAgpu">What a provider brings into its vault when it joins, in jobs' bonds.</param>
public sealed record ProvidersPlan(
    int Count, int Candidates, double LeastCostTusd, double MostCostTusd, double RentTusd, double Slots, ulong JobMs,
    double StakeTusd, double Late);

/// <param name="Coverage">Part of all commitments that the auditors look at, each auditor its own choice.</param>
/// <param name="CheckTusd">Cost of looking at one [TUSD].</param>
/// <param name="Committee">Bonded auditors who compute an output again before they approve it.</param>
/// <param name="Stampers">Bonded auditors who approve what they are given.</param>
/// <param name="Slots">Bonds of each of these.</param>
public sealed record WatchPlan(
    int Auditors, double Coverage, double CheckTusd, int Oracles, int Colluders, int Committee, int Stampers, int Slots);

public sealed record SpeculatorsPlan(int Momentum, int Reversion, double FundsTusd);

/// <summary>How many of each dishonest strategy, and when two of them cheat.</summary>
/// <param name="PumpBelow">Price below which pumpers pump [parts of the reference price].</param>
/// <param name="Patience">Score from which patient liars lie [1/10,000].</param>
public sealed record AttackersPlan(
    int Liars, int PatientLiars, int Squatters, int SelfDealers, int Pumpers, int PublicSquatters, double PumpBelow,
    int Patience);

/// <summary>From its day on demand and costs are so many times what they were at the opening.</summary>
public sealed record Shock(int Day, double Demand, double Cost);
