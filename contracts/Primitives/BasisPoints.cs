using System.Numerics;

namespace StarMiner.Contracts.Primitives;

/// <summary>Shares in 1/10,000.</summary>
public static class BasisPoints
{
    public const int One = 10_000;

    /// <summary>amount * bps / 10,000, rounded down; the caller says who keeps the dust.</summary>
    public static BigInteger Of(BigInteger amount, BigInteger bps) => amount * bps / One;
}
