using System.Numerics;
using Neo.SmartContract.Framework;
using StarMiner.Contracts.Primitives;

namespace StarMiner.Contracts;

/// <summary>
/// What a job is about; written at the opening and never again, because overwriting costs by the record's length.
/// <code>client 20 | kernel 20 | fee 8 | tip 8 | units 8 | cells 8 | claimWindowMs 4 | workWindowMs 4 | task 1 | tier 1
/// | operands 1 | input roots 32 each | params</code>
/// A fee of zero is the mark of public work: no price is ever zero.
/// </summary>
internal static class Terms
{
    private const int RootsAt = 83;

    internal static ByteString Of(
        UInt160 client, UInt160 kernel, BigInteger fee, BigInteger tip, Metering metering, Windows windows,
        BigInteger task, BigInteger tier, ByteString inputRoots, ByteString parameters) =>
        client.Concat(kernel).Concat(Bytes.U64(fee)).Concat(Bytes.U64(tip)).Concat(Bytes.U64(metering.Units))
            .Concat(Bytes.U64(metering.Cells)).Concat(Bytes.U32(windows.ClaimMs)).Concat(Bytes.U32(windows.WorkMs))
            .Concat(Bytes.U8(task)).Concat(Bytes.U8(tier)).Concat(Bytes.U8(metering.Operands)).Concat(inputRoots)
            .Concat(parameters);

    internal static UInt160 Client(ByteString terms) => (UInt160)Bytes.Slice(terms, 0, 20);
    internal static UInt160 Kernel(ByteString terms) => (UInt160)Bytes.Slice(terms, 20, 20);
    internal static BigInteger FeeAgpu(ByteString terms) => Bytes.ReadU64(terms, 40);
    internal static BigInteger TipAgpu(ByteString terms) => Bytes.ReadU64(terms, 48);
    internal static BigInteger Units(ByteString terms) => Bytes.ReadU64(terms, 56);
    internal static BigInteger Cells(ByteString terms) => Bytes.ReadU64(terms, 64);
    internal static BigInteger ClaimWindowMs(ByteString terms) => Bytes.ReadU32(terms, 72);
    internal static BigInteger WorkWindowMs(ByteString terms) => Bytes.ReadU32(terms, 76);
    internal static BigInteger Task(ByteString terms) => terms[80];
    internal static BigInteger Tier(ByteString terms) => terms[81];

    internal static bool IsPublicWork(ByteString terms) => FeeAgpu(terms) == 0;

    internal static ByteString InputRoots(ByteString terms) => Bytes.Slice(terms, RootsAt, RootsBytes(terms));

    internal static ByteString Params(ByteString terms)
    {
        int start = RootsAt + RootsBytes(terms);
        return Bytes.Slice(terms, start, terms.Length - start);
    }

    private static int RootsBytes(ByteString terms) => terms[82] * Merkle16.HashBytes;
}

/// <summary>What a kernel's meter says.</summary>
internal class Metering
{
    public BigInteger Units;
    public BigInteger Cells;
    public BigInteger Operands;
}

internal class Windows
{
    public BigInteger ClaimMs;
    public BigInteger WorkMs;
}

/// <summary>
/// Where a job stands; rewritten at every step.
/// <code>status 1 | deadlineMs 8                                   while open
/// | provider 20 | bond 8 | auditBps 2                           from the claim
/// | commitBlock 4 | answeredMask 1 | outputRoot 32 | disputeEndBlock 4     from the commit</code>
/// </summary>
internal static class State
{
    private const int ClaimedBytes = 39;
    private const int CommittedBytes = 80;

    internal static ByteString Open(BigInteger deadlineMs) => Head(JobStatus.Open).Concat(Bytes.U64(deadlineMs));

    internal static ByteString Claimed(BigInteger deadlineMs, UInt160 provider, BigInteger bond, BigInteger auditBps) =>
        Head(JobStatus.Claimed).Concat(Bytes.U64(deadlineMs)).Concat(provider).Concat(Bytes.U64(bond))
            .Concat(Bytes.U16(auditBps));

    internal static ByteString Committed(
        ByteString claimed, BigInteger block, ByteString outputRoot, BigInteger disputeEndBlock) =>
        Head(JobStatus.Committed).Concat(Bytes.Slice(claimed, 1, ClaimedBytes - 1)).Concat(Bytes.U32(block))
            .Concat(Bytes.U8(0)).Concat(outputRoot).Concat(Bytes.U32(disputeEndBlock));

    internal static ByteString Answered(ByteString committed, BigInteger mask) =>
        Head(mask == Audit.AllAnsweredMask ? JobStatus.Audited : JobStatus.Committed)
            .Concat(Bytes.Slice(committed, 1, 42)).Concat(Bytes.U8(mask)).Concat(Bytes.Slice(committed, 44, 36));

    internal static ByteString Extended(ByteString committed, BigInteger disputeEndBlock) =>
        Bytes.Slice(committed, 0, 76).Concat(Bytes.U32(disputeEndBlock));

    internal static ByteString Ended(ByteString state, JobStatus status) =>
        Head(status).Concat(Bytes.Slice(state, 1, state.Length - 1));

    internal static JobStatus Status(ByteString state) => (JobStatus)state[0];
    internal static BigInteger DeadlineMs(ByteString state) => Bytes.ReadU64(state, 1);
    internal static UInt160 Provider(ByteString state) => (UInt160)Bytes.Slice(state, 9, 20);
    internal static BigInteger BondAgpu(ByteString state) => Bytes.ReadU64(state, 29);
    internal static BigInteger AuditBps(ByteString state) => Bytes.ReadU16(state, 37);
    internal static BigInteger CommitBlock(ByteString state) => Bytes.ReadU32(state, 39);
    internal static BigInteger AnsweredMask(ByteString state) => state[43];
    internal static ByteString OutputRoot(ByteString state) => Bytes.Slice(state, 44, 32);
    internal static BigInteger DisputeEndBlock(ByteString state) => Bytes.ReadU32(state, 76);

    internal static bool IsClaimed(ByteString state) => state.Length >= ClaimedBytes;
    internal static bool IsCommitted(ByteString state) => state.Length >= CommittedBytes;

    private static ByteString Head(JobStatus status) => Bytes.U8((int)status);
}

/// <summary>auditors 8 | oracles 8 | maintenance 8 [1e-8 AGPU]</summary>
internal static class Pool
{
    internal static ByteString Of(BigInteger auditors, BigInteger oracles, BigInteger maintenance) =>
        Bytes.U64(auditors).Concat(Bytes.U64(oracles)).Concat(Bytes.U64(maintenance));

    internal static BigInteger Auditors(ByteString pools) => Bytes.ReadU64(pools, 0);
    internal static BigInteger Oracles(ByteString pools) => Bytes.ReadU64(pools, 8);
    internal static BigInteger Maintenance(ByteString pools) => Bytes.ReadU64(pools, 16);
}
