using StarMiner.Compiler.Ir;
using OpCode = StarMiner.Compiler.Emit.OpCode;

namespace StarMiner.Compiler.Intrinsics;

/// <summary>System.Math and the members of int, long and their like.</summary>
static class Numbers
{
    static readonly string[] Types =
        ["Byte", "SByte", "Int16", "UInt16", "Int32", "UInt32", "Int64", "UInt64"];

    public static void AddTo(Dictionary<string, Func<CallContext, Expr?>> table)
    {
        table["System.Math::Min"] = call => Integers.Binary(OpCode.MIN, call[0], call[1], call.Returns);
        table["System.Math::Max"] = call => Integers.Binary(OpCode.MAX, call[0], call[1], call.Returns);
        table["System.Math::Abs"] = call => call.Importer.Checked(call.Returns, Integers.Unary(OpCode.ABS, call[0], call.Returns));
        table["System.Math::Sign"] = call => new Op(OpCode.SIGN, IrType.I4, null, new Interval(-1, 1), call[0]);
        foreach (string name in Types)
        {
            string type = $"System.{name}::";
            table[type + "ToString/0"] = call => Natives.StdLib("itoa", IrType.Bytes, Number(call));
            table[type + "Equals/1"] = call => new Op(
                call.Method.Parameters[0].FullName == "System.Object" ? OpCode.EQUAL : OpCode.NUMEQUAL,
                IrType.Bool, null, null, Number(call), call[1]);
            table[type + "CompareTo/1"] = call => new Op(
                OpCode.SIGN, IrType.I4, null, new Interval(-1, 1),
                Integers.Binary(OpCode.SUB, Number(call), call[1], IrType.I8));
        }
    }

    static Expr Number(CallContext call) => Integers.Normalise(
        call[0], TypeMap.Of(call.Method.DeclaringType));
}
