using System.Numerics;
using StarMiner.Client;
using StarMiner.Simulator.Engine.Host;

namespace StarMiner.Simulator.Economies.World;

/// <summary>The parameters that agents reckon with, as the Council has them at the opening.</summary>
public sealed record Protocol
{
    const int BpsInAll = 10_000;

    public long MinBond { get; init; }
    public long AuditThreshold { get; init; }
    public int NeutralScore { get; init; }
    public int ClaimDepth { get; init; }
    public long EpochMs { get; init; }
    public int PublicJobsPerEpoch { get; init; }
    public long OracleBond { get; init; }
    public long AuditorBond { get; init; }
    public long UnbondingMs { get; init; }

    /// <summary>What a provider has of a fee [1/10,000].</summary>
    public int ProviderBps { get; init; }
    public int[] MinScore { get; init; } = new int[4];
    public long[] MinStake { get; init; } = new long[4];
    public int[] AuditFloorBps { get; init; } = new int[4];
    public long[] ClaimMs { get; init; } = new long[4];

    public static Protocol Read(Chain chain, SuiteAddresses suite)
    {
        JobTier[] tiers = Enum.GetValues<JobTier>();
        return new Protocol
        {
            MinBond = Value("MinBond"),
            AuditThreshold = Value("AuditThreshold"),
            NeutralScore = (int)Value("NeutralScore"),
            ClaimDepth = (int)Value("ClaimDepth"),
            EpochMs = Value("EpochMs"),
            PublicJobsPerEpoch = (int)Value("PublicJobsPerEpoch"),
            OracleBond = Value("OracleBond"),
            AuditorBond = Value("AuditorBond"),
            UnbondingMs = Value("UnbondingMs"),
            ProviderBps = BpsInAll - (int)(Value("BurnBps") + Value("AuditorsBps") + Value("OraclesBps")
                + Value("MaintenanceBps")),
            MinScore = [.. tiers.Select(tier => (int)Value($"{tier}MinScore"))],
            MinStake = [.. tiers.Select(tier => Value($"{tier}MinStake"))],
            AuditFloorBps = [.. tiers.Select(tier => (int)Value($"{tier}AuditFloorBps"))],
            ClaimMs = [.. tiers.Select(tier => Value($"{tier}ClaimMs"))],
        };

        long Value(string name) => ParameterOf(chain, suite, name)?.Value is { } value
            ? (long)value
            : throw new ChainException($"this suite's Council has no parameter '{name}'");
    }

    /// <summary>Null where the Council has none of this name.</summary>
    public static BoundedValue? ParameterOf(Chain chain, SuiteAddresses suite, string name)
    {
        Execution read = chain.Read(new ContractCall(suite.Council, "parameterOf", name));
        if (!read.Halted) return null;
        BigInteger[] parts = [.. read.Stack[0].AsList(4).Select(part => part.AsInteger())];
        return new BoundedValue(parts[0], parts[1], parts[2], parts[3]);
    }

    /// <summary>Probability of an audit [1/10,000] (contracts/Primitives/Audit.cs).</summary>
    public int AuditBps(long fee, JobTier tier, int score)
    {
        if (fee >= AuditThreshold || score <= NeutralScore) return BpsInAll;
        return BpsInAll - (BpsInAll - AuditFloorBps[(int)tier]) * (score - NeutralScore) / (BpsInAll - NeutralScore);
    }

    /// <summary>What a claim locks at least.</summary>
    public long BondFor(long fee, JobTier tier, int score)
    {
        int bps = AuditBps(fee, tier, score);
        return Math.Max(MinBond, (fee * BpsInAll + bps - 1) / bps);
    }
}
