using Mono.Cecil.Cil;
using StarMiner.Compiler.Ir;
using OpCode = StarMiner.Compiler.Emit.OpCode;

namespace StarMiner.Compiler.Import;

/// <summary>int and long arithmetic. Results are exact; see <see cref="Integers"/> for when they are wrapped.</summary>
public sealed partial class MethodImporter
{
    bool ImportArithmetic(Instruction instruction)
    {
        switch (instruction.OpCode.Code)
        {
            case Code.Add: Binary(OpCode.ADD); return true;
            case Code.Sub: Binary(OpCode.SUB); return true;
            case Code.Mul: Binary(OpCode.MUL); return true;
            case Code.Add_Ovf: CheckedBinary(OpCode.ADD, true); return true;
            case Code.Add_Ovf_Un: CheckedBinary(OpCode.ADD, false); return true;
            case Code.Sub_Ovf: CheckedBinary(OpCode.SUB, true); return true;
            case Code.Sub_Ovf_Un: CheckedBinary(OpCode.SUB, false); return true;
            case Code.Mul_Ovf: CheckedBinary(OpCode.MUL, true); return true;
            case Code.Mul_Ovf_Un: CheckedBinary(OpCode.MUL, false); return true;
            case Code.Div: Divide(OpCode.DIV, true); return true;
            case Code.Div_Un: Divide(OpCode.DIV, false); return true;
            case Code.Rem: Divide(OpCode.MOD, true); return true;
            case Code.Rem_Un: Divide(OpCode.MOD, false); return true;
            case Code.And: Bitwise(OpCode.AND, OpCode.BOOLAND); return true;
            case Code.Or: Bitwise(OpCode.OR, OpCode.BOOLOR); return true;
            case Code.Xor: Bitwise(OpCode.XOR, OpCode.NUMNOTEQUAL); return true;
            case Code.Shl: ShiftLeft(); return true;
            case Code.Shr: ShiftRight(true); return true;
            case Code.Shr_Un: ShiftRight(false); return true;
            case Code.Neg: Unary(OpCode.NEGATE); return true;
            case Code.Not: Unary(OpCode.INVERT); return true;
            default: return false;
        }
    }

    /// <summary>int or long, signed or not, as the wider operand says.</summary>
    static IrType Result(Expr[] operands, bool signed) => Array.Exists(operands, operand => operand.Type.IsWide)
        ? signed ? IrType.I8 : IrType.U8
        : signed ? IrType.I4 : IrType.U4;

    void Binary(OpCode code)
    {
        var operands = Pop(2);
        Push(Integers.Binary(code, operands[0], operands[1], Result(operands, true)));
    }

    void Unary(OpCode code)
    {
        var value = Pop();
        Push(Integers.Unary(code, value, Result([value], true)));
    }

    void CheckedBinary(OpCode code, bool signed)
    {
        var operands = Pop(2);
        var type = Result(operands, signed);
        var exact = Integers.Binary(
            code, Integers.Normalise(operands[0], type), Integers.Normalise(operands[1], type), type);
        Push(exact.Range.Within(type.Range) ? exact : Checked(type, exact));
    }

    void Divide(OpCode code, bool signed)
    {
        var operands = Pop(2);
        var type = Result(operands, signed);
        var (left, right) = (ReadAs(operands[0], type), ReadAs(operands[1], type));
        right = Divisor(ref left, right);
        // Only the smallest number divided by -1 leaves the range; C# refuses its remainder too.
        if (code == OpCode.MOD && !Integers.Binary(OpCode.DIV, left, right, type).Range.Within(type.Range))
        {
            Flush(left.Effects | right.Effects, null);
            (left, right) = (Repeatable(left), Repeatable(right));
            Add(new Eval(Checked(type, Integers.Binary(OpCode.DIV, Clone(left), Clone(right), type))));
        }
        var result = Integers.Binary(code, left, right, type);
        Push(result.Range.Within(type.Range) ? result : Checked(type, result));
    }

    void Bitwise(OpCode code, OpCode onTruths)
    {
        var operands = Pop(2);
        if (Array.TrueForAll(operands, operand => operand.Type.Kind == Kind.Bool))
            Push(new Op(onTruths, IrType.Bool, null, null, operands));
        else
            Push(Integers.Binary(code, operands[0], operands[1], Result(operands, true)));
    }

    void ShiftLeft()
    {
        var operands = Pop(2);
        var type = Result([operands[0]], true);
        Push(Integers.Binary(OpCode.SHL, operands[0], ShiftCount(operands[1], type), type));
    }

    void ShiftRight(bool signed)
    {
        var operands = Pop(2);
        var type = Result([operands[0]], signed);
        var value = Integers.Normalise(operands[0], type);
        Push(Integers.Binary(OpCode.SHR, value, ShiftCount(operands[1], type), type));
    }

    /// <summary>C# has masked the count already; what it has left out for known counts is added here.</summary>
    static Expr ShiftCount(Expr count, IrType type)
    {
        var mask = new Interval(0, type.Width - 1);
        return count.Range.Within(mask)
            ? count
            : Integers.Binary(OpCode.AND, count, Integers.Number(mask.Max, IrType.I4), IrType.I4);
    }
}
