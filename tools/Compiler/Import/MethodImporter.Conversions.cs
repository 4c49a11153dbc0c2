using Mono.Cecil.Cil;
using StarMiner.Compiler.Ir;

namespace StarMiner.Compiler.Import;

/// <summary>conv.*: narrowing wraps, widening looks at the sign, native integers count as 64 bits.</summary>
public sealed partial class MethodImporter
{
    bool ImportConversion(Instruction instruction)
    {
        switch (instruction.OpCode.Code)
        {
            case Code.Conv_I1: Narrow(new IrType(Kind.I1)); return true;
            case Code.Conv_U1: Narrow(IrType.U1); return true;
            case Code.Conv_I2: Narrow(new IrType(Kind.I2)); return true;
            case Code.Conv_U2: Narrow(IrType.U2); return true;
            case Code.Conv_I4: Retype(IrType.I4); return true;
            case Code.Conv_U4: Retype(IrType.U4); return true;
            case Code.Conv_I8 or Code.Conv_I: Widen(IrType.I4, IrType.I8); return true;
            case Code.Conv_U8 or Code.Conv_U: Widen(IrType.U4, IrType.U8); return true;
            case Code.Conv_R4 or Code.Conv_R8 or Code.Conv_R_Un:
                throw new CompileException("NEOC1020", "NeoVM has no floating point numbers");
            default:
                return ImportCheckedConversion(instruction.OpCode.Code);
        }
    }

    bool ImportCheckedConversion(Code code)
    {
        Kind? target = code switch
        {
            Code.Conv_Ovf_I1 or Code.Conv_Ovf_I1_Un => Kind.I1,
            Code.Conv_Ovf_U1 or Code.Conv_Ovf_U1_Un => Kind.U1,
            Code.Conv_Ovf_I2 or Code.Conv_Ovf_I2_Un => Kind.I2,
            Code.Conv_Ovf_U2 or Code.Conv_Ovf_U2_Un => Kind.U2,
            Code.Conv_Ovf_I4 or Code.Conv_Ovf_I4_Un => Kind.I4,
            Code.Conv_Ovf_U4 or Code.Conv_Ovf_U4_Un => Kind.U4,
            Code.Conv_Ovf_I8 or Code.Conv_Ovf_I8_Un or Code.Conv_Ovf_I or Code.Conv_Ovf_I_Un => Kind.I8,
            Code.Conv_Ovf_U8 or Code.Conv_Ovf_U8_Un or Code.Conv_Ovf_U or Code.Conv_Ovf_U_Un => Kind.U8,
            _ => null,
        };
        if (target is null)
            return false;
        bool unsigned = code.ToString().EndsWith("_Un", StringComparison.Ordinal);
        var value = Pop();
        value = Integers.Normalise(value, Result([value], !unsigned));
        var type = new IrType(target.Value);
        Push(value.Range.Within(type.Range) ? Typed(value, type) : Checked(type, value));
        return true;
    }

    void Narrow(IrType type) => Push(ReadAs(Pop(), type));

    /// <summary>In the type's range and named so: a temporary brings its value into the range of the value's type.</summary>
    static Expr ReadAs(Expr value, IrType type) => Typed(Integers.Normalise(value, type), type);

    /// <summary>Between int and long's low half nothing changes but the name: the value is right modulo 2^32.</summary>
    void Retype(IrType type) => Push(Typed(Integers.AsNumber(Pop()), type));

    void Widen(IrType narrow, IrType wide)
    {
        var value = Integers.AsNumber(Pop());
        Push(Typed(value.Type.IsWide ? value : Integers.Normalise(value, narrow), wide));
    }

    /// <summary>The same value under another type, its bounds kept.</summary>
    static Expr Typed(Expr value, IrType type) => value switch
    {
        Const literal => new Const(literal.Value, type),
        _ when value.Type.Kind == type.Kind => value,
        _ => new Retyped(value, type),
    };
}
