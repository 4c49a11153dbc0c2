using Neo.SmartContract.Framework.Attributes;

namespace Neo.SmartContract.Framework.Bcl;

[StandsFor("System.Numerics.BitOperations")]
internal static class BitLibrary
{
    public static int PopCount(uint value) => Bits.Count(value);

    public static int PopCount(ulong value) => Bits.Count(value);

    public static int LeadingZeroCount(uint value) => 32 - Bits.Length(value);

    public static int LeadingZeroCount(ulong value) => 64 - Bits.Length(value);

    public static int TrailingZeroCount(int value) => Bits.TrailingZeros((uint)value, 32);

    public static int TrailingZeroCount(uint value) => Bits.TrailingZeros(value, 32);

    public static int TrailingZeroCount(long value) => Bits.TrailingZeros((ulong)value, 64);

    public static int TrailingZeroCount(ulong value) => Bits.TrailingZeros(value, 64);

    public static int Log2(uint value) => value == 0 ? 0 : Bits.Length(value) - 1;

    public static int Log2(ulong value) => value == 0 ? 0 : Bits.Length(value) - 1;

    public static bool IsPow2(int value) => value > 0 && (value & (value - 1)) == 0;

    public static bool IsPow2(uint value) => value != 0 && (value & (value - 1)) == 0;

    public static bool IsPow2(long value) => value > 0 && (value & (value - 1)) == 0;

    public static bool IsPow2(ulong value) => value != 0 && (value & (value - 1)) == 0;

    public static uint RotateLeft(uint value, int offset) => (value << offset) | (value >> (32 - offset));

    public static uint RotateRight(uint value, int offset) => (value >> offset) | (value << (32 - offset));

    public static ulong RotateLeft(ulong value, int offset) => (value << offset) | (value >> (64 - offset));

    public static ulong RotateRight(ulong value, int offset) => (value >> offset) | (value << (64 - offset));
}
