using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using Neo.SmartContract.Framework;
using Neo.SmartContract.Framework.Attributes;
using Neo.SmartContract.Framework.Services;
using StarMiner.Contracts.Primitives;

namespace StarMiner.Contracts;

/// <summary>
/// The register: an auditor holds as many slots as it has bonds, so a draw of slots is weighted by bond, and whoever
/// splits its bonds over names gains nothing. Slots that are given back are taken again before new ones are made.
/// </summary>
public partial class AuditorCommittee
{
    private const int MaxSlots = 16;

    /// <summary>data = ["bond", slots]: so many bonds of AuditorBond each.</summary>
    public static void OnNEP17Payment(UInt160? from, BigInteger amount, object? data)
    {
        ByteString charter = GetCharter();
        // INVARIANT: only AGPU counts. The caller is the token, not whoever says that it paid.
        ExecutionEngine.Assert(Runtime.CallingScriptHash == Charter.Address(charter, Seat.AgpuToken), ForeignToken);
        ExecutionEngine.Assert(from is not null, UnknownPayment);
        ExecutionEngine.Assert(Items.IsArray(data), UnknownPayment);
        object[] order = (object[])data!;
        ExecutionEngine.Assert(
            order.Length == 2 && Items.IsByteString(order[0]) && (string)order[0] == "bond", UnknownPayment);
        ExecutionEngine.Assert(!Charter.IsPaused(charter, Entries.Stakes), Paused);
        ExecutionEngine.Assert(Items.IsInteger(order[1]), InvalidCount);
        BigInteger count = (BigInteger)order[1];
        ExecutionEngine.Assert(count > 0 && count <= MaxSlots, InvalidCount);
        BigInteger bond = Charter.Value(charter, Parameter.AuditorBond);
        ExecutionEngine.Assert(amount == count * bond, WrongBond);
        for (; count > 0; count--) Occupy(from!, bond);
    }

    /// <summary>
    /// No more seats from jobs that are committed to from now on; those of jobs before are still to be served. The bond
    /// stays slashable until it is withdrawn.
    /// </summary>
    public static void Leave(BigInteger slot)
    {
        ByteString record = SlotAt(slot);
        ExecutionEngine.Assert(Slot.LeftBlock(record) == 0, AlreadyLeft);
        ExecutionEngine.Assert(Runtime.CheckWitness(Slot.Auditor(record)), NoWitness);
        PutSlot(slot, Left(GetCharter(), slot, record));
    }

    /// <summary>Pays what is left of a bond that has unbonded to its auditor, and frees the slot. Returns how much.</summary>
    [SuppressMessage("neoc", "NEOC6001", Justification = "the money goes to the slot's auditor, whoever asks")]
    public static BigInteger Withdraw(BigInteger slot)
    {
        ByteString record = SlotAt(slot);
        ExecutionEngine.Assert(Slot.LeftBlock(record) > 0, NotLeft);
        ExecutionEngine.Assert(Slot.Locked(record) == 0, BondLocked);
        ExecutionEngine.Assert(Runtime.Time >= Slot.ReadyMs(record), TooEarly);
        UInt160 auditor = Slot.Auditor(record);
        BigInteger amount = Slot.Bond(record);
        BigInteger register = GetRegister();
        PutSlot(slot, Slot.Free(record, Register.FirstFree(register)));
        PutRegister(Register.Of(Register.Slots(register), slot + 1));
        OnBondWithdrawn(slot, auditor, amount);
        // The last act: whoever calls back finds a finished state.
        ExecutionEngine.Assert((bool)Contract.Call(
            Charter.Address(GetCharter(), Seat.AgpuToken), "transfer", CallFlags.All,
            Runtime.ExecutingScriptHash, auditor, amount, null));
        return amount;
    }

    /// <summary>How many slots there are, free ones too.</summary>
    [Safe]
    public static BigInteger SlotCount() => Register.Slots(GetRegister());

    /// <summary>[auditor, or null in a free slot, bond, locked, bornBlock, sinceBlock, leftBlock, readyMs].</summary>
    [Safe]
    public static object?[] SlotOf(BigInteger slot)
    {
        CheckSlot(slot);
        ByteString record = GetSlot(slot);
        bool isFree = Slot.IsFree(record);
        return new object?[]
        {
            isFree ? null : Slot.Auditor(record), Slot.Bond(record), Slot.Locked(record), Slot.BornBlock(record),
            Slot.SinceBlock(record), Slot.LeftBlock(record), isFree ? 0 : Slot.ReadyMs(record),
        };
    }

    /// <summary>Takes the first free slot, or makes one.</summary>
    private static void Occupy(UInt160 auditor, BigInteger bond)
    {
        BigInteger register = GetRegister();
        BigInteger slots = Register.Slots(register);
        BigInteger free = Register.FirstFree(register);
        BigInteger block = CurrentBlock();
        BigInteger slot = slots;
        BigInteger born = block;
        if (free > 0)
        {
            slot = free - 1;
            ByteString left = GetSlot(slot);
            born = Slot.BornBlock(left);
            PutRegister(Register.Of(slots, Slot.NextFree(left)));
        }
        else
            PutRegister(Register.Of(slots + 1, 0));
        PutSlot(slot, Slot.Of(bond, 0, born, block, 0, 0, auditor));
        OnAuditorBonded(slot, auditor, bond);
    }

    private static ByteString Left(ByteString charter, BigInteger number, ByteString slot)
    {
        BigInteger readyMs = Runtime.Time + Charter.Value(charter, Parameter.UnbondingMs);
        OnAuditorLeft(number, Slot.Auditor(slot), readyMs);
        return Slot.Leaving(slot, CurrentBlock(), readyMs);
    }

    private static ByteString SlotAt(BigInteger slot)
    {
        CheckSlot(slot);
        ByteString record = GetSlot(slot);
        ExecutionEngine.Assert(!Slot.IsFree(record), NoSuchSlot);
        return record;
    }

    private static void CheckSlot(BigInteger slot) => ExecutionEngine.Assert(
        Items.IsInteger(slot) && slot >= 0 && slot < Register.Slots(GetRegister()), NoSuchSlot);
}
