using System.Numerics;

namespace StarMiner.Compiler.Tests.Programs;

/// <summary>BigInteger as the framework's contracts use it.</summary>
public static class BigNumbers
{
    static BigInteger Of(int a) => a % 2 == 0 ? BigInteger.Pow(7, a % 30) - 3 : -BigInteger.Pow(11, a % 30) + a;

    public static BigInteger Arithmetic(int a) =>
        Of(a) * Of(a + 1) + Of(a + 2) - Of(a + 3) / (a + 1) + Of(a) % 1000 - -Of(a) + BigInteger.Negate(Of(a));

    public static BigInteger Bits(int a) =>
        (Of(a) & Of(a + 1)) ^ (Of(a) | 12345) ^ ~Of(a + 2) ^ (Of(a) << a) ^ (Of(a + 1) >> (a / 2));

    public static BigInteger Modular(int a) =>
        BigInteger.ModPow(a + 2, 65537, 1_000_003) * 1000 + BigInteger.ModPow(Of(a), 3, 97);

    public static BigInteger Named(int a) => BigInteger.Max(Of(a), Of(a + 1)) + BigInteger.Min(Of(a), 5)
        + BigInteger.Abs(Of(a + 1)) + BigInteger.Add(a, 1) * BigInteger.Multiply(a, 2) - BigInteger.Subtract(a, 3)
        + BigInteger.Divide(Of(a), 7) + BigInteger.Remainder(Of(a), 7) + BigInteger.GreatestCommonDivisor(Of(a), 12);

    public static BigInteger Divided(int a)
    {
        var quotient = BigInteger.DivRem(Of(a), 100, out var rest);
        var (second, third) = BigInteger.DivRem(Of(a + 1), 9);
        return quotient * 1000 + rest + second * 31 + third;
    }

    public static int Compared(int a)
    {
        BigInteger left = Of(a), right = Of(a + 2);
        return left.CompareTo(right) + BigInteger.Compare(right, left) * 10 + (left.Equals(right) ? 100 : 200)
            + (left == right ? 1000 : left > right ? 2000 : 3000) + (left >= 5L ? 10000 : 20000) + left.Sign * 100000;
    }

    public static string Known(int a)
    {
        var number = Of(a);
        return (number.IsZero ? "z" : "") + (number.IsOne ? "o" : "") + (number.IsEven ? "e" : "")
            + (number == BigInteger.MinusOne || number == BigInteger.One || number == BigInteger.Zero ? "k" : "");
    }

    public static BigInteger Parsed(int a)
    {
        var read = BigInteger.Parse(Of(a).ToString());
        bool isNumber = BigInteger.TryParse(a > 2 ? "-12" : "1x", out var tried);
        return read * 2 + tried + (isNumber ? 1 : 0);
    }

    public static byte[] Bytes(int a) => Of(a).ToByteArray();

    public static BigInteger FromBytes(int a) => new BigInteger(new byte[] { (byte)a, 200, (byte)(a * 7) }) + new BigInteger(a);

    public static int Narrowed(int a)
    {
        try
        {
            return (int)(Of(a) * 3) + (byte)(a * (BigInteger)50) + (int)(long)Of(3) + (int)(ulong)(BigInteger)a;
        }
        catch (OverflowException)
        {
            return -1;
        }
    }

    public static BigInteger Widened(int a) =>
        (BigInteger)(sbyte)-a + (BigInteger)(ulong)a * ulong.MaxValue + (BigInteger)(uint)a + (BigInteger)(short)a + (char)(a + 60);

    public static BigInteger Steps(int a)
    {
        BigInteger number = a;
        number++;
        --number;
        number += 5;
        number *= number;
        number <<= 3;
        number %= 1000;
        number -= 7 * number--;
        return number;
    }
}
