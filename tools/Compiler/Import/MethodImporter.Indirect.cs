using Mono.Cecil;
using Mono.Cecil.Cil;
using StarMiner.Compiler.Intrinsics;
using StarMiner.Compiler.Ir;
using OpCode = StarMiner.Compiler.Emit.OpCode;

namespace StarMiner.Compiler.Import;

/// <summary>Reads and writes through managed pointers, which are known places at compile time.</summary>
public sealed partial class MethodImporter
{
    bool ImportIndirect(Instruction instruction)
    {
        switch (instruction.OpCode.Code)
        {
            case >= Code.Ldind_I1 and <= Code.Ldind_Ref or Code.Ldobj:
                Push(Read(PopPlace()));
                return true;
            case >= Code.Stind_Ref and <= Code.Stind_R8 or Code.Stind_I or Code.Stobj:
                var value = Pop();
                Write(PopPlace(), value);
                return true;
            case Code.Initobj:
                var place = PopPlace();
                var type = method.Context.Substitute((TypeReference)instruction.Operand);
                Write(place, Default(type));
                return true;
            case Code.Cpobj:
                var source = Read(PopPlace());
                Write(PopPlace(), source);
                return true;
            default:
                return false;
        }
    }

    Place PopPlace() => Pop() switch
    {
        AddressOf address => address.Place,
        { Type.Kind: Kind.Struct } value => new StructPlace(value, value.Type),
        _ => throw new CompileException("NEOC1006", "this pointer cannot be followed at compile time"),
    };

    static Expr Read(Place place) => place switch
    {
        VariablePlace variable => new Load(variable.Variable, variable.Of),
        ItemPlace item => new Op(OpCode.PICKITEM, item.Of, null, null, Clone(item.Container), Clone(item.Index)),
        StructPlace reference => Clone(reference.Value),
        _ => throw new InvalidOperationException(),
    };

    void Write(Place place, Expr value)
    {
        switch (place)
        {
            case VariablePlace { Variable.Slot: Slot.Static } or ItemPlace when IsInPlace(place.Type):
                WriteFields(new StructPlace(Repeatable(Read(place)), place.Type), value);
                break;
            case VariablePlace variable:
                Add(new Store(variable.Variable, Coerce(value, variable.Of)));
                break;
            case ItemPlace item:
                Add(new Eval(new Op(
                    OpCode.SETITEM, IrType.Void, null, null,
                    Clone(item.Container), Clone(item.Index), Stored(value, item.Of))));
                break;
            case StructPlace reference:
                WriteFields(reference, value);
                break;
        }
    }

    /// <summary>True for structs that somebody refers to while they are overwritten.</summary>
    bool IsInPlace(IrType type) => type is { Kind: Kind.Struct, Clr: { } clr } && module.View.Knows(AliasRules.InPlace(clr));

    /// <summary>Overwrites a struct that others hold by reference: item by item, in place.</summary>
    void WriteFields(StructPlace target, Expr value)
    {
        var source = Repeatable(value);
        var self = Repeatable(target.Value);
        var fields = TypeMap.Fields(target.Of.Clr!);
        for (int i = 0; i < fields.Count; i++)
        {
            var type = TypeMap.Of(fields[i].Type);
            var item = new Op(OpCode.PICKITEM, type, null, null, Clone(source), Integers.Int(i));
            Write(new ItemPlace(self, Integers.Int(i), type), item);
        }
    }

    /// <summary>What initobj writes: spans and inline arrays are never null.</summary>
    Expr Default(TypeReference type)
    {
        if (IsInlineArray(type, out var item, out int count))
            return EmptyArray(TypeMap.Of(item), TypeMap.Of(type), Integers.Int(count));
        return TypeMap.IsSpan(type, out _) ? Spans.Made(type, []) : Zero(TypeMap.Of(type));
    }

    /// <summary>default(T).</summary>
    static Expr Zero(IrType type) => type.Kind switch
    {
        Kind.Bool => new Const(false, IrType.Bool),
        Kind.Big or >= Kind.I1 and <= Kind.U8 => Integers.Number(0, type),
        Kind.Struct => new Pack(
            OpCode.PACKSTRUCT, type, [.. TypeMap.Fields(type.Clr!).Select(field => Zero(TypeMap.Of(field.Type)))]),
        _ => new Const(null, type),
    };
}
