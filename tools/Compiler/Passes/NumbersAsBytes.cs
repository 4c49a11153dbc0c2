using System.Numerics;
using StarMiner.Compiler.Ir;

namespace StarMiner.Compiler.Passes;

/// <summary>
/// Bytes for a consumer that takes any form of them are pushed as the number that has these bytes: one byte or two
/// instead of three for a storage prefix, one unit instead of eight.
/// </summary>
public static class NumbersAsBytes
{
    public static bool Run(Function function) => Rewriter.Run(function, expr =>
    {
        Expr[]? operands = null;
        for (int i = 0; i < expr.Operands.Length; i++)
            if (expr.Operands[i] is Const { Value: byte[] { Length: 1 or 2 or 4 or 8 } bytes }
                && LenientOperands.Takes(expr, i) && AsNumber(bytes) is { } number)
            {
                operands ??= [.. expr.Operands];
                operands[i] = new Const(number, IrType.Big);
            }
        return operands is null ? expr : expr.With(operands);
    });

    /// <summary>Null if NeoVM would write the number with fewer bytes.</summary>
    static BigInteger? AsNumber(byte[] bytes)
    {
        var number = new BigInteger(bytes);
        return !number.IsZero && number.GetByteCount() == bytes.Length ? number : null;
    }
}
