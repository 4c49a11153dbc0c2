using System.Numerics;
using StarMiner.Compiler.Ir;

namespace StarMiner.Compiler.Emit;

/// <summary>Integers: wrap-around, range checks, operands whose item is not an Integer, conditional jumps.</summary>
public sealed partial class ExpressionEmitter
{
    /// <summary>Instructions that read their operands as integers whatever item they are.</summary>
    static bool IsNumeric(OpCode code) => code is
        >= OpCode.SIGN and <= OpCode.MODPOW or OpCode.SHL or OpCode.SHR or >= OpCode.NUMEQUAL and <= OpCode.WITHIN
        or OpCode.AND or OpCode.OR or OpCode.XOR or OpCode.INVERT;

    void EmitOperand(Op op, Expr operand)
    {
        if (IsNumeric(op.Code))
            EmitNumber(operand);
        else
            Emit(operand);
    }

    /// <summary>Leaves something that counts as the number, be it an Integer or not.</summary>
    void EmitNumber(Expr expr)
    {
        while (expr is Retyped)
            expr = expr.Operands[0];
        if (expr is not AsInteger integer)
        {
            Emit(expr);
            return;
        }
        Emit(integer.Operands[0]);
        if (!integer.NullIsZero)
            return;
        var present = new Label();
        assembler.Emit(OpCode.DUP);
        assembler.Emit(OpCode.ISNULL);
        assembler.Jump(OpCode.JMPIFNOT, present);
        assembler.Emit(OpCode.DROP);
        assembler.Push(BigInteger.Zero);
        assembler.Place(present);
    }

    void EmitWrap(Wrap wrap)
    {
        var type = wrap.Type;
        EmitNumber(wrap.Operands[0]);
        var modulus = BigInteger.One << type.Width;
        if (!type.IsSigned)
        {
            assembler.Push(modulus - 1);
            assembler.Emit(OpCode.AND);
            return;
        }
        var fits = new Label();
        assembler.Emit(OpCode.DUP);
        assembler.Emit(OpCode.SIZE);
        assembler.Push(type.Width / 8);
        assembler.Jump(OpCode.JMPLE, fits);
        // ((x + half) & mask) - half
        assembler.Push(modulus / 2);
        assembler.Emit(OpCode.SWAP);
        assembler.Emit(OpCode.OVER);
        assembler.Emit(OpCode.ADD);
        assembler.Push(modulus - 1);
        assembler.Emit(OpCode.AND);
        assembler.Emit(OpCode.SWAP);
        assembler.Emit(OpCode.SUB);
        assembler.Place(fits);
    }

    void EmitCheck(Check check)
    {
        var fits = new Label();
        EmitNumber(check.Operands[0]);
        assembler.Emit(OpCode.DUP);
        assembler.Push(check.Type.Range.Min);
        assembler.Push(check.Type.Range.Max + 1);
        assembler.Emit(OpCode.WITHIN);
        assembler.Jump(OpCode.JMPIF, fits);
        EmitThrow(check.Failure);
        assembler.Place(fits);
    }

    /// <summary>An exception object is [message, inner exception, tag].</summary>
    void EmitThrow(Failure failure)
    {
        if (failure.Tag is { } tag)
        {
            assembler.Push(tag);
            assembler.Emit(OpCode.PUSHNULL);
        }
        assembler.Push(failure.Text);
        if (failure.Tag is not null)
        {
            assembler.Emit(OpCode.PUSH3);
            assembler.Emit(OpCode.PACK);
        }
        assembler.Emit(OpCode.THROW);
    }

    /// <summary>Jumps to the label when the condition's truth is <paramref name="sense"/>.</summary>
    public void JumpIf(Expr condition, bool sense, Label label)
    {
        switch (condition)
        {
            case Const { Value: bool truth }:
                if (truth == sense)
                    assembler.Jump(OpCode.JMP, label);
                break;
            case Op { Code: OpCode.NOT } not:
                JumpIf(not.Operands[0], !sense, label);
                break;
            case Op { Code: OpCode.NZ } test:
                JumpIf(test.Operands[0], sense, label);
                break;
            case Op { Code: OpCode.NUMEQUAL or OpCode.NUMNOTEQUAL } op when IsZero(op.Operands[1]):
                EmitNumber(op.Operands[0]);
                bool equal = op.Code == OpCode.NUMEQUAL;
                assembler.Jump(sense == equal ? OpCode.JMPIFNOT : OpCode.JMPIF, label);
                break;
            case Op op when Compare(op.Code, sense) is { } jump:
                EmitNumber(op.Operands[0]);
                EmitNumber(op.Operands[1]);
                assembler.Jump(jump, label);
                break;
            default:
                EmitNumber(condition);
                assembler.Jump(sense ? OpCode.JMPIF : OpCode.JMPIFNOT, label);
                break;
        }
    }

    static bool IsZero(Expr expr) => expr is Const { Value: BigInteger { IsZero: true } };

    static OpCode? Compare(OpCode code, bool sense) => (code, sense) switch
    {
        (OpCode.NUMEQUAL, true) or (OpCode.NUMNOTEQUAL, false) => OpCode.JMPEQ,
        (OpCode.NUMEQUAL, false) or (OpCode.NUMNOTEQUAL, true) => OpCode.JMPNE,
        (OpCode.LT, true) or (OpCode.GE, false) => OpCode.JMPLT,
        (OpCode.GE, true) or (OpCode.LT, false) => OpCode.JMPGE,
        (OpCode.GT, true) or (OpCode.LE, false) => OpCode.JMPGT,
        (OpCode.LE, true) or (OpCode.GT, false) => OpCode.JMPLE,
        _ => null,
    };
}
