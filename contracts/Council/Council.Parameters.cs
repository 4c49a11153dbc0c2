using System.Numerics;
using Neo.SmartContract.Framework;
using Neo.SmartContract.Framework.Attributes;
using StarMiner.Contracts.Primitives;

namespace StarMiner.Contracts;

/// <summary>A parameter's place between its bounds.</summary>
internal class Bounds
{
    public string Name = null!;
    public BigInteger Start;
    public BigInteger Floor;
    public BigInteger Ceiling;
}

/// <summary>The protocol's numbers. Their bounds are code: only an update of the Council moves them.</summary>
public partial class Council
{
    private const long HourMs = 3_600_000;
    private const long DayMs = 24 * HourMs;
    private const long Agpu = 1_00000000;

    /// <summary>[value, default, floor, ceiling].</summary>
    [Safe]
    public static BigInteger[] ParameterOf(string name)
    {
        Bounds[] table = Table();
        int number = NumberOf(table, name);
        Bounds bounds = table[number];
        return new BigInteger[]
        {
            Primitives.Charter.Value(GetCharter(), number), bounds.Start, bounds.Floor, bounds.Ceiling,
        };
    }

    /// <summary>Parameters that the charter does not have yet begin with their defaults.</summary>
    private static ByteString WithDefaults(ByteString charter)
    {
        Bounds[] table = Table();
        for (int number = Primitives.Charter.Parameters(charter); number < table.Length; number++)
            charter = charter.Concat(Bytes.U64(table[number].Start));
        return charter;
    }

    private static void CheckParameter(string name, BigInteger value)
    {
        Bounds[] table = Table();
        Bounds bounds = table[NumberOf(table, name)];
        ExecutionEngine.Assert(value >= bounds.Floor && value <= bounds.Ceiling, OutOfBounds);
    }

    private static void SetParameter(string name, BigInteger value)
    {
        OnParameterSet(name, value);
        ChangeCharter(Primitives.Charter.WithValue(GetCharter(), NumberOf(Table(), name), value));
    }

    private static int NumberOf(Bounds[] table, string name)
    {
        for (int number = 0; number < table.Length; number++)
            if (table[number].Name == name) return number;
        ExecutionEngine.Assert(false, NoSuchParameter);
        return 0;
    }

    /// <summary>In the order of <see cref="Parameter"/>. A table: one line a parameter.</summary>
    private static Bounds[] Table() => new Bounds[]
    {
        Row("TimelockMs", 2 * DayMs, DayMs, 30 * DayMs),
        Row("PriceWindowMs", 60_000, 10_000, HourMs),
        Row("PriceChangeBps", 1_250, 100, 2_500),
        Row("TargetUnits", 10_000, 1, 1_000_000_000_000),
        Row("BaseFeeStart", Agpu / 100, 1, 100 * Agpu),
        Row("BaseFeeFloor", Agpu / 10_000, 1, Agpu),
        Row("BaseFeeCeiling", 1_000 * Agpu, Agpu, 1_000_000 * Agpu),
        Row("BurnBps", 2_000, 1_000, 5_000),
        Row("AuditorsBps", 400, 100, 1_000),
        Row("OraclesBps", 200, 50, 500),
        Row("MaintenanceBps", 100, 0, 300),
        Row("IssuanceBps", 9_000, 0, 9_000),
        Row("MinBond", Agpu, Agpu / 100, 1_000 * Agpu),
        Row("LatePenaltyBps", 1_000, 100, 5_000),
        Row("FaultPenaltyBps", 1_000, 0, 5_000),
        Row("UnbondingMs", 7 * DayMs, 3 * DayMs, 60 * DayMs),
        Row("DisputeBlocks", 20, 10, 5_000),
        Row("AuditThreshold", 100 * Agpu, Agpu, 1_000_000 * Agpu),
        Row("ClaimDepth", 8, 1, 16),
        Row("NeutralScore", 2_000, 0, 5_000),
        Row("EpochMs", DayMs, HourMs, 7 * DayMs),
        Row("PublicJobsPerEpoch", 24, 1, 256),
        Row("PublicCapDivisor", 4_096, 1_024, 65_536),
        Row("OracleBond", 100 * Agpu, Agpu, 1_000_000 * Agpu),
        Row("HalfLifeMs", 30 * DayMs, 7 * DayMs, 180 * DayMs),
        Row("ParticipationTarget", 3, 1, 1_000),
        Row("ProviderIssuanceBps", 8_000, 5_000, 8_000),
        Row("AuditorIssuanceBps", 1_200, 0, 2_000),
        Row("DemandDeposit", Agpu, Agpu / 100, 1_000 * Agpu),
        Row("DemandBlocks", 20, 10, 1_000),
        Row("SealBlocks", 10, 2, 1_000),
        Row("OutlierBps", 2_500, 100, 5_000),
        Row("SpotMultiplierBps", 5_000, 1_000, 100_000),
        Row("SpotClaimMs", 7 * DayMs, 60_000, 7 * DayMs),
        Row("SpotMinScore", 0, 0, 10_000),
        Row("SpotMinStake", Agpu, Agpu / 100, 1_000_000 * Agpu),
        Row("SpotAuditFloorBps", 1_000, 100, 10_000),
        Row("StandardMultiplierBps", 10_000, 1_000, 100_000),
        Row("StandardClaimMs", DayMs, 60_000, 7 * DayMs),
        Row("StandardMinScore", 0, 0, 10_000),
        Row("StandardMinStake", Agpu, Agpu / 100, 1_000_000 * Agpu),
        Row("StandardAuditFloorBps", 2_000, 100, 10_000),
        Row("PriorityMultiplierBps", 20_000, 1_000, 100_000),
        Row("PriorityClaimMs", HourMs, 60_000, 7 * DayMs),
        Row("PriorityMinScore", 3_000, 0, 10_000),
        Row("PriorityMinStake", 100 * Agpu, Agpu / 100, 1_000_000 * Agpu),
        Row("PriorityAuditFloorBps", 5_000, 100, 10_000),
        Row("ReservedMultiplierBps", 40_000, 1_000, 100_000),
        Row("ReservedClaimMs", 600_000, 60_000, 7 * DayMs),
        Row("ReservedMinScore", 5_000, 0, 10_000),
        Row("ReservedMinStake", 1_000 * Agpu, Agpu / 100, 1_000_000 * Agpu),
        Row("ReservedAuditFloorBps", 10_000, 100, 10_000),
        Row("AuditorBond", 100 * Agpu, Agpu, 1_000_000 * Agpu),
        Row("SwapFeeBps", 25, 1, 100),
        Row("SwapBurnBps", 5, 1, 100),
        Row("CommitteeSeats", 3, 1, 7),
        Row("LatenessBps", 1_000, 100, 5_000),
        Row("VoteBps", 1_000, 0, 2_000),
    };

    private static Bounds Row(string name, BigInteger start, BigInteger floor, BigInteger ceiling) =>
        new Bounds { Name = name, Start = start, Floor = floor, Ceiling = ceiling };
}
