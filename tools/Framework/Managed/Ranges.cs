using System.Numerics;

namespace Neo.SmartContract.Framework.Managed;

internal static class Ranges
{
    /// <summary>The value, if it lies between the two; else what the engine's ASSERT does.</summary>
    public static BigInteger Within(BigInteger value, BigInteger least, BigInteger most)
        => value >= least && value <= most ? value : throw new UncatchableException();
}
