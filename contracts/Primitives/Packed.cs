using System.Numerics;

namespace StarMiner.Contracts.Primitives;

/// <summary>
/// Small numbers side by side in one integer: for records of few fields that change often. Arithmetic on integers costs
/// next to nothing, and an integer is stored without conversion.
/// </summary>
public static class Packed
{
    /// <summary>The number in the bits from..from+count-1.</summary>
    public static BigInteger Bits(BigInteger packed, int from, int count) =>
        (packed >> from) % BigInteger.Pow(2, count);

    /// <summary>The number moved to the bits from on; fields are added up. None may be wider than its field.</summary>
    public static BigInteger At(BigInteger value, int from) => value << from;
}
