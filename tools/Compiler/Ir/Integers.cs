using System.Numerics;
using StarMiner.Compiler.Emit;

namespace StarMiner.Compiler.Ir;

/// <summary>
/// Builds integer expressions. int and long arithmetic is exact on NeoVM's 256 bits; wrapping waits until somebody
/// can see the difference, and is left out where the bounds show that there is none.
/// </summary>
public static class Integers
{
    static readonly BigInteger Limit = BigInteger.One << 250;

    public static Expr Number(BigInteger value, IrType type) => new Const(value, type);

    public static Expr Int(int value) => new Const((BigInteger)value, IrType.I4);

    /// <summary>Something that NeoVM's arithmetic takes as an integer.</summary>
    public static Expr AsNumber(Expr value) => value switch
    {
        Const { Value: bool truth } => Int(truth ? 1 : 0),
        { Type.Kind: Kind.Bool } => new AsInteger(value, false, IrType.I4),
        _ => value,
    };

    /// <summary>The value as the type's range shows it.</summary>
    public static Expr Normalise(Expr value, IrType type)
    {
        value = AsNumber(value);
        if (value is Const { Value: BigInteger number })
            return new Const(Fold(number, type), type);
        return value.Range.Within(type.Range) ? value : new Wrap(type, value);
    }

    public static BigInteger Fold(BigInteger value, IrType type)
    {
        var range = type.Range;
        if (value >= range.Min && value <= range.Max)
            return value;
        var modulus = BigInteger.One << type.Width;
        var rest = value & (modulus - 1);
        return type.IsSigned && rest > range.Max ? rest - modulus : rest;
    }

    public static Expr Binary(OpCode code, Expr left, Expr right, IrType type)
    {
        (left, right) = (AsNumber(left), AsNumber(right));
        var range = Intervals.Of(code, left.Range, right.Range);
        if (range is { } wide && (wide.Max > Limit || wide.Min < -Limit))
        {
            (left, right) = (Normalise(left, type), Normalise(right, type));
            range = Intervals.Of(code, left.Range, right.Range);
        }
        return Folding.TryFold(code, type, left, right) ?? new Op(code, type, null, range, left, right);
    }

    public static Expr Unary(OpCode code, Expr value, IrType type)
    {
        value = AsNumber(value);
        var range = value.Range;
        Interval? result = code switch
        {
            OpCode.NEGATE => new(-range.Max, -range.Min),
            OpCode.INVERT => new(-range.Max - 1, -range.Min - 1),
            _ => null,
        };
        return Folding.TryFold(code, type, value) ?? new Op(code, type, null, result, value);
    }
}
