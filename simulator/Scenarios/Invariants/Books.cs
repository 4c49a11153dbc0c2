using System.Numerics;

namespace StarMiner.Simulator.Scenarios.Invariants;

/// <summary>All AGPU of a run as the contracts themselves state it. Amounts in [1e-8 AGPU].</summary>
public sealed record Books
{
    public required BigInteger Supply { get; init; }
    public required BigInteger TotalBurned { get; init; }
    public required BigInteger BurnedAtSettlement { get; init; }
    public required BigInteger MintedForPublicWork { get; init; }
    public required BigInteger MintedForJobs { get; init; }

    /// <summary>Of all actors and all contracts of the suite.</summary>
    public required BigInteger Holdings { get; init; }

    public required BigInteger MarketBalance { get; init; }

    /// <summary>Fees and tips of live jobs.</summary>
    public required BigInteger Escrow { get; init; }
    public required BigInteger Credits { get; init; }
    public required BigInteger Pools { get; init; }
    public required BigInteger LiveBonds { get; init; }

    public required BigInteger VaultsBalance { get; init; }
    public required BigInteger FreeStake { get; init; }
    public required BigInteger LockedStake { get; init; }
    public required BigInteger UnbondingStake { get; init; }

    public required BigInteger RewardsBalance { get; init; }

    /// <summary>Held for auditors, oracles and maintenance.</summary>
    public required BigInteger RewardFees { get; init; }

    public required BigInteger OracleBalance { get; init; }
    public required BigInteger OracleBonds { get; init; }
    public required BigInteger CommitteeBalance { get; init; }
    public required BigInteger AuditorBonds { get; init; }
    public required BigInteger WrappedBalance { get; init; }
    public required BigInteger WrappedSupply { get; init; }

    /// <summary>AGPU's side and the asset's side of each pair.</summary>
    public required IReadOnlyList<PairSide> Pairs { get; init; }

    public required bool SupplyRoseThroughAJob { get; init; }
    public required bool EveryJobCanEnd { get; init; }
}
