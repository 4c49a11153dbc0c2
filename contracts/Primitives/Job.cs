using System.Numerics;
using Neo.SmartContract.Framework;

namespace StarMiner.Contracts.Primitives;

/// <summary>
/// Where a job stands.
/// <code>
/// Open -> Claimed -> Committed -> Audited -> Settled             Committed -> Settled (not drawn for audit)
/// Open -> Cancelled (client) | Expired (claim deadline)          Claimed -> Open (work deadline)
/// Committed -> Slashed (audit unanswered, or fraud proof)        Audited -> Slashed (fraud proof)
/// </code>
/// </summary>
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

/// <summary>A job as JobMarket.job returns it: an array of these fields in this order.</summary>
public class Job
{
    public JobStatus Status;
    public UInt160 Client = null!;
    public UInt160? Provider;
    public UInt160 Kernel = null!;
    public ByteString Params = null!;
    public ByteString InputRoots = null!;
    public BigInteger Units;
    public BigInteger Cells;
    public BigInteger FeeAgpu;
    public BigInteger TipAgpu;
    public BigInteger BondAgpu;
    public BigInteger DeadlineMs;
    public BigInteger ClaimWindowMs;
    public BigInteger WorkWindowMs;
    public ByteString? OutputRoot;
    public BigInteger CommitBlock;
    public BigInteger AnsweredMask;
    public BigInteger Task;
    public BigInteger Tier;
    public BigInteger AuditBps;
    public BigInteger DisputeEndBlock;
}

/// <summary>What a judge needs to know of a committed job: what JobMarket.commitment returns.</summary>
public class Commitment
{
    public JobStatus Status;
    public UInt160 Provider = null!;
    public UInt160 Kernel = null!;
    public ByteString Params = null!;
    public ByteString InputRoots = null!;
    public BigInteger Cells;
    public ByteString OutputRoot = null!;
    public BigInteger CommitBlock;
    public BigInteger AuditBps;

    /// <summary>What a slash brings the challenger; 0 where there was none [1e-8 AGPU].</summary>
    public BigInteger AwardAgpu;
}
