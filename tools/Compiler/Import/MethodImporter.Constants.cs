using System.Numerics;
using System.Text;
using Mono.Cecil.Cil;
using StarMiner.Compiler.Ir;

namespace StarMiner.Compiler.Import;

/// <summary>Literals and the stack's own instructions.</summary>
public sealed partial class MethodImporter
{
    bool ImportConstant(Instruction instruction)
    {
        switch (instruction.OpCode.Code)
        {
            case Code.Nop or Code.Readonly or Code.Volatile or Code.Unaligned:
                return true;
            case Code.Constrained:
                constrainedTo = method.Context.Substitute((Mono.Cecil.TypeReference)instruction.Operand);
                return true;
            case Code.Ldnull:
                Push(new Const(null, IrType.Object));
                return true;
            case Code.Ldstr:
                Push(Text((string)instruction.Operand));
                return true;
            case Code.Ldc_I4:
                Push(Integers.Int((int)instruction.Operand));
                return true;
            case Code.Ldc_I4_S:
                Push(Integers.Int((sbyte)instruction.Operand));
                return true;
            case Code.Ldc_I8:
                Push(new Const((BigInteger)(long)instruction.Operand, IrType.I8));
                return true;
            case >= Code.Ldc_I4_M1 and <= Code.Ldc_I4_8:
                Push(Integers.Int(instruction.OpCode.Code - Code.Ldc_I4_0));
                return true;
            case Code.Ldc_R4 or Code.Ldc_R8 or Code.Ldind_R4 or Code.Ldind_R8 or Code.Stind_R4 or Code.Stind_R8
                or Code.Ldelem_R4 or Code.Ldelem_R8 or Code.Stelem_R4 or Code.Stelem_R8:
                throw new CompileException("NEOC1020", "NeoVM has no floating point numbers");
            case Code.Dup:
                Duplicate();
                return true;
            case Code.Pop:
                Discard(Pop());
                return true;
            default:
                return false;
        }
    }

    static Const Text(string text) => new(Encoding.UTF8.GetBytes(text), IrType.Bytes);

    void Duplicate()
    {
        var value = Pop();
        // A plain load may be repeated: a store to its variable will spill both copies first.
        if (!IsTimeless(value) || IsObject(value))
            value = SpillOrdered(value);
        Push(value);
        Push(Clone(value));
    }

    void Discard(Expr value)
    {
        if (IsWanted(value))
            Add(new Eval(value));
    }

    /// <summary>For what it does, whatever becomes of its value.</summary>
    static bool IsWanted(Expr value) => !EffectRules.IsPure(value.Effects) || value is Call;
}
