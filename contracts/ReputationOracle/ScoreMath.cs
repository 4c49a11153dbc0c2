using System.Numerics;

namespace StarMiner.Contracts;

/// <summary>How scores move, without storage. Scores and logarithms in 1e-6, all roundings toward zero.</summary>
internal static class ScoreMath
{
    /// <summary>One point.</summary>
    internal const int Point = 1_000_000;

    /// <summary>10,000 points.</summary>
    internal const long Top = 10_000L * Point;

    /// <summary>What the first doubling of a client's burned fees is measured in [1e-8 AGPU].</summary>
    internal const long Unit = 1_00000000;

    /// <summary>Points that a doubling of one client's burned fees is worth to a score of 0.</summary>
    internal const int PointsPerDoubling = 200;

    private const long One = 1_000_000_000_000;
    private const long Ln2 = 693_147_180_560;

    /// <summary>After so many half-lives nothing is left of any amount here.</summary>
    private const int MaxHalvings = 64;

    /// <summary>
    /// amount × 2^(-elapsed / halfLife), for amounts of either sign: whole half-lives by a division, the rest by the
    /// exponential series to its 7th term (error below 2e-6).
    /// </summary>
    internal static BigInteger Decayed(BigInteger amount, BigInteger elapsedMs, BigInteger halfLifeMs)
    {
        BigInteger halvings = elapsedMs / halfLifeMs;
        if (halvings >= MaxHalvings) return 0;
        BigInteger exponent = elapsedMs % halfLifeMs * Ln2 / halfLifeMs;
        BigInteger factor = One;
        for (int term = 7; term > 0; term--) factor = One - exponent * factor / (term * One);
        return amount * factor / One / BigInteger.Pow(2, (int)halvings);
    }

    /// <summary>The score after some time: half of what it is away from neutral is gone in a half-life.</summary>
    internal static BigInteger Aged(
        BigInteger score, BigInteger neutral, BigInteger elapsedMs, BigInteger halfLifeMs) =>
        neutral + Decayed(score - neutral, elapsedMs, halfLifeMs);

    /// <summary>
    /// A score raised by what burned fees of one client grew from and to: in the logarithm, and the less the nearer
    /// the top. Never above the top.
    /// </summary>
    internal static BigInteger Raised(BigInteger score, BigInteger burnedBefore, BigInteger burnedAfter) =>
        score + (Log(burnedAfter) - Log(burnedBefore)) * PointsPerDoubling * (Top - score) / Top;

    /// <summary>
    /// log2(1 + burned / Unit), straight lines between the powers of two: concave, so splitting a job never counts
    /// more, and at most 1 per Unit. The power is found in six steps, whatever the amount (below 2^63 Units).
    /// </summary>
    internal static BigInteger Log(BigInteger burned)
    {
        BigInteger sum = burned + Unit;
        BigInteger power = Unit;
        BigInteger exponent = 0;
        for (int step = 32; step > 0; step /= 2)
        {
            BigInteger higher = power * BigInteger.Pow(2, step);
            if (sum < higher) continue;
            power = higher;
            exponent += step;
        }
        return exponent * Point + (sum - power) * Point / power;
    }
}
