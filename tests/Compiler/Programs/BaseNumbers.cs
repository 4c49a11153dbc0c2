using System.Numerics;

namespace StarMiner.Compiler.Tests.Programs;

public static class BaseInts
{
    public static int Counts(int a, int b) => (int)int.PopCount(a) * 1000 + (int)int.LeadingZeroCount(b) + (int)int.TrailingZeroCount(a) * 100000;

    public static int Log(int a, int b) => (int)int.Log2(a) + (int)int.Log2(b);

    public static bool Kinds(int a, int b) => int.IsPow2(a) ? int.IsEvenInteger(b) : int.IsOddInteger(b);

    public static int RotateLeft(int a, int b) => int.RotateLeft(a, (int)(b % 70));

    public static int RotateRight(int a, int b) => int.RotateRight(a, (int)(b % 70));

    public static int Divided(int a, int b)
    {
        var (quotient, remainder) = Math.DivRem(a, b);
        return (int)(quotient ^ remainder);
    }

    public static int Clamped(int a, int b) => (int)(Math.Clamp(a, (int)3, b) + int.Clamp(b, (int)1, (int)100));

    public static int Text(int a, int b) => (int)(int.Parse(a.ToString()) + int.Parse(" " + b.ToString() + " "));

    public static int Narrowed(int a, int b) => sbyte.CreateSaturating(a) + byte.CreateChecked(b);

    public static int Signs(int a, int b) => int.IsNegative(a) == int.IsPositive(b) ? int.CopySign(a, b) : int.Abs(b);
}

public static class BaseLongs
{
    public static int Counts(long a, long b) => (int)long.PopCount(a) * 1000 + (int)long.LeadingZeroCount(b) + (int)long.TrailingZeroCount(a) * 100000;

    public static int Log(long a, long b) => (int)long.Log2(a) + (int)long.Log2(b);

    public static bool Kinds(long a, long b) => long.IsPow2(a) ? long.IsEvenInteger(b) : long.IsOddInteger(b);

    public static long RotateLeft(long a, long b) => long.RotateLeft(a, (int)(b % 70));

    public static long RotateRight(long a, long b) => long.RotateRight(a, (int)(b % 70));

    public static long Divided(long a, long b)
    {
        var (quotient, remainder) = Math.DivRem(a, b);
        return (long)(quotient ^ remainder);
    }

    public static long Clamped(long a, long b) => (long)(Math.Clamp(a, (long)3, b) + long.Clamp(b, (long)1, (long)100));

    public static long Text(long a, long b) => (long)(long.Parse(a.ToString()) + long.Parse(" " + b.ToString() + " "));

    public static int Narrowed(long a, long b) => sbyte.CreateSaturating(a) + byte.CreateChecked(b);

    public static long Signs(long a, long b) => long.IsNegative(a) == long.IsPositive(b) ? long.CopySign(a, b) : long.Abs(b);
}

public static class BaseULongs
{
    public static int Counts(ulong a, ulong b) => (int)ulong.PopCount(a) * 1000 + (int)ulong.LeadingZeroCount(b) + (int)ulong.TrailingZeroCount(a) * 100000;

    public static int Log(ulong a, ulong b) => (int)ulong.Log2(a) + (int)ulong.Log2(b);

    public static bool Kinds(ulong a, ulong b) => ulong.IsPow2(a) ? ulong.IsEvenInteger(b) : ulong.IsOddInteger(b);

    public static ulong RotateLeft(ulong a, ulong b) => ulong.RotateLeft(a, (int)(b % 70));

    public static ulong RotateRight(ulong a, ulong b) => ulong.RotateRight(a, (int)(b % 70));

    public static ulong Divided(ulong a, ulong b)
    {
        var (quotient, remainder) = Math.DivRem(a, b);
        return (ulong)(quotient ^ remainder);
    }

    public static ulong Clamped(ulong a, ulong b) => (ulong)(Math.Clamp(a, (ulong)3, b) + ulong.Clamp(b, (ulong)1, (ulong)100));

    public static ulong Text(ulong a, ulong b) => (ulong)(ulong.Parse(a.ToString()) + ulong.Parse(" " + b.ToString() + " "));

    public static int Narrowed(ulong a, ulong b) => sbyte.CreateSaturating(a) + byte.CreateChecked(b);
}

public static class BaseUInts
{
    public static int Counts(uint a, uint b) => (int)uint.PopCount(a) * 1000 + (int)uint.LeadingZeroCount(b) + (int)uint.TrailingZeroCount(a) * 100000;

    public static int Log(uint a, uint b) => (int)uint.Log2(a) + (int)uint.Log2(b);

    public static bool Kinds(uint a, uint b) => uint.IsPow2(a) ? uint.IsEvenInteger(b) : uint.IsOddInteger(b);

    public static uint RotateLeft(uint a, uint b) => uint.RotateLeft(a, (int)(b % 70));

    public static uint RotateRight(uint a, uint b) => uint.RotateRight(a, (int)(b % 70));

    public static uint Divided(uint a, uint b)
    {
        var (quotient, remainder) = Math.DivRem(a, b);
        return (uint)(quotient ^ remainder);
    }

    public static uint Clamped(uint a, uint b) => (uint)(Math.Clamp(a, (uint)3, b) + uint.Clamp(b, (uint)1, (uint)100));

    public static uint Text(uint a, uint b) => (uint)(uint.Parse(a.ToString()) + uint.Parse(" " + b.ToString() + " "));

    public static int Narrowed(uint a, uint b) => sbyte.CreateSaturating(a) + byte.CreateChecked(b);
}

public static class BaseShorts
{
    public static int Counts(short a, short b) => (int)short.PopCount(a) * 1000 + (int)short.LeadingZeroCount(b) + (int)short.TrailingZeroCount(a) * 100000;

    public static int Log(short a, short b) => (int)short.Log2(a) + (int)short.Log2(b);

    public static bool Kinds(short a, short b) => short.IsPow2(a) ? short.IsEvenInteger(b) : short.IsOddInteger(b);

    public static short RotateLeft(short a, short b) => short.RotateLeft(a, (int)(b % 70));

    public static short RotateRight(short a, short b) => short.RotateRight(a, (int)(b % 70));

    public static short Divided(short a, short b)
    {
        var (quotient, remainder) = Math.DivRem(a, b);
        return (short)(quotient ^ remainder);
    }

    public static short Clamped(short a, short b) => (short)(Math.Clamp(a, (short)3, b) + short.Clamp(b, (short)1, (short)100));

    public static short Text(short a, short b) => (short)(short.Parse(a.ToString()) + short.Parse(" " + b.ToString() + " "));

    public static int Narrowed(short a, short b) => sbyte.CreateSaturating(a) + byte.CreateChecked(b);

    public static short Signs(short a, short b) => short.IsNegative(a) == short.IsPositive(b) ? short.CopySign(a, b) : short.Abs(b);
}

public static class BaseBytes
{
    public static int Counts(byte a, byte b) => (int)byte.PopCount(a) * 1000 + (int)byte.LeadingZeroCount(b) + (int)byte.TrailingZeroCount(a) * 100000;

    public static int Log(byte a, byte b) => (int)byte.Log2(a) + (int)byte.Log2(b);

    public static bool Kinds(byte a, byte b) => byte.IsPow2(a) ? byte.IsEvenInteger(b) : byte.IsOddInteger(b);

    public static byte RotateLeft(byte a, byte b) => byte.RotateLeft(a, (int)(b % 70));

    public static byte RotateRight(byte a, byte b) => byte.RotateRight(a, (int)(b % 70));

    public static byte Divided(byte a, byte b)
    {
        var (quotient, remainder) = Math.DivRem(a, b);
        return (byte)(quotient ^ remainder);
    }

    public static byte Clamped(byte a, byte b) => (byte)(Math.Clamp(a, (byte)3, b) + byte.Clamp(b, (byte)1, (byte)100));

    public static byte Text(byte a, byte b) => (byte)(byte.Parse(a.ToString()) + byte.Parse(" " + b.ToString() + " "));

    public static int Narrowed(byte a, byte b) => sbyte.CreateSaturating(a) + byte.CreateChecked(b);
}

public static class BaseSBytes
{
    public static int Counts(sbyte a, sbyte b) => (int)sbyte.PopCount(a) * 1000 + (int)sbyte.LeadingZeroCount(b) + (int)sbyte.TrailingZeroCount(a) * 100000;

    public static int Log(sbyte a, sbyte b) => (int)sbyte.Log2(a) + (int)sbyte.Log2(b);

    public static bool Kinds(sbyte a, sbyte b) => sbyte.IsPow2(a) ? sbyte.IsEvenInteger(b) : sbyte.IsOddInteger(b);

    public static sbyte RotateLeft(sbyte a, sbyte b) => sbyte.RotateLeft(a, (int)(b % 70));

    public static sbyte RotateRight(sbyte a, sbyte b) => sbyte.RotateRight(a, (int)(b % 70));

    public static sbyte Divided(sbyte a, sbyte b)
    {
        var (quotient, remainder) = Math.DivRem(a, b);
        return (sbyte)(quotient ^ remainder);
    }

    public static sbyte Clamped(sbyte a, sbyte b) => (sbyte)(Math.Clamp(a, (sbyte)3, b) + sbyte.Clamp(b, (sbyte)1, (sbyte)100));

    public static sbyte Text(sbyte a, sbyte b) => (sbyte)(sbyte.Parse(a.ToString()) + sbyte.Parse(" " + b.ToString() + " "));

    public static int Narrowed(sbyte a, sbyte b) => sbyte.CreateSaturating(a) + byte.CreateChecked(b);

    public static sbyte Signs(sbyte a, sbyte b) => sbyte.IsNegative(a) == sbyte.IsPositive(b) ? sbyte.CopySign(a, b) : sbyte.Abs(b);
}

public static class BaseUShorts
{
    public static int Counts(ushort a, ushort b) => (int)ushort.PopCount(a) * 1000 + (int)ushort.LeadingZeroCount(b) + (int)ushort.TrailingZeroCount(a) * 100000;

    public static int Log(ushort a, ushort b) => (int)ushort.Log2(a) + (int)ushort.Log2(b);

    public static bool Kinds(ushort a, ushort b) => ushort.IsPow2(a) ? ushort.IsEvenInteger(b) : ushort.IsOddInteger(b);

    public static ushort RotateLeft(ushort a, ushort b) => ushort.RotateLeft(a, (int)(b % 70));

    public static ushort RotateRight(ushort a, ushort b) => ushort.RotateRight(a, (int)(b % 70));

    public static ushort Divided(ushort a, ushort b)
    {
        var (quotient, remainder) = Math.DivRem(a, b);
        return (ushort)(quotient ^ remainder);
    }

    public static ushort Clamped(ushort a, ushort b) => (ushort)(Math.Clamp(a, (ushort)3, b) + ushort.Clamp(b, (ushort)1, (ushort)100));

    public static ushort Text(ushort a, ushort b) => (ushort)(ushort.Parse(a.ToString()) + ushort.Parse(" " + b.ToString() + " "));

    public static int Narrowed(ushort a, ushort b) => sbyte.CreateSaturating(a) + byte.CreateChecked(b);
}

public static class BaseBigs
{
    public static BigInteger Divisor(BigInteger a, BigInteger b) => BigInteger.GreatestCommonDivisor(a, b);

    public static BigInteger Divided(BigInteger a, BigInteger b)
    {
        BigInteger quotient = BigInteger.DivRem(a, b, out BigInteger remainder);
        return quotient * 7 + remainder;
    }

    public static bool Powers(BigInteger a, BigInteger b) => a.IsPowerOfTwo || BigInteger.IsPow2(b) || BigInteger.IsOddInteger(a);

    public static BigInteger Clamped(BigInteger a, BigInteger b) => BigInteger.Clamp(a, -5, b);

    public static BigInteger Log(BigInteger a, BigInteger b) => BigInteger.Log2(a) + b;

    public static BigInteger Read(BigInteger a, BigInteger b)
        => BigInteger.TryParse(a.ToString(), out BigInteger read) ? read - b : b;
}
