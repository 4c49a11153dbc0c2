using System.Numerics;
using Neo;
using Neo.VM.Types;

namespace StarMiner.Client;

/// <summary>A job's state; the transitions are JobMarket's (contracts/JobMarket).</summary>
public enum JobStatus : byte
{
    Open = 1,
    Claimed = 2,
    Committed = 3,
    Audited = 4,
    Settled = 5,
    Cancelled = 6,
    Expired = 7,
    Slashed = 8,
}

/// <summary>A job as the chain keeps it.</summary>
/// <param name="InputRoots">The operands' roots, 32 B each.</param>
/// <param name="FeeAgpu">Units x price [1e-8 AGPU].</param>
/// <param name="TipAgpu">[1e-8 AGPU]</param>
/// <param name="BondAgpu">Locked out of the provider's bond [1e-8 AGPU]; 0 until claimed.</param>
/// <param name="DeadlineMs">The claim's while open, the work's while claimed [ms].</param>
/// <param name="CommitBlock">Index of the block that holds the commit; 0 until committed.</param>
/// <param name="AnsweredMask">Bit n: audit ordinal n is answered.</param>
/// <param name="AuditBps">Probability of an audit [1/10,000]; 0 until claimed.</param>
/// <param name="DisputeEndBlock">The last block of the dispute window; 0 until committed.</param>
public sealed record Job(
    ulong Id, JobStatus Status, UInt160 Client, UInt160? Provider, UInt160 Kernel, byte[] Params, byte[] InputRoots,
    BigInteger Units, ulong Cells, BigInteger FeeAgpu, BigInteger TipAgpu, BigInteger BondAgpu, ulong DeadlineMs,
    ulong ClaimWindowMs, ulong WorkWindowMs, UInt256? OutputRoot, uint CommitBlock, int AnsweredMask,
    JobTask Task, JobTier Tier, int AuditBps, uint DisputeEndBlock)
{
    const int Fields = 21;

    internal static Job From(ulong id, StackItem item)
    {
        var fields = item.AsList(Fields);
        return new Job(
            id, (JobStatus)fields[0].AsInt32(), fields[1].AsHash160(), fields[2].AsHash160OrNull(),
            fields[3].AsHash160(), fields[4].AsBytes(), fields[5].AsBytes(), fields[6].AsInteger(),
            fields[7].AsUInt64(), fields[8].AsInteger(), fields[9].AsInteger(), IntegerOrZero(fields[10]),
            fields[11].AsUInt64(), fields[12].AsUInt64(), fields[13].AsUInt64(),
            fields[14].AsHash256OrNull(), (uint)IntegerOrZero(fields[15]), (int)IntegerOrZero(fields[16]),
            (JobTask)fields[17].AsInt32(), (JobTier)fields[18].AsInt32(), fields[19].AsInt32(), fields[20].AsUInt32());
    }

    static BigInteger IntegerOrZero(StackItem item) => item.IsNull ? BigInteger.Zero : item.AsInteger();
}

/// <summary>What a client asks for when it opens a job.</summary>
/// <param name="InputRoots">The operands' input roots in order.</param>
/// <param name="MaxPricePerUnitAgpu">[1e-8 AGPU per unit]</param>
/// <param name="TipAgpu">Burned, unless the provider is slashed [1e-8 AGPU].</param>
/// <param name="ClaimWindowMs">How long providers may take to claim [ms].</param>
/// <param name="WorkWindowMs">How long the provider may take to commit [ms].</param>
public sealed record JobRequest(
    UInt160 Kernel, byte[] Params, IReadOnlyList<UInt256> InputRoots, BigInteger MaxPricePerUnitAgpu,
    BigInteger TipAgpu, ulong ClaimWindowMs, ulong WorkWindowMs, JobTier Tier = JobTier.Standard);

/// <summary>How a job wants to be served.</summary>
public enum JobTier : byte
{
    Spot = 0,
    Standard = 1,
    Priority = 2,
    Reserved = 3,
}

/// <summary>Shares of settled fees that wait for RewardController [1e-8 AGPU].</summary>
public sealed record Pools(BigInteger AuditorsAgpu, BigInteger OraclesAgpu, BigInteger MaintenanceAgpu);
