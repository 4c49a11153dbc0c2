using System.Numerics;
using Neo.SmartContract.Framework;
using StarMiner.Contracts.Primitives;

namespace StarMiner.Contracts;

/// <summary>
/// What a job is about; written at the opening and never again, because overwriting costs by the record's length.
/// <code>client 20 | fee 8 | tip 8 | units 6 | cells 6 | claimWindowMs 4 | workWindowMs 4 | kernel's number 2 | task 1
/// | tier 1 | operands 1 | input roots 32 each | params</code>
/// A fee of zero is the mark of public work: no price and no count of units is ever zero.
/// </summary>
internal static class Terms
{
    private const int AmountsBytes = 28;
    private const int RestBytes = 13;
    private const int RootsAt = 61;

    internal static ByteString Of(UInt160 client, Order order) =>
        client.Concat(Bytes.Fixed(
                order.FeeAgpu + Packed.At(order.TipAgpu, 64) + Packed.At(order.Units, 128)
                + Packed.At(order.Cells, 176), AmountsBytes))
            .Concat(Bytes.Fixed(
                order.ClaimWindowMs + Packed.At(order.WorkWindowMs, 32) + Packed.At(KernelEntry.Named(order.Entry), 64)
                + Packed.At(order.Tier, 88) + Packed.At(order.Operands, 96), RestBytes))
            .Concat(order.InputRoots).Concat(order.Params);

    internal static UInt160 Client(ByteString terms) => (UInt160)Bytes.Slice(terms, 0, 20);
    internal static BigInteger FeeAgpu(ByteString terms) => Bytes.ReadU64(terms, 20);
    internal static BigInteger TipAgpu(ByteString terms) => Bytes.ReadU64(terms, 28);
    internal static BigInteger Units(ByteString terms) => Bytes.ReadU48(terms, 36);
    internal static BigInteger Cells(ByteString terms) => Bytes.ReadU48(terms, 42);
    internal static BigInteger ClaimWindowMs(ByteString terms) => Bytes.ReadU32(terms, 48);
    internal static BigInteger WorkWindowMs(ByteString terms) => Bytes.ReadU32(terms, 52);
    internal static BigInteger KernelNumber(ByteString terms) => Bytes.ReadU16(terms, 56);
    internal static BigInteger Task(ByteString terms) => terms[58];
    internal static BigInteger Tier(ByteString terms) => terms[59];

    internal static bool IsPublicWork(ByteString terms) => FeeAgpu(terms) == 0;

    internal static ByteString InputRoots(ByteString terms) => Bytes.Slice(terms, RootsAt, RootsBytes(terms));

    internal static ByteString Params(ByteString terms)
    {
        int start = RootsAt + RootsBytes(terms);
        return Bytes.Slice(terms, start, terms.Length - start);
    }

    private static int RootsBytes(ByteString terms) => terms[60] * Merkle16.HashBytes;
}

/// <summary>A job that is being opened.</summary>
internal class Order
{
    public UInt160 Kernel = null!;

    /// <summary>What the market knows of the kernel: a <see cref="KernelEntry"/>.</summary>
    public BigInteger Entry;
    public ByteString Params = null!;
    public ByteString InputRoots = null!;
    public BigInteger Units;
    public BigInteger Cells;
    public BigInteger Operands;
    public BigInteger FeeAgpu;
    public BigInteger TipAgpu;
    public BigInteger ClaimWindowMs;
    public BigInteger WorkWindowMs;
    public BigInteger Tier;
}

/// <summary>
/// Where a job stands; rewritten at every step.
/// <code>status 1 | answeredMask 1, its highest bit once a fault is proven | clock 6: the deadline [ms] while open or claimed, then the commit's block
/// | provider 20 | bond 8 | auditBps 2 | disputeBlocks 2           from the claim
/// | outputRoot 32                                                 from the commit, until it is proven wrong
/// | challenger 20 | slashed 8                                     from then on, until that is divided</code>
/// What the claim fixes, later changes of the parameters do not move.
/// </summary>
internal static class State
{
    private const int HeadBytes = 8;
    private const int ClaimedBytes = 40;
    private const int CommittedBytes = 72;
    private const int UndividedBytes = 68;

    internal static ByteString Open(BigInteger deadlineMs) => Head(JobStatus.Open, 0, deadlineMs);

    internal static ByteString Claimed(
        BigInteger deadlineMs, UInt160 provider, BigInteger bond, BigInteger auditBps, BigInteger disputeBlocks) =>
        Head(JobStatus.Claimed, 0, deadlineMs).Concat(provider).Concat(
            Bytes.Fixed(bond + Packed.At(auditBps, 64) + Packed.At(disputeBlocks, 80), 12));

    internal static ByteString Committed(ByteString claimed, BigInteger block, ByteString outputRoot) =>
        Head(JobStatus.Committed, 0, block).Concat(Tail(claimed)).Concat(outputRoot);

    internal static ByteString Answered(ByteString committed, BigInteger mask) =>
        Head(
            mask == Audit.AllAnsweredMask ? JobStatus.Audited : JobStatus.Committed, mask, CommitBlock(committed))
            .Concat(Tail(committed));

    internal static ByteString Extended(ByteString committed, BigInteger disputeBlocks) =>
        Bytes.Slice(committed, 0, 38).Concat(Bytes.U16(disputeBlocks)).Concat(OutputRoot(committed));

    internal static ByteString Ended(ByteString state, JobStatus status) =>
        Bytes.U8((int)status).Concat(Bytes.Slice(state, 1, state.Length - 1));

    /// <summary>
    /// The output was proven wrong: its root makes room for what there is to divide, where it cost the provider anything.
    /// </summary>
    internal static ByteString Proven(ByteString state, UInt160 challenger, BigInteger slashed)
    {
        ByteString proven = Bytes.U16((int)JobStatus.Slashed + Packed.At(AnsweredMask(state) + Audit.ProvenMask, 8))
            .Concat(Bytes.Slice(state, 2, ClaimedBytes - 2));
        return slashed == 0 ? proven : proven.Concat(challenger).Concat(Bytes.U64(slashed));
    }

    internal static ByteString Divided(ByteString state) => Bytes.Slice(state, 0, ClaimedBytes);

    internal static JobStatus Status(ByteString state) => (JobStatus)state[0];
    internal static BigInteger AnsweredMask(ByteString state) => state[1];
    internal static BigInteger DeadlineMs(ByteString state) => Bytes.ReadU48(state, 2);
    internal static BigInteger CommitBlock(ByteString state) => Bytes.ReadU32(state, 2);
    internal static UInt160 Provider(ByteString state) => (UInt160)Bytes.Slice(state, 8, 20);
    internal static BigInteger BondAgpu(ByteString state) => Bytes.ReadU64(state, 28);
    internal static BigInteger AuditBps(ByteString state) => Bytes.ReadU16(state, 36);
    internal static BigInteger DisputeBlocks(ByteString state) => Bytes.ReadU16(state, 38);
    internal static ByteString OutputRoot(ByteString state) => Bytes.Slice(state, 40, 32);
    internal static UInt160 Challenger(ByteString state) => (UInt160)Bytes.Slice(state, ClaimedBytes, 20);
    internal static BigInteger Slashed(ByteString state) => Bytes.ReadU64(state, 60);

    /// <summary>The last block in which audits may be answered and data demanded.</summary>
    internal static BigInteger DisputeEndBlock(ByteString state) => CommitBlock(state) + DisputeBlocks(state);

    internal static bool IsClaimed(ByteString state) => state.Length >= ClaimedBytes;
    internal static bool IsCommitted(ByteString state) => HasOutput(state) || Status(state) == JobStatus.Slashed;
    internal static bool HasOutput(ByteString state) => state.Length == CommittedBytes;
    internal static bool IsUndivided(ByteString state) => state.Length == UndividedBytes;

    private static ByteString Head(JobStatus status, BigInteger mask, BigInteger clock) =>
        Bytes.Fixed((int)status + Packed.At(mask, 8) + Packed.At(clock, 16), HeadBytes);

    private static ByteString Tail(ByteString state) => Bytes.Slice(state, HeadBytes, state.Length - HeadBytes);
}

/// <summary>Fees for auditors in bits 0..63 | for oracles 64..127 | for maintenance 128..191 [1e-8 AGPU]</summary>
internal static class Pool
{
    internal static BigInteger Of(BigInteger auditors, BigInteger oracles, BigInteger maintenance) =>
        auditors + Packed.At(oracles, 64) + Packed.At(maintenance, 128);

    internal static BigInteger Auditors(BigInteger pools) => Packed.Bits(pools, 0, 64);
    internal static BigInteger Oracles(BigInteger pools) => Packed.Bits(pools, 64, 64);
    internal static BigInteger Maintenance(BigInteger pools) => Packed.Bits(pools, 128, 64);
}

/// <summary>
/// What the market knows of a kernel: its number here in bits 0..15 | task 16..23 | the charter's listing when the
/// Council said so 24..55. Once the listing has moved the Council is asked again.
/// </summary>
internal static class KernelEntry
{
    internal static BigInteger Of(BigInteger number, BigInteger task, BigInteger listing) =>
        number + Packed.At(task, 16) + Packed.At(listing, 24);

    /// <summary>Number and task, side by side as in a job's terms.</summary>
    internal static BigInteger Named(BigInteger entry) => Packed.Bits(entry, 0, 24);

    internal static BigInteger Number(BigInteger entry) => Packed.Bits(entry, 0, 16);
    internal static BigInteger Task(BigInteger entry) => Packed.Bits(entry, 16, 8);
    internal static BigInteger Listing(BigInteger entry) => Packed.Bits(entry, 24, 32);
}
