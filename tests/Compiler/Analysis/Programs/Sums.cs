using System.Numerics;

namespace StarMiner.Compiler.Tests.Analysis.Programs;

[Warns("NEOC6006", nameof(Fee), nameof(Total))]
public static class NarrowSums
{
    public static BigInteger Fee(int units, int price) => units * price;

    public static BigInteger Total(long a, long b)
    {
        long total = a + b;
        return total > 0 ? (BigInteger)total : -(BigInteger)total;
    }
}

public static class WideSums
{
    public static BigInteger Fee(int units, int price) => (BigInteger)units * price;

    public static BigInteger Checked(int units, int price) => checked(units * price);

    /// <summary>Bytes cannot add up to more than an int holds.</summary>
    public static BigInteger Small(byte a, byte b) => a + b;

    /// <summary>Wraps on purpose, and stays what it is.</summary>
    public static int Mix(int value) => (value * 0x7feb352d) ^ (value >> 15);
}
