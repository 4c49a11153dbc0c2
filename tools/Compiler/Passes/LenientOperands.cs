using StarMiner.Compiler.Emit;
using StarMiner.Compiler.Import;
using StarMiner.Compiler.Ir;

namespace StarMiner.Compiler.Passes;

/// <summary>Drops conversions between forms of bytes (8,192 units) in front of consumers that take every form.</summary>
public static class LenientOperands
{
    public static bool Run(Function function) => Rewriter.Run(function, Relax);

    static Expr Relax(Expr expr)
    {
        if (expr is AsInteger { Operands: [Op { Code: OpCode.CONVERT } or Const] } integer && expr.Operands[0].Type.Kind is Kind.Bytes or Kind.Buffer)
            return Conversions.Convert(integer.Operands[0], Conversions.Integer, integer.Type);
        // Helper.ToByteArray(byte) of a literal.
        if (expr is Sequence
            {
                Code: [{ Code: OpCode.PUSHINT16 }, { Code: OpCode.ADD }, { Code: OpCode.PUSH1 }, { Code: OpCode.LEFT }],
                Operands: [Const { Value: System.Numerics.BigInteger number }],
            })
            return new Const((byte[])[(byte)(number & 255)], expr.Type);
        // A struct that nobody else can reach needs no copy.
        if (expr is Ir.Copy { Operands: [Pack or Call or Ir.Copy or TokenCall or Syscall] })
            return expr.Operands[0];
        Expr[]? operands = null;
        for (int i = 0; i < expr.Operands.Length; i++)
        {
            if (!Takes(expr, i))
                continue;
            var stripped = Conversions.Strip(expr.Operands[i]);
            if (stripped == expr.Operands[i])
                continue;
            operands ??= [.. expr.Operands];
            operands[i] = stripped;
        }
        if (operands is not null)
            expr = expr.With(operands);
        return expr is Op { Code: OpCode.CONVERT, Immediate: [Conversions.ByteString or Conversions.Buffer] } convert
            && convert.Operands[0].Type.Kind != Kind.Big
            ? Reconvert(convert)
            : expr is Op folded ? Folding.TryFold(folded.Code, folded.Type, folded.Operands) ?? expr : expr;
    }

    /// <summary>The conversion as it would be written now; itself if that is no other, or passes would never settle.</summary>
    static Expr Reconvert(Op convert)
    {
        var written = Conversions.Convert(convert.Operands[0], convert.Immediate![0], convert.Type);
        return written is Op { Code: OpCode.CONVERT } && written.Operands[0] == convert.Operands[0] ? convert : written;
    }

    public static bool Takes(Expr consumer, int index) => consumer switch
    {
        Op { Code: OpCode.CAT or OpCode.SIZE or OpCode.LEFT or OpCode.RIGHT or OpCode.SUBSTR or OpCode.ISNULL } => true,
        Op { Code: OpCode.PICKITEM } pick => index == 0 && pick.Operands[0].Type.Kind is Kind.Bytes or Kind.Buffer,
        Syscall { Name: "System.Storage.Get" or "System.Storage.Put" or "System.Storage.Delete" or "System.Storage.Find" } => index > 0,
        Syscall { Name: "System.Runtime.CheckWitness" or "System.Runtime.Log" } => true,
        TokenCall call => index < call.Lenient.Length && call.Lenient[index],
        _ => false,
    };
}
