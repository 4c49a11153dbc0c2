using System.Numerics;
using StarMiner.Compiler.Emit;

namespace StarMiner.Compiler.Ir;

/// <summary>Bounds of NeoVM arithmetic from the bounds of its operands.</summary>
public static class Intervals
{
    public static Interval? Of(OpCode code, Interval a, Interval b) => code switch
    {
        OpCode.ADD => new(a.Min + b.Min, a.Max + b.Max),
        OpCode.SUB => new(a.Min - b.Max, a.Max - b.Min),
        OpCode.MUL => Corners(a, b, BigInteger.Multiply),
        OpCode.DIV => Divide(a, b),
        OpCode.MOD => Remainder(a, b),
        OpCode.AND => And(a, b),
        OpCode.OR or OpCode.XOR => Bits(a, b),
        OpCode.SHL => Shift(b) is { } count
            ? Corners(a, count, (value, by) => value << (int)by) : null,
        OpCode.SHR => Shift(b) is { } count
            ? Corners(a, count, (value, by) => value >> (int)by) : null,
        _ => null,
    };

    static Interval? Shift(Interval count) =>
        count.Min >= 0 && count.Max <= 256 ? count : null;

    static Interval Corners(Interval a, Interval b, Func<BigInteger, BigInteger, BigInteger> apply)
    {
        BigInteger[] corners =
            [apply(a.Min, b.Min), apply(a.Min, b.Max), apply(a.Max, b.Min), apply(a.Max, b.Max)];
        return new(corners.Min(), corners.Max());
    }

    static Interval Divide(Interval a, Interval b)
    {
        var largest = BigInteger.Max(BigInteger.Abs(a.Min), BigInteger.Abs(a.Max));
        bool positive = a.Min >= 0 && b.Min >= 0;
        // Only a divisor of -1 can leave the dividend's own range upward.
        bool mayNegate = b.Min < 0;
        return new(positive ? 0 : mayNegate ? -largest : a.Min < 0 ? a.Min : 0, mayNegate ? largest : BigInteger.Max(a.Max, 0));
    }

    static Interval Remainder(Interval a, Interval b)
    {
        var bound = BigInteger.Max(BigInteger.Abs(b.Min), BigInteger.Abs(b.Max)) - 1;
        bound = BigInteger.Max(bound, 0);
        return new(a.Min < 0 ? -bound : 0, a.Max > 0 ? BigInteger.Min(bound, BigInteger.Max(a.Max, 0)) : 0);
    }

    static Interval And(Interval a, Interval b)
    {
        if (a.Min >= 0 && b.Min >= 0)
            return new(0, BigInteger.Min(a.Max, b.Max));
        if (a.Min >= 0)
            return new(0, a.Max);
        return b.Min >= 0 ? new(0, b.Max) : Bits(a, b);
    }

    static Interval Bits(Interval a, Interval b)
    {
        long width = new[] { a.Min, a.Max, b.Min, b.Max }.Max(value => (value < 0 ? -value - 1 : value).GetBitLength());
        var top = BigInteger.One << (int)width;
        return new(a.Min >= 0 && b.Min >= 0 ? 0 : -top, top - 1);
    }
}
