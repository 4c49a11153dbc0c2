namespace StarMiner.Contracts.Primitives;

/// <summary>
/// Numbers of the protocol's parameters in the charter. Default, floor and ceiling are the Council's (its README lists
/// them); a number is never used again for something else.
/// </summary>
public static class Parameter
{
    public const int TimelockMs = 0;
    public const int PriceWindowMs = 1;
    public const int PriceChangeBps = 2;
    public const int TargetUnits = 3;
    public const int BaseFeeStart = 4;
    public const int BaseFeeFloor = 5;
    public const int BaseFeeCeiling = 6;
    public const int BurnBps = 7;
    public const int AuditorsBps = 8;
    public const int OraclesBps = 9;
    public const int MaintenanceBps = 10;
    public const int IssuanceBps = 11;
    public const int MinBond = 12;
    public const int LatePenaltyBps = 13;
    public const int FaultPenaltyBps = 14;
    public const int UnbondingMs = 15;
    public const int DisputeBlocks = 16;
    public const int AuditThreshold = 17;
    public const int ClaimDepth = 18;
    public const int NeutralScore = 19;
    public const int EpochMs = 20;
    public const int PublicJobsPerEpoch = 21;
    public const int PublicCapDivisor = 22;
    public const int OracleBond = 23;
    public const int HalfLifeMs = 24;
    public const int ParticipationTarget = 25;
    public const int ProviderIssuanceBps = 26;
    public const int AuditorIssuanceBps = 27;
    public const int DemandDeposit = 28;
    public const int DemandBlocks = 29;
    public const int SealBlocks = 30;
    public const int OutlierBps = 31;

    /// <summary>From here on five numbers a tier: its first is this plus five times the tier.</summary>
    public const int FirstOfTiers = 32;
    public const int PerTier = 5;

    public const int MultiplierBps = 0;
    public const int ClaimMs = 1;
    public const int MinScore = 2;
    public const int MinStake = 3;
    public const int AuditFloorBps = 4;

    /// <summary>The tiers' end at 51.</summary>
    public const int AuditorBond = 52;

    /// <summary>Of a swap: what stays in the reserves, and what of its AGPU is burned.</summary>
    public const int SwapFeeBps = 53;
    public const int SwapBurnBps = 54;

    /// <summary>Auditors that are drawn for an audited job.</summary>
    public const int CommitteeSeats = 55;

    /// <summary>Of a score: what a missed deadline takes, and what the worst vote takes.</summary>
    public const int LatenessBps = 56;
    public const int VoteBps = 57;

    public const int Count = 58;

    public static int OfTier(int tier, int which) => FirstOfTiers + tier * PerTier + which;
}

/// <summary>What kind of work a job is: each kind has its own vault, prices and reputation.</summary>
public static class Tasks
{
    public const int Training = 0;
    public const int Inference = 1;
    public const int Rendering = 2;
    public const int DataProcessing = 3;
    public const int Count = 4;
}

/// <summary>How a job wants to be served.</summary>
public static class Tiers
{
    public const int Spot = 0;
    public const int Standard = 1;
    public const int Priority = 2;
    public const int Reserved = 3;
    public const int Count = 4;
}
