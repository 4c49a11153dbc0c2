using StarMiner.Compiler.Import;
using StarMiner.Compiler.Ir;
using OpCode = StarMiner.Compiler.Emit.OpCode;

namespace StarMiner.Compiler.Intrinsics;

/// <summary>Nullable: null or the value.</summary>
static class Nullables
{
    const string Type = "System.Nullable`1::";

    public static void AddTo(Dictionary<string, Func<CallContext, Expr?>> table)
    {
        table[Type + ".ctor"] = call => call.Operands.Length == 2
            ? call.Importer.Assign(call.Operands[0], call[1])
            : new Retyped(call[0], TypeMap.Of(call.Method.DeclaringType));
        table[Type + "get_HasValue"] = call => MethodImporter.Negated(MethodImporter.NullTest(call[0]));
        table[Type + "get_Value"] = call => call.Importer.ValueOf(call[0], Item(call));
        table[Type + "GetValueOrDefault/0"] = call => Default(call, MethodImporter.DefaultOf(Item(call)));
        table[Type + "GetValueOrDefault/1"] = call => Default(call, call[1]);
        table[Type + "Equals/1"] = call => new Op(OpCode.EQUAL, IrType.Bool, null, null, call[0], MethodImporter.Value(call.Operands[1]));
        table["System.Nullable::Equals/2"] = call => new Op(OpCode.EQUAL, IrType.Bool, null, null, call[0], call[1]);
        table[Type + "ToString/0"] = call => call.Importer.OfPresent(
            call[0], "ToString", ItemType(call), IrType.Bytes, new Const(Array.Empty<byte>(), IrType.Bytes));
        table[Type + "GetHashCode/0"] = call => call.Importer.OfPresent(
            call[0], "GetHashCode", ItemType(call), IrType.I4, Integers.Int(0));
        table[Type + "op_Implicit"] = call => new Retyped(call[0], call.Returns);
    }

    static IrType Item(CallContext call) => TypeMap.Of(ItemType(call));

    static Mono.Cecil.TypeReference ItemType(CallContext call) =>
        ((Mono.Cecil.GenericInstanceType)call.Method.DeclaringType).GenericArguments[0];

    static Expr? Default(CallContext call, Expr fallback) => call.Importer.Choose(call[0], fallback, Item(call));
}
