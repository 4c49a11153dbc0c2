using System.Numerics;
using StarMiner.Compiler.Emit;

namespace StarMiner.Compiler.Ir;

/// <summary>Computes at compile time what NeoVM would compute from literals.</summary>
public static class Folding
{
    public static Expr? TryFold(OpCode code, IrType type, params Expr[] operands)
    {
        if (operands is [Const { Value: BigInteger a }, Const { Value: BigInteger b }])
            return Binary(code, a, b) switch
            {
                BigInteger number => new Const(number, type),
                bool truth => new Const(truth, type),
                _ => null,
            };
        if (operands is [Const { Value: BigInteger value }])
            return Unary(code, value) is { } folded ? new Const(folded, type) : null;
        if (operands is [Const { Value: byte[] left }, Const { Value: byte[] right }])
            return Bytes(code, left, right, type);
        return operands is [Const { Value: bool truthValue }] && code == OpCode.NOT ? new Const(!truthValue, type) : null;
    }

    public static object? Binary(OpCode code, BigInteger a, BigInteger b) => code switch
    {
        OpCode.ADD => Fits(a + b),
        OpCode.SUB => Fits(a - b),
        OpCode.MUL => Fits(a * b),
        OpCode.DIV when !b.IsZero => a / b,
        OpCode.MOD when !b.IsZero => a % b,
        OpCode.AND => a & b,
        OpCode.OR => a | b,
        OpCode.XOR => a ^ b,
        OpCode.SHL when b >= 0 && b <= 255 => Fits(a << (int)b),
        OpCode.SHR when b >= 0 && b <= 255 => a >> (int)b,
        OpCode.MIN => BigInteger.Min(a, b),
        OpCode.MAX => BigInteger.Max(a, b),
        OpCode.NUMEQUAL => a == b,
        OpCode.NUMNOTEQUAL => a != b,
        OpCode.LT => a < b,
        OpCode.LE => a <= b,
        OpCode.GT => a > b,
        OpCode.GE => a >= b,
        OpCode.POW when b >= 0 && b <= 255 && a.GetBitLength() * (long)b <= 255 => BigInteger.Pow(a, (int)b),
        _ => null,
    };

    public static BigInteger? Unary(OpCode code, BigInteger value) => code switch
    {
        OpCode.NEGATE => -value,
        OpCode.INVERT => -value - 1,
        OpCode.ABS => BigInteger.Abs(value),
        OpCode.SIGN => value.Sign,
        _ => null,
    };

    static Const? Bytes(OpCode code, byte[] left, byte[] right, IrType type) => code switch
    {
        OpCode.CAT => new Const((byte[])[.. left, .. right], type),
        OpCode.EQUAL => new Const(left.AsSpan().SequenceEqual(right), type),
        _ => null,
    };

    static object? Fits(BigInteger value) => value.GetByteCount() <= 32 ? value : null;
}
