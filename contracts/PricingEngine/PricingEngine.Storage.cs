using System.Numerics;
using Neo.SmartContract.Framework;
using Neo.SmartContract.Framework.Services;
using StarMiner.Contracts.Primitives;

namespace StarMiner.Contracts;

public partial class PricingEngine
{
    private const byte PrefixCouncil = 0x01; // -> the Council's hash [20 B]
    private const byte PrefixCharter = 0x0F; // -> own copy of the charter; none before the Council's first sync
    private const byte PrefixPrice = 0x03;   // + 1 + 4 × task + tier -> Price; none before anybody asked

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

    private static BigInteger GetPrice(ByteString place) =>
        (BigInteger)new StorageMap(Storage.CurrentContext, PrefixPrice).Get(place)!;

    private static void PutPrice(ByteString place, BigInteger price) =>
        new StorageMap(Storage.CurrentContext, PrefixPrice).Put(place, price);

    /// <summary>The integer's own bytes: 1 to 16.</summary>
    private static ByteString Place(BigInteger task, BigInteger tier) => (ByteString)(1 + task * Tiers.Count + tier);
}

/// <summary>
/// base fee [1e-8 AGPU a unit] in bits 0..59 | start of the window that it holds in [ms] 60..107 | units that were asked
/// for in that window 108..171
/// </summary>
internal static class Price
{
    internal static BigInteger Of(BigInteger baseFee, BigInteger windowStartMs, BigInteger units) =>
        baseFee + Packed.At(windowStartMs, 60) + Packed.At(units, 108);

    internal static BigInteger BaseFee(BigInteger price) => Packed.Bits(price, 0, 60);
    internal static BigInteger WindowStartMs(BigInteger price) => Packed.Bits(price, 60, 48);
    internal static BigInteger Units(BigInteger price) => Packed.Bits(price, 108, 64);
}
