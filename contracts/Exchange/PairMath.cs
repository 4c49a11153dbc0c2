using System.Numerics;
using Neo.SmartContract.Framework;
using StarMiner.Contracts.Primitives;

namespace StarMiner.Contracts;

/// <summary>
/// The constant product, without storage. Reserves and amounts in smallest units. Whatever does not divide stays in the
/// reserves: no rounding is in favour of a trader or of a new share.
/// </summary>
internal static class PairMath
{
    /// <summary>Shares of the first provider that nobody holds: nobody can make a share dear from nothing.</summary>
    internal const int LockedShares = 1_000;

    /// <summary>Prices are in 1e-16 [asset's smallest unit per 1e-8 AGPU].</summary>
    internal const long PriceScale = 1_00000000_00000000;

    /// <summary>2^112: below it no product here leaves 256 bits.</summary>
    private const int MaxBits = 112;

    /// <summary>Whether an argument is a number from 0 to 2^112 - 1; callers may pass anything.</summary>
    internal static bool IsAmount(object amount) =>
        Items.IsInteger(amount) && (BigInteger)amount >= 0 && !IsTooLarge((BigInteger)amount);

    internal static bool IsPositive(object amount) => IsAmount(amount) && (BigInteger)amount > 0;

    internal static bool IsTooLarge(BigInteger amount) => amount >= BigInteger.Pow(2, MaxBits);

    /// <summary>The part of an AGPU amount that is burned; rounded up.</summary>
    internal static BigInteger BurnFee(BigInteger agpu, BigInteger burnBps) =>
        DivideUp(agpu * burnBps, BasisPoints.One);

    /// <summary>
    /// What the other reserve gives for amountIn, less the fee that stays in the reserves [1/10,000]; rounded down,
    /// always less than the reserve.
    /// </summary>
    internal static BigInteger AmountOut(
        BigInteger amountIn, BigInteger reserveIn, BigInteger reserveOut, BigInteger feeBps)
    {
        BigInteger weighted = amountIn * (BasisPoints.One - feeBps);
        return weighted * reserveOut / (reserveIn * BasisPoints.One + weighted);
    }

    /// <summary>What goes in beside the amount of one token so that the price stays; rounded up.</summary>
    internal static BigInteger Beside(BigInteger amount, BigInteger reserve, BigInteger otherReserve) =>
        DivideUp(amount * otherReserve, reserve);

    /// <summary>All shares of the first liquidity, the locked ones too: the geometric mean, rounded down.</summary>
    internal static BigInteger FirstShares(BigInteger agpu, BigInteger asset) => (agpu * asset).Sqrt();

    /// <summary>Shares for an addition; the poorer side counts, rounded down.</summary>
    internal static BigInteger SharesFor(
        BigInteger agpu, BigInteger asset, BigInteger reserveAgpu, BigInteger reserveAsset, BigInteger supply) =>
        BigInteger.Min(agpu * supply / reserveAgpu, asset * supply / reserveAsset);

    /// <summary>A share's part of a reserve; rounded down.</summary>
    internal static BigInteger PartOf(BigInteger shares, BigInteger supply, BigInteger reserve) =>
        shares * reserve / supply;

    /// <summary>Asset per AGPU; rounded down.</summary>
    internal static BigInteger Price(BigInteger reserveAgpu, BigInteger reserveAsset) =>
        reserveAsset * PriceScale / reserveAgpu;

    private static BigInteger DivideUp(BigInteger dividend, BigInteger divisor) => (dividend + divisor - 1) / divisor;
}
