using System.Numerics;
using Mono.Cecil.Cil;
using StarMiner.Compiler.Ir;
using OpCode = StarMiner.Compiler.Emit.OpCode;

namespace StarMiner.Compiler.Import;

/// <summary>Comparisons. Null tests must not look at the bytes: a byte string of zeros counts as false on NeoVM.</summary>
public sealed partial class MethodImporter
{
    bool ImportCompare(Instruction instruction)
    {
        var operation = instruction.OpCode.Code switch
        {
            Code.Ceq => OpCode.NUMEQUAL,
            Code.Cgt or Code.Cgt_Un => OpCode.GT,
            Code.Clt or Code.Clt_Un => OpCode.LT,
            _ => OpCode.NOP,
        };
        if (operation == OpCode.NOP)
            return false;
        Push(Compare(operation, instruction.OpCode.Code is Code.Cgt or Code.Clt or Code.Ceq));
        return true;
    }

    Expr Compare(OpCode operation, bool signed)
    {
        var operands = Pop(2);
        return operands[0].Type.IsReference || operands[1].Type.IsReference
            ? CompareReferences(operation, operands[0], operands[1])
            : CompareNumbers(operation, operands, signed);
    }

    static Expr CompareReferences(OpCode operation, Expr left, Expr right)
    {
        // x > null (unsigned) is how C# writes x != null.
        bool negated = operation is OpCode.GT or OpCode.NUMNOTEQUAL or OpCode.LT;
        Expr equal;
        if (right is Const { IsNull: true })
            equal = IsNull(left);
        else if (left is Const { IsNull: true })
            equal = IsNull(right);
        else
            equal = new Op(OpCode.EQUAL, IrType.Bool, null, null, left, right);
        return negated ? Not(equal) : equal;
    }

    static Expr IsNull(Expr value) => value switch
    {
        Const literal => new Const(literal.IsNull, IrType.Bool),
        EventHandle or ContractThis or FunctionPointer or Pack => new Const(false, IrType.Bool),
        InstanceTest test => Not(new Op(OpCode.ISTYPE, IrType.Bool, [test.ItemType], null, test.Operands[0])),
        _ => new Op(OpCode.ISNULL, IrType.Bool, null, null, value),
    };

    static Expr Not(Expr truth) => truth switch
    {
        Const { Value: bool value } => new Const(!value, IrType.Bool),
        Op { Code: OpCode.NOT } not => not.Operands[0],
        Op { Code: OpCode.NUMEQUAL } op => op.As(OpCode.NUMNOTEQUAL),
        Op { Code: OpCode.NUMNOTEQUAL } op => op.As(OpCode.NUMEQUAL),
        Op { Code: OpCode.LT } op => op.As(OpCode.GE),
        Op { Code: OpCode.GE } op => op.As(OpCode.LT),
        Op { Code: OpCode.GT } op => op.As(OpCode.LE),
        Op { Code: OpCode.LE } op => op.As(OpCode.GT),
        _ => new Op(OpCode.NOT, IrType.Bool, null, null, truth),
    };

    static Expr CompareNumbers(OpCode operation, Expr[] operands, bool signed)
    {
        if (operation is OpCode.NUMEQUAL or OpCode.NUMNOTEQUAL && TruthTest(operation, operands) is { } test)
            return test;
        var type = ComparedAs(operation, operands, signed);
        Expr[] both = [Integers.Normalise(operands[0], type), Integers.Normalise(operands[1], type)];
        return Folding.TryFold(operation, IrType.Bool, both) ?? new Op(operation, IrType.Bool, null, null, both);
    }

    /// <summary>Comparing a truth value with 0 or 1 is the truth value or its opposite.</summary>
    static Expr? TruthTest(OpCode operation, Expr[] operands)
    {
        if (operands[0].Type.Kind != Kind.Bool || operands[1] is not Const { Value: BigInteger number })
            return null;
        bool wantsTruth = number.IsOne == (operation == OpCode.NUMEQUAL);
        return number.IsOne || number.IsZero ? wantsTruth ? operands[0] : Not(operands[0]) : null;
    }

    /// <summary>Equality may be asked of either form; the one that costs no wrapping is taken.</summary>
    static IrType ComparedAs(OpCode operation, Expr[] operands, bool signed)
    {
        var type = Result(operands, signed);
        if (operation is not (OpCode.NUMEQUAL or OpCode.NUMNOTEQUAL))
            return type;
        var unsigned = Result(operands, false);
        bool free = Array.TrueForAll(
            operands, operand => operand is Const || operand.Range.Within(unsigned.Range));
        return free ? unsigned : type;
    }

    /// <summary>What brtrue asks.</summary>
    static Expr Condition(Expr value)
    {
        if (value.Type.IsReference)
            return Not(IsNull(value));
        if (value.Type.Kind == Kind.Bool)
            return value;
        var type = StackType(value);
        return CompareNumbers(OpCode.NUMNOTEQUAL, [value, Integers.Number(0, type)], type.IsSigned);
    }
}
