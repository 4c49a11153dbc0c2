using System.Numerics;
using Neo.SmartContract.Framework;
using Neo.SmartContract.Framework.Services;
using StarMiner.Contracts.Primitives;

namespace StarMiner.Contracts;

public partial class AuditorCommittee
{
    private const byte PrefixCouncil = 0x01;  // -> the Council's hash [20 B]
    private const byte PrefixCharter = 0x0F;  // -> own copy of the charter; none before the Council's first sync
    private const byte PrefixRegister = 0x02; // -> Register: slots | first free slot
    private const byte PrefixSlot = 0x10;     // + slot -> Slot, occupied or free
    private const byte PrefixPanel = 0x20;    // + jobId -> Panel, until it is closed

    private static readonly byte[] CouncilKey = new byte[] { PrefixCouncil };
    private static readonly byte[] CharterKey = new byte[] { PrefixCharter };
    private static readonly byte[] RegisterKey = new byte[] { PrefixRegister };

    private static UInt160 GetCouncil() => (UInt160)Storage.Get(Storage.CurrentContext, CouncilKey)!;

    private static void PutCouncil(UInt160 council) => Storage.Put(Storage.CurrentContext, CouncilKey, council);

    /// <summary>The copy, which the Council keeps up to date; before there is one, the charter itself.</summary>
    private static ByteString GetCharter()
    {
        ByteString? copy = Storage.Get(Storage.CurrentContext, CharterKey);
        return copy is null ? Charter.Of(GetCouncil()) : copy;
    }

    private static void PutCharter(ByteString charter) => Storage.Put(Storage.CurrentContext, CharterKey, charter);

    private static void DeleteCharter() => Storage.Delete(Storage.CurrentContext, CharterKey);

    private static BigInteger GetRegister() => (BigInteger)Storage.Get(Storage.CurrentContext, RegisterKey)!;

    private static void PutRegister(BigInteger register) =>
        Storage.Put(Storage.CurrentContext, RegisterKey, register);

    private static ByteString GetSlot(BigInteger slot) =>
        new StorageMap(Storage.CurrentContext, PrefixSlot).Get((ByteString)slot)!;

    private static void PutSlot(BigInteger slot, ByteString record) =>
        new StorageMap(Storage.CurrentContext, PrefixSlot).Put((ByteString)slot, record);

    private static ByteString? GetPanel(BigInteger jobId) =>
        new StorageMap(Storage.CurrentContext, PrefixPanel).Get((ByteString)jobId);

    private static void PutPanel(BigInteger jobId, ByteString panel) =>
        new StorageMap(Storage.CurrentContext, PrefixPanel).Put((ByteString)jobId, panel);

    private static void DeletePanel(BigInteger jobId) =>
        new StorageMap(Storage.CurrentContext, PrefixPanel).Delete((ByteString)jobId);
}

/// <summary>How many slots there are, free ones too, in bits 0..31 | the first free slot + 1, 0 for none, 32..63</summary>
internal static class Register
{
    internal static BigInteger Of(BigInteger slots, BigInteger firstFree) => slots + Packed.At(firstFree, 32);
    internal static BigInteger Slots(BigInteger register) => Packed.Bits(register, 0, 32);
    internal static BigInteger FirstFree(BigInteger register) => Packed.Bits(register, 32, 32);
}

/// <summary>
/// A bond that may be drawn for committees.
/// <code>bond 8 | of it locked by committees 8 | bornBlock 4 | sinceBlock 4 | leftBlock 4, 0: none | readyMs 6 | auditor 20</code>
/// born: when the slot came to be, which never changes, so that births rise with the number; since: when its auditor
/// took it. A free slot has bond 0 and in readyMs the next free slot + 1.
/// </summary>
internal static class Slot
{
    private const int AmountsBytes = 16;
    private const int TimesBytes = 18;

    internal static ByteString Of(
        BigInteger bond, BigInteger locked, BigInteger born, BigInteger since, BigInteger left, BigInteger readyMs,
        UInt160 auditor) =>
        Bytes.Fixed(bond + Packed.At(locked, 64), AmountsBytes)
            .Concat(Bytes.Fixed(
                born + Packed.At(since, 32) + Packed.At(left, 64) + Packed.At(readyMs, 96), TimesBytes))
            .Concat(auditor);

    internal static ByteString Free(ByteString slot, BigInteger next) =>
        Of(0, 0, BornBlock(slot), 0, 0, next, Auditor(slot));

    internal static ByteString WithBond(ByteString slot, BigInteger bond, BigInteger locked) => Of(
        bond, locked, BornBlock(slot), SinceBlock(slot), LeftBlock(slot), ReadyMs(slot), Auditor(slot));

    internal static ByteString Leaving(ByteString slot, BigInteger block, BigInteger readyMs) => Of(
        Bond(slot), Locked(slot), BornBlock(slot), SinceBlock(slot), block, readyMs, Auditor(slot));

    internal static BigInteger Bond(ByteString slot) => Bytes.ReadU64(slot, 0);
    internal static BigInteger Locked(ByteString slot) => Bytes.ReadU64(slot, 8);
    internal static BigInteger BornBlock(ByteString slot) => Bytes.ReadU32(slot, 16);
    internal static BigInteger SinceBlock(ByteString slot) => Bytes.ReadU32(slot, 20);
    internal static BigInteger LeftBlock(ByteString slot) => Bytes.ReadU32(slot, 24);
    internal static BigInteger ReadyMs(ByteString slot) => Bytes.ReadU48(slot, 28);
    internal static BigInteger NextFree(ByteString slot) => ReadyMs(slot);
    internal static UInt160 Auditor(ByteString slot) => (UInt160)Bytes.Slice(slot, AmountsBytes + TimesBytes, 20);

    /// <summary>A slot that nobody has: sinceBlock is never 0 where somebody does.</summary>
    internal static bool IsFree(ByteString slot) => SinceBlock(slot) == 0;
}

/// <summary>Where a seat stands.</summary>
internal enum SeatState : byte
{
    /// <summary>Drawn, and has not sealed.</summary>
    Drawn = 0,
    Sealed = 1,
    Approved = 2,
    Accused = 3,
}

/// <summary>
/// One job's committee.
/// <code>sealUntilBlock 4 | revealUntilBlock 4 | lock 8 [1e-8 AGPU] | points 8 | seats, each: slot 4 | state 1 | seal 32</code>
/// </summary>
internal static class Panel
{
    internal const int SealBytes = 32;
    private const int HeadBytes = 24;
    private const int SeatBytes = 37;

    internal static ByteString Of(
        BigInteger sealUntil, BigInteger revealUntil, BigInteger lockAgpu, BigInteger points, BigInteger[] slots)
    {
        ByteString panel = Bytes.Fixed(
            sealUntil + Packed.At(revealUntil, 32) + Packed.At(lockAgpu, 64) + Packed.At(points, 128), HeadBytes);
        // Drawn is 0, and so is the seal that is not there yet: the slot and zeros, in two pieces that integers can hold.
        foreach (BigInteger slot in slots) panel = panel.Concat(Bytes.Fixed(slot, 30)).Concat(Bytes.Fixed(0, 7));
        return panel;
    }

    internal static BigInteger SealUntil(ByteString panel) => Bytes.ReadU32(panel, 0);
    internal static BigInteger RevealUntil(ByteString panel) => Bytes.ReadU32(panel, 4);
    internal static BigInteger LockAgpu(ByteString panel) => Bytes.ReadU64(panel, 8);
    internal static BigInteger Points(ByteString panel) => Bytes.ReadU64(panel, 16);
    internal static int Seats(ByteString panel) => (panel.Length - HeadBytes) / SeatBytes;
    internal static BigInteger SlotOf(ByteString panel, int seat) => Bytes.ReadU32(panel, At(seat));
    internal static SeatState State(ByteString panel, int seat) => (SeatState)panel[At(seat) + 4];
    internal static ByteString Seal(ByteString panel, int seat) => Bytes.Slice(panel, At(seat) + 5, SealBytes);

    internal static ByteString WithSeal(ByteString panel, int seat, ByteString seal) =>
        Head(panel, seat).Concat(Bytes.U8((int)SeatState.Sealed)).Concat(seal).Concat(After(panel, At(seat + 1)));

    internal static ByteString WithState(ByteString panel, int seat, SeatState state) =>
        Head(panel, seat).Concat(Bytes.U8((int)state)).Concat(After(panel, At(seat) + 5));

    private static ByteString Head(ByteString panel, int seat) => Bytes.Slice(panel, 0, At(seat) + 4);

    private static ByteString After(ByteString panel, int start) =>
        Bytes.Slice(panel, start, panel.Length - start);

    private static int At(int seat) => HeadBytes + seat * SeatBytes;
}
