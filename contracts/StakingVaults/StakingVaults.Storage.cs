using System.Numerics;
using Neo.SmartContract.Framework;
using Neo.SmartContract.Framework.Services;
using StarMiner.Contracts.Primitives;

namespace StarMiner.Contracts;

public partial class StakingVaults
{
    private const byte PrefixCouncil = 0x01; // -> the Council's hash [20 B]
    private const byte PrefixCharter = 0x0F; // -> own copy of the charter; none before the Council's first sync
    private const byte PrefixStake = 0x03;   // + task 1 | provider 20 -> Stake: free | locked | lost | earned | whether any is leaving; none when empty
    private const byte PrefixLeaving = 0x04; // + task 1 | provider 20 -> Leaving: unbonding | readyMs; none when empty

    private static readonly byte[] CouncilKey = new byte[] { PrefixCouncil };
    private static readonly byte[] CharterKey = new byte[] { PrefixCharter };

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

    private static BigInteger GetStake(ByteString place) => GetAt(PrefixStake, place);

    private static void PutStake(ByteString place, BigInteger stake) => PutAt(PrefixStake, place, stake);

    private static BigInteger GetLeaving(ByteString place) => GetAt(PrefixLeaving, place);

    private static void PutLeaving(ByteString place, BigInteger leaving) => PutAt(PrefixLeaving, place, leaving);

    /// <summary>task 1 | provider 20</summary>
    private static ByteString Place(UInt160 provider, BigInteger task) => Bytes.U8(task).Concat(provider);

    private static BigInteger GetAt(byte prefix, ByteString place) =>
        (BigInteger)new StorageMap(Storage.CurrentContext, prefix).Get(place)!;

    private static void PutAt(byte prefix, ByteString place, BigInteger value)
    {
        StorageMap map = new(Storage.CurrentContext, prefix);
        if (value == 0)
            map.Delete(place);
        else
            map.Put(place, value);
    }
}

/// <summary>
/// free, for jobs or to unbond, in bits 0..63 | locked behind live jobs 64..127 | lost by proven faults and not divided
/// yet 128..191 | earned by public work and still bound to stay, a part of the first two, 192..253 [1e-8 AGPU] | whether
/// anything is on its way out 254: spares a slash the look
/// </summary>
internal static class Stake
{
    internal static BigInteger Of(BigInteger free, BigInteger locked, BigInteger earned) =>
        free + Packed.At(locked, 64) + Packed.At(earned, 192);

    /// <summary>To be added to a stake.</summary>
    internal static BigInteger OfLost(BigInteger lost) => Packed.At(lost, 128);

    internal static BigInteger Free(BigInteger stake) => Packed.Bits(stake, 0, 64);
    internal static BigInteger Locked(BigInteger stake) => Packed.Bits(stake, 64, 64);
    internal static BigInteger Lost(BigInteger stake) => Packed.Bits(stake, 128, 64);
    internal static BigInteger Earned(BigInteger stake) => Packed.Bits(stake, 192, 62);
    internal static bool IsLeaving(BigInteger stake) => Packed.Bits(stake, 254, 1) == 1;
    internal static BigInteger LeavingMark(BigInteger stake) => IsLeaving(stake) ? Packed.At(1, 254) : 0;
    internal static BigInteger WithLeaving(BigInteger stake) => IsLeaving(stake) ? stake : stake + Packed.At(1, 254);
    internal static BigInteger WithoutLeaving(BigInteger stake) => stake - LeavingMark(stake);
    internal static BigInteger Total(BigInteger stake) => Free(stake) + Locked(stake);
}

/// <summary>
/// On its way out, and slashable until it is [1e-8 AGPU], in bits 0..63 | when it may go [ms] 64..111
/// </summary>
internal static class Leaving
{
    internal static BigInteger Of(BigInteger unbonding, BigInteger readyMs) => unbonding + Packed.At(readyMs, 64);
    internal static BigInteger Unbonding(BigInteger leaving) => Packed.Bits(leaving, 0, 64);
    internal static BigInteger ReadyMs(BigInteger leaving) => Packed.Bits(leaving, 64, 48);
}
