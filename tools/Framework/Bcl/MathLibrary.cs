using Neo.SmartContract.Framework.Attributes;

namespace Neo.SmartContract.Framework.Bcl;

[StandsFor("System.Math")]
internal static class MathLibrary
{
    public static long BigMul(int a, int b) => (long)a * b;

    public static ulong BigMul(uint a, uint b) => (ulong)a * b;

    public static int DivRem(int a, int b, out int result)
    {
        int quotient = a / b;
        result = a - quotient * b;
        return quotient;
    }

    public static long DivRem(long a, long b, out long result)
    {
        long quotient = a / b;
        result = a - quotient * b;
        return quotient;
    }

    public static (sbyte Quotient, sbyte Remainder) DivRem(sbyte left, sbyte right) => SByteLibrary.DivRem(left, right);

    public static sbyte Clamp(sbyte value, sbyte min, sbyte max) => SByteLibrary.Clamp(value, min, max);

    public static (byte Quotient, byte Remainder) DivRem(byte left, byte right) => ByteLibrary.DivRem(left, right);

    public static byte Clamp(byte value, byte min, byte max) => ByteLibrary.Clamp(value, min, max);

    public static (short Quotient, short Remainder) DivRem(short left, short right) => Int16Library.DivRem(left, right);

    public static short Clamp(short value, short min, short max) => Int16Library.Clamp(value, min, max);

    public static (ushort Quotient, ushort Remainder) DivRem(ushort left, ushort right) => UInt16Library.DivRem(left, right);

    public static ushort Clamp(ushort value, ushort min, ushort max) => UInt16Library.Clamp(value, min, max);

    public static (int Quotient, int Remainder) DivRem(int left, int right) => Int32Library.DivRem(left, right);

    public static int Clamp(int value, int min, int max) => Int32Library.Clamp(value, min, max);

    public static (uint Quotient, uint Remainder) DivRem(uint left, uint right) => UInt32Library.DivRem(left, right);

    public static uint Clamp(uint value, uint min, uint max) => UInt32Library.Clamp(value, min, max);

    public static (long Quotient, long Remainder) DivRem(long left, long right) => Int64Library.DivRem(left, right);

    public static long Clamp(long value, long min, long max) => Int64Library.Clamp(value, min, max);

    public static (ulong Quotient, ulong Remainder) DivRem(ulong left, ulong right) => UInt64Library.DivRem(left, right);

    public static ulong Clamp(ulong value, ulong min, ulong max) => UInt64Library.Clamp(value, min, max);
}
