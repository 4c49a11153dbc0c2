using System.Numerics;

namespace StarMiner.Contracts.Tests.Model;

/// <summary>A bond in the auditors' register. Auditor -1: the slot is free.</summary>
public sealed class ModelSlot
{
    public int Auditor { get; set; }
    public BigInteger Bond { get; set; }
    public BigInteger Locked { get; set; }
    public required uint Born { get; init; }
    public uint Since { get; set; }
    public uint Left { get; set; }
    public ulong ReadyMs { get; set; }
}

/// <summary>A job's committee: slot, verdict that its auditor has sealed, and state of each seat.</summary>
public sealed record ModelPanel(int[] Slots, uint SealUntil, uint RevealUntil)
{
    public const int Drawn = 0, Sealed = 1, Approved = 2, Accused = 3;

    public int[] States { get; } = new int[Slots.Length];
    public bool[] Approves { get; } = new bool[Slots.Length];
}

/// <summary>The auditors' bonds.</summary>
public sealed partial class SuiteModel
{
    public static readonly BigInteger AuditorBond = 100_00000000, SeatLock = AuditorBond / 10;
    readonly Stack<int> _freeSlots = [];

    public List<ModelSlot> Slots { get; } = [];

    public BigInteger CommitteeBalance { get; private set; }

    public string? BondAuditor(int who, bool isSigned, uint block)
    {
        if (!isSigned || Balances[who] < AuditorBond) return "false";
        Balances[who] -= AuditorBond;
        CommitteeBalance += AuditorBond;
        if (!_freeSlots.TryPop(out int number))
        {
            number = Slots.Count;
            Slots.Add(new ModelSlot { Born = block });
        }
        ModelSlot slot = Slots[number];
        (slot.Auditor, slot.Bond, slot.Locked, slot.Since, slot.Left) = (who, AuditorBond, 0, block, 0);
        return null;
    }

    public string? LeaveSlot(int number, int signer, ulong nowMs, uint block)
    {
        if (SlotAt(number) is not { } slot) return "AuditorCommittee/no-such-slot";
        if (slot.Left > 0) return "AuditorCommittee/already-left";
        if (signer != slot.Auditor) return "AuditorCommittee/no-witness";
        Leave(slot, nowMs, block);
        return null;
    }

    public string? WithdrawSlot(int number, ulong nowMs)
    {
        if (SlotAt(number) is not { } slot) return "AuditorCommittee/no-such-slot";
        if (slot.Left == 0) return "AuditorCommittee/not-left";
        if (slot.Locked > 0) return "AuditorCommittee/bond-locked";
        if (nowMs < slot.ReadyMs) return "AuditorCommittee/too-early";
        Balances[slot.Auditor] += slot.Bond;
        CommitteeBalance -= slot.Bond;
        (slot.Auditor, slot.Bond) = (-1, 0);
        _freeSlots.Push(number);
        return null;
    }

    /// <summary>How many slots had been born before the job was committed to.</summary>
    public int CohortOf(ModelJob job) => Slots.Count(slot => slot.Born < job.CommitBlock);

    /// <summary>Whether the slot may sit over the job: as it was at the commit, and with a lock's worth free.</summary>
    public bool MayServe(int number, ModelJob job)
    {
        ModelSlot slot = Slots[number];
        return slot.Auditor >= 0 && slot.Auditor != job.Provider && slot.Since < job.CommitBlock
            && (slot.Left == 0 || slot.Left > job.CommitBlock) && slot.Bond - slot.Locked >= SeatLock;
    }

    public void Convene(ModelJob job, int[] slots, uint sealUntil, uint revealUntil)
    {
        job.Panel = new ModelPanel(slots, sealUntil, revealUntil);
        foreach (int slot in slots) Slots[slot].Locked += SeatLock;
    }

    public string? CloseCommittee(ModelJob job, ulong nowMs, uint block)
    {
        if (job.Panel is not { } panel) return "AuditorCommittee/not-convened";
        if (block <= panel.RevealUntil) return "AuditorCommittee/too-early";
        if (job.IsLive) return "AuditorCommittee/not-over";
        job.Panel = null;
        bool isVoid = job.Status == Slashed && !job.IsProven;
        int accurate = job.Status == Settled ? ModelPanel.Approved : ModelPanel.Accused;
        for (int seat = 0; seat < panel.Slots.Length; seat++)
        {
            int state = panel.States[seat];
            BigInteger lost = isVoid || state == accurate ? 0 : state == ModelPanel.Drawn ? SeatLock / 10 : SeatLock;
            ModelSlot slot = Slots[panel.Slots[seat]];
            if (!isVoid && state == accurate) Paid.Add(("Auditor", slot.Auditor));
            (slot.Bond, slot.Locked) = (slot.Bond - lost, slot.Locked - SeatLock);
            CommitteeBalance -= lost;
            Supply -= lost;
            if (slot.Bond < SeatLock && slot.Left == 0) Leave(slot, nowMs, block);
        }
        return null;
    }

    static void Leave(ModelSlot slot, ulong nowMs, uint block) =>
        (slot.Left, slot.ReadyMs) = (block, nowMs + UnbondingMs);

    BigInteger SlotsOf(int who) => Slots.Where(slot => slot.Auditor == who)
        .Aggregate(BigInteger.Zero, (sum, slot) => sum + slot.Bond);

    ModelSlot? SlotAt(int number) => number < Slots.Count && Slots[number].Auditor >= 0 ? Slots[number] : null;
}
