using System.Numerics;

namespace StarMiner.Contracts.Primitives;

/// <summary>
/// A base fee that demand moves, window by window, as EIP-1559 moves the price of a block: by at most change / 10,000
/// of itself, up where more than the target was asked for, down where less.
/// </summary>
public static class BaseFee
{
    /// <summary>Windows after which every decay that the bounds allow has reached every floor.</summary>
    private const int MaxIdleWindows = 4_095;

    private const int FractionBits = 64;

    /// <summary>The fee after one window in which so many units were asked for.</summary>
    /// <remarks>A rise is rounded up, so that the smallest fee can rise; a fall is rounded down.</remarks>
    public static BigInteger AfterWindow(BigInteger fee, BigInteger units, BigInteger target, BigInteger changeBps)
    {
        BigInteger scale = target * BasisPoints.One;
        if (units <= target) return fee - fee * (target - units) * changeBps / scale;
        BigInteger excess = BigInteger.Min(units - target, target);
        return fee + (fee * excess * changeBps + scale - 1) / scale;
    }

    /// <summary>
    /// The fee after windows in which nobody asked: fee * (1 - change)^windows, in a dozen multiplications however many.
    /// </summary>
    /// <remarks>Rounded down at every multiplication: never above the true value.</remarks>
    public static BigInteger AfterIdle(BigInteger fee, BigInteger windows, BigInteger changeBps)
    {
        if (windows > MaxIdleWindows) return 0;
        BigInteger one = BigInteger.Pow(2, FractionBits);
        BigInteger power = one * (BasisPoints.One - changeBps) / BasisPoints.One;
        BigInteger factor = one;
        while (windows > 0)
        {
            if (windows % 2 == 1) factor = factor * power / one;
            power = power * power / one;
            windows /= 2;
        }
        return fee * factor / one;
    }
}
