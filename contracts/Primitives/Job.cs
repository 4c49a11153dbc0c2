using System.Numerics;
using Neo.SmartContract.Framework;

namespace StarMiner.Contracts.Primitives;

/// <summary>
/// Where a job stands.
/// <code>
/// Open -> Claimed -> Committed -> Audited -> Settled
/// Open -> Cancelled (client) | Expired (claim deadline)      Claimed -> Open (work deadline)
/// Committed -> Slashed (audit unanswered, or fraud proof)    Audited -> Slashed (fraud proof)
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
}

/// <summary>The sampled audit, shared by the contract that draws the cells and the one that keeps the score.</summary>
public static class Audit
{
    public const int Cells = 4;

    /// <summary>One bit for every drawn cell.</summary>
    public const int AllAnsweredMask = (1 << Cells) - 1;

    /// <summary>
    /// The seed is the hash of the block this many after the commit, which nobody knew at the commit [blocks].
    /// </summary>
    public const int SeedDelayBlocks = 2;
}
