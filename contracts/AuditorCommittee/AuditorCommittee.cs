using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using Neo.SmartContract.Framework;
using Neo.SmartContract.Framework.Attributes;
using Neo.SmartContract.Framework.Native;
using Neo.SmartContract.Framework.Services;
using StarMiner.Contracts.Primitives;

namespace StarMiner.Contracts;

/// <summary>
/// Bonded auditors, of whom a few are drawn for an audited job. Each seals a verdict that only who has the whole output
/// can open, and is paid or slashed by how the job ends. No vote decides a job: fraud proofs do.
/// </summary>
[DisplayName("AuditorCommittee")]
[ContractDescription("Bonded auditors of StarMiner, drawn for audited jobs")]
[ContractVersion("0.1.0")]
[ContractPermission(Permission.Any, "charter", "job", "commitment", "writes", "recordAudit", "burn", "transfer")]
[ContractPermission("0xfffdc93764dbaddd97c48f252a53ea4643faa3fd", "update")] // ContractManagement
public partial class AuditorCommittee : SmartContract
{
    /// <summary>What an absent auditor loses of a seat's lock: this part of it, rounded up.</summary>
    private const int AbsencePart = 10;

    public static void _deploy(object data, bool update)
    {
        if (update) return;
        ExecutionEngine.Assert(Items.IsHash160(data), CouncilMissing);
        UInt160 council = (UInt160)data;
        PutCouncil(council);
    }

    /// <summary>Replaces the code, which the Council's timelock has shown to everyone before.</summary>
    public static void Update(ByteString nef, string manifest, object data)
    {
        ExecutionEngine.Assert(Runtime.CallingScriptHash == GetCouncil(), NotCouncil);
        ContractManagement.Update(nef, manifest, data);
    }

    /// <summary>The Council hands over the charter whenever it changes; null: ask the Council from now on.</summary>
    public static void Sync(ByteString? charter)
    {
        // INVARIANT: only the Council writes the copy, so nobody can hold an old one.
        ExecutionEngine.Assert(Runtime.CallingScriptHash == GetCouncil(), NotCouncil);
        if (charter is null)
            DeleteCharter();
        else
            PutCharter(charter);
    }

    /// <summary>
    /// Ends a committee once its time and the job are over: locks are free again, lost ones are burned, accurate verdicts
    /// get their points.
    /// </summary>
    [SuppressMessage("neoc", "NEOC6001", Justification = "anybody may, once it is due")]
    [SuppressMessage("neoc", "NEOC6004", Justification = "the controller calls nobody who could come back")]
    public static void Close(BigInteger jobId)
    {
        ByteString panel = PanelOf(jobId);
        ExecutionEngine.Assert(CurrentBlock() > Panel.RevealUntil(panel), TooEarly);
        ByteString charter = GetCharter();
        Job job = JobOf(charter, jobId);
        ExecutionEngine.Assert(job.Status > JobStatus.Audited, NotOver);
        bool isSettled = job.Status == JobStatus.Settled;
        // Slashed for an answer or data that did not come: nobody knows who was right.
        bool isVoid = !isSettled && job.AnsweredMask < Audit.ProvenMask;
        SeatState accurate = isSettled ? SeatState.Approved : SeatState.Accused;
        DeletePanel(jobId);
        BigInteger burned = 0;
        int seats = Panel.Seats(panel);
        for (int seat = 0; seat < seats; seat++)
        {
            SeatState state = Panel.State(panel, seat);
            BigInteger lost = isVoid || state == accurate ? 0 : LossOf(state, Panel.LockAgpu(panel));
            EndSeat(charter, jobId, panel, seat, lost, !isVoid && state == accurate ? Panel.Points(panel) : 0);
            burned += lost;
        }
        if (burned > 0)
            Contract.Call(
                Charter.Address(charter, Seat.AgpuToken), "burn", CallFlags.All, Runtime.ExecutingScriptHash, burned);
    }

    /// <summary>Of a seat that was not accurate: who did not come loses a part, who lied or keeps silent all.</summary>
    private static BigInteger LossOf(SeatState state, BigInteger lockAgpu) =>
        state == SeatState.Drawn ? (lockAgpu + AbsencePart - 1) / AbsencePart : lockAgpu;

    private static void EndSeat(
        ByteString charter, BigInteger jobId, ByteString panel, int seat, BigInteger lost, BigInteger points)
    {
        BigInteger number = Panel.SlotOf(panel, seat);
        ByteString slot = GetSlot(number);
        UInt160 auditor = Slot.Auditor(slot);
        BigInteger lockAgpu = Panel.LockAgpu(panel);
        BigInteger bond = Slot.Bond(slot) - lost;
        slot = Slot.WithBond(slot, bond, Slot.Locked(slot) - lockAgpu);
        OnSeatClosed(jobId, seat, number, auditor, lost, points);
        // What is too small for another seat only takes up room in the register.
        if (bond < lockAgpu && Slot.LeftBlock(slot) == 0) slot = Left(charter, number, slot);
        PutSlot(number, slot);
        UInt160 controller = Charter.Address(charter, Seat.RewardController);
        if (points > 0 && !controller.IsZero)
            Contract.Call(controller, "recordAudit", CallFlags.All, auditor, points);
    }

    private static ByteString PanelOf(BigInteger jobId)
    {
        CheckJobId(jobId);
        ByteString? panel = GetPanel(jobId);
        ExecutionEngine.Assert(panel is not null, NotConvened);
        return panel!;
    }

    private static void CheckJobId(BigInteger jobId) => ExecutionEngine.Assert(
        Items.IsInteger(jobId) && jobId > 0 && jobId <= ulong.MaxValue, NoSuchJob);

    private static Job JobOf(ByteString charter, BigInteger jobId) => (Job)Contract.Call(
        Charter.Address(charter, Seat.JobMarket), "job", CallFlags.ReadOnly, jobId);

    /// <summary>Index of the block that this transaction is in: the ledger's newest is the one before.</summary>
    private static BigInteger CurrentBlock() => (BigInteger)Ledger.CurrentIndex + 1;
}
