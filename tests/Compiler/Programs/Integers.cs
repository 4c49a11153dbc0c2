using System.Numerics;

namespace StarMiner.Compiler.Tests.Programs;

public static class Integers
{
    public static int Add(int a, int b) => a + b;
    public static int Subtract(int a, int b) => a - b;
    public static int Multiply(int a, int b) => a * b;
    public static int Divide(int a, int b) => a / b;
    public static int Remainder(int a, int b) => a % b;
    public static int And(int a, int b) => a & b;
    public static int Or(int a, int b) => a | b;
    public static int Xor(int a, int b) => a ^ b;
    public static int ShiftLeft(int a, int b) => a << b;
    public static int ShiftRight(int a, int b) => a >> b;
    public static int ShiftRightUnsigned(int a, int b) => a >>> b;
    public static int Negate(int a, int b) => -a + ~b;
    public static bool Less(int a, int b) => a < b;
    public static bool LessOrEqual(int a, int b) => a <= b;
    public static bool Equal(int a, int b) => a == b;
    public static bool LessUnsigned(int a, int b) => (uint)a < (uint)b;
    public static uint DivideUnsigned(int a, int b) => (uint)a / (uint)b;
    public static long Widen(int a, int b) => (long)a * b;
    public static long WidenUnsigned(int a, int b) => (long)(uint)a + (uint)b;
    public static int Polynomial(int a, int b) => a * a * a + b * b * 31 - (a ^ (b << 7)) * 17;
    public static int CheckedAdd(int a, int b) => checked(a + b);
    public static int CheckedMultiply(int a, int b) => checked(a * b);
    public static byte ToByte(int a, int b) => (byte)(a + b);
    public static sbyte ToSByte(int a, int b) => (sbyte)(a * b);
    public static short ToShort(int a, int b) => (short)(a - b);
    public static ushort ToUShort(int a, int b) => (ushort)(a | b);
    public static byte CheckedByte(int a, int b) => checked((byte)(a + b));

    public static uint Mix(int a, int b)
    {
        uint x = (uint)a ^ (uint)b;
        x ^= x >> 16;
        x *= 0x7feb352d;
        x ^= x >> 15;
        x *= 0x846ca68b;
        x ^= x >> 16;
        return x;
    }

    public static int Loop(int a, int b)
    {
        int sum = a;
        for (int i = 0; i < 10; i++)
            sum = sum * 31 + (b >> i);
        return sum;
    }

    public static int Conditional(int a, int b) => Max(a > b ? a : b, a < b ? a - b : b - a);
    static int Max(int a, int b) => a > b ? a : b;
}

public static class Longs
{
    public static long Add(long a, long b) => a + b;
    public static long Multiply(long a, long b) => a * b;
    public static long Divide(long a, long b) => a / b;
    public static long Remainder(long a, long b) => a % b;
    public static long ShiftLeft(long a, long b) => a << (int)b;
    public static long ShiftRight(long a, long b) => a >> (int)b;
    public static ulong ShiftRightUnsigned(long a, long b) => (ulong)a >> (int)b;
    public static bool LessUnsigned(long a, long b) => (ulong)a < (ulong)b;
    public static int Narrow(long a, long b) => (int)(a ^ b);
    public static uint NarrowUnsigned(long a, long b) => (uint)(a + b);
    public static long Cube(long a, long b) => a * a * a - b * b * b;
    public static long CheckedAdd(long a, long b) => checked(a + b);
    public static int CheckedNarrow(long a, long b) => checked((int)(a + b));
    public static BigInteger Exact(long a, long b) => (BigInteger)a * b;
    public static ulong Remix(long a, long b) => ((ulong)a * 6364136223846793005UL + (ulong)b) % 1000003UL;
}
