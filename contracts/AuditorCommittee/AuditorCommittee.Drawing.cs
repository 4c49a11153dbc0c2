using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using Neo.SmartContract.Framework;
using Neo.SmartContract.Framework.Attributes;
using Neo.SmartContract.Framework.Native;
using StarMiner.Contracts.Primitives;

namespace StarMiner.Contracts;

/// <summary>
/// Who audits a job is drawn by the audit's seed among those who were bonded before the commit. The draw costs the same
/// whatever the register's size, and nothing that anybody does after the commit moves it.
/// </summary>
public partial class AuditorCommittee
{
    /// <summary>Numbers that are drawn before a seat stays empty.</summary>
    private const int Lots = 16;
    private const int LotsInAHash = 4;

    /// <summary>A seat locks this part of AuditorBond, so that a slot may sit in as many committees at a time.</summary>
    private const int LocksInABond = 10;

    /// <summary>A point is this much of a job's fee [1e-8 AGPU].</summary>
    private const int FeeOfAPoint = 1_000_000;
    private const long MaxPoints = 1_000_000_000_000;

    /// <summary>
    /// Seats the committee of an audited job. cohort: how many slots there were before the commit. Anybody may, in the
    /// first blocks after the draw, so that nobody is drawn too late to come.
    /// </summary>
    [SuppressMessage("neoc", "NEOC6001", Justification = "anybody may: the seed has drawn already")]
    public static void Convene(BigInteger jobId, BigInteger cohort)
    {
        CheckJobId(jobId);
        ExecutionEngine.Assert(GetPanel(jobId) is null, AlreadyConvened);
        ByteString charter = GetCharter();
        Job job = JobOf(charter, jobId);
        BigInteger window = job.DisputeEndBlock - job.CommitBlock;
        BigInteger lockAgpu = LockOf(charter);
        BigInteger[] slots = Drawn(charter, jobId, job, cohort);
        ExecutionEngine.Assert(slots.Length > 0, NobodyToDraw);
        ExecutionEngine.Assert(
            CurrentBlock() <= job.CommitBlock + Audit.SeedDelayBlocks + 1 + window / 8, TooLate);
        BigInteger sealUntil = job.CommitBlock + 1 + window / 2;
        BigInteger points = PointsFor(job);
        PutPanel(jobId, Panel.Of(sealUntil, job.DisputeEndBlock, lockAgpu, points, slots));
        foreach (BigInteger number in slots)
        {
            ByteString slot = GetSlot(number);
            PutSlot(number, Slot.WithBond(slot, Slot.Bond(slot), Slot.Locked(slot) + lockAgpu));
        }
        OnCommitteeConvened(jobId, slots, lockAgpu, points, sealUntil, job.DisputeEndBlock);
    }

    /// <summary>The slots that convening now would seat.</summary>
    [Safe]
    public static BigInteger[] DrawOf(BigInteger jobId, BigInteger cohort)
    {
        CheckJobId(jobId);
        ByteString charter = GetCharter();
        return Drawn(charter, jobId, JobOf(charter, jobId), cohort);
    }

    private static BigInteger LockOf(ByteString charter) =>
        Charter.Value(charter, Parameter.AuditorBond) / LocksInABond;

    private static BigInteger[] Drawn(ByteString charter, BigInteger jobId, Job job, BigInteger cohort)
    {
        ExecutionEngine.Assert(job.Status == JobStatus.Committed || job.Status == JobStatus.Audited, NotCommitted);
        // There is no fee that could pay for it, and every cell's proof is open to everyone.
        ExecutionEngine.Assert(job.FeeAgpu > 0, PublicWork);
        ByteString? seed = Audit.Seed(job.CommitBlock, jobId, job.OutputRoot!);
        ExecutionEngine.Assert(seed is not null, AuditNotDrawn);
        ExecutionEngine.Assert(Audit.IsDrawn(seed!, job.AuditBps), NotAudited);
        CheckCohort(cohort, job.CommitBlock);
        return DrawSlots(charter, seed!, job, cohort);
    }

    /// <summary>
    /// SHA256(seed | n) holds four numbers, each modulo the cohort a slot. The bias is below cohort / 2^64. One that may
    /// not serve, or is seated already, is passed over.
    /// </summary>
    private static BigInteger[] DrawSlots(ByteString charter, ByteString seed, Job job, BigInteger cohort)
    {
        BigInteger lockAgpu = LockOf(charter);
        int wanted = (int)Charter.Value(charter, Parameter.CommitteeSeats);
        BigInteger[] drawn = new BigInteger[wanted];
        int seats = 0;
        ByteString lots = ByteString.Empty;
        for (int lot = 0; lot < Lots && seats < wanted; lot++)
        {
            if (lot % LotsInAHash == 0) lots = CryptoLib.Sha256(seed.Concat(Bytes.U8(lot / LotsInAHash)));
            BigInteger number = Bytes.ReadU64(lots, lot % LotsInAHash * 8) % cohort;
            if (IsAmong(drawn, seats, number) || !MayServe(GetSlot(number), job, lockAgpu)) continue;
            drawn[seats] = number;
            seats++;
        }
        BigInteger[] seated = new BigInteger[seats];
        for (int seat = 0; seat < seats; seat++) seated[seat] = drawn[seat];
        return seated;
    }

    private static bool IsAmong(BigInteger[] drawn, int count, BigInteger number)
    {
        for (int i = 0; i < count; i++)
            if (drawn[i] == number) return true;
        return false;
    }

    /// <summary>
    /// INVARIANT: as it was when the job was committed to. Whoever came later, or left before, does not count, whatever
    /// it does once the seed is known.
    /// </summary>
    private static bool MayServe(ByteString slot, Job job, BigInteger lockAgpu)
    {
        if (Slot.IsFree(slot) || Slot.SinceBlock(slot) >= job.CommitBlock) return false;
        BigInteger left = Slot.LeftBlock(slot);
        if (left > 0 && left <= job.CommitBlock) return false;
        return Slot.Bond(slot) - Slot.Locked(slot) >= lockAgpu && Slot.Auditor(slot) != job.Provider;
    }

    /// <summary>Slots are born in the order of their numbers: two of them show how many there were before a block.</summary>
    private static void CheckCohort(BigInteger cohort, BigInteger commitBlock)
    {
        BigInteger slots = Register.Slots(GetRegister());
        ExecutionEngine.Assert(Items.IsInteger(cohort) && cohort > 0 && cohort <= slots, WrongCohort);
        ExecutionEngine.Assert(Slot.BornBlock(GetSlot(cohort - 1)) < commitBlock, WrongCohort);
        ExecutionEngine.Assert(
            cohort == slots || Slot.BornBlock(GetSlot(cohort)) >= commitBlock, WrongCohort);
    }

    /// <summary>
    /// The fee over the audit's probability: so a job counts by its fee on average, however seldom its like is audited.
    /// </summary>
    private static BigInteger PointsFor(Job job)
    {
        BigInteger points = job.FeeAgpu * BasisPoints.One / (job.AuditBps * FeeOfAPoint);
        return BigInteger.Max(1, BigInteger.Min(points, MaxPoints));
    }
}
