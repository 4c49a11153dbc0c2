using System.Numerics;
using Neo.SmartContract.Framework;
using Neo.SmartContract.Framework.Attributes;
using Neo.SmartContract.Framework.Services;

namespace StarMiner.Contracts;

/// <summary>
/// Average prices for readers. Every change of the reserves first books the price that stood until now, weighted by the
/// time it stood; two older readings, at least 30 minutes apart, are where an average can start. All of it O(1).
/// </summary>
public partial class Exchange
{
    private const int AverageWindowMs = 30 * 60_000;

    /// <summary>
    /// [price, windowMs]: the time-weighted average of the last windowMs, at least 30 minutes, of asset per AGPU
    /// [1e-16 of asset's smallest unit per 1e-8 AGPU]. A price that stood for less than a block does not count.
    /// </summary>
    [Safe]
    public static BigInteger[] AveragePrice()
    {
        ExecutionEngine.Assert(GetSupply() > 0, NoLiquidity);
        BigInteger[] now = CumulativePrice();
        ByteString start = GetObservation(NewerPriceKey)!;
        if (now[1] - Observation.TimeMs(start) < AverageWindowMs) start = GetObservation(OlderPriceKey)!;
        BigInteger windowMs = now[1] - Observation.TimeMs(start);
        ExecutionEngine.Assert(windowMs >= AverageWindowMs, HistoryTooShort);
        // Rounded down.
        return new BigInteger[] { (now[0] - Observation.Cumulative(start)) / windowMs, windowMs };
    }

    /// <summary>
    /// [cumulative price × ms, timeMs] up to now: whoever keeps one has an average of a window of its own.
    /// </summary>
    [Safe]
    public static BigInteger[] CumulativePrice()
    {
        ExecutionEngine.Assert(GetSupply() > 0, NoLiquidity);
        ByteString pool = GetPool();
        return CumulativeAt(Runtime.Time, Pool.Agpu(pool), Pool.Asset(pool));
    }

    /// <summary>The first liquidity: history begins.</summary>
    private static void StartPrices()
    {
        ByteString start = Observation.Of(Runtime.Time, 0);
        PutObservation(LatestPriceKey, start);
        PutObservation(NewerPriceKey, start);
        PutObservation(OlderPriceKey, start);
    }

    /// <summary>Books the price of these reserves, which are about to change.</summary>
    private static void BookPrice(BigInteger agpu, BigInteger asset)
    {
        BigInteger timeMs = Runtime.Time;
        // INVARIANT: inside one block no time passes, so a price that comes and goes within it weighs nothing.
        if (timeMs == Observation.TimeMs(GetObservation(LatestPriceKey)!)) return;
        BigInteger[] now = CumulativeAt(timeMs, agpu, asset);
        ByteString latest = Observation.Of(timeMs, now[0]);
        PutObservation(LatestPriceKey, latest);
        ByteString newer = GetObservation(NewerPriceKey)!;
        if (timeMs - Observation.TimeMs(newer) < AverageWindowMs) return;
        PutObservation(OlderPriceKey, newer);
        PutObservation(NewerPriceKey, latest);
    }

    private static BigInteger[] CumulativeAt(BigInteger timeMs, BigInteger agpu, BigInteger asset)
    {
        ByteString latest = GetObservation(LatestPriceKey)!;
        BigInteger elapsedMs = timeMs - Observation.TimeMs(latest);
        BigInteger sum = Observation.Cumulative(latest) + PairMath.Price(agpu, asset) * elapsedMs;
        return new BigInteger[] { sum, timeMs };
    }
}
