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
            table[type + "CompareTo/1"] = call => Compared(Number(call), call[1]);
            AddGenericMath(table, type);
        }
    }

    /// <summary>.NET answers with the difference where an int holds any.</summary>
    static Expr Compared(Expr left, Expr right)
    {
        var difference = Integers.Binary(OpCode.SUB, left, right, IrType.I8);
        return left.Type.Width < IrType.I4.Width
            ? Integers.Normalise(difference, IrType.I4)
            : new Op(OpCode.SIGN, IrType.I4, null, new Interval(-1, 1), difference);
    }

    /// <summary>What `where T : INumber&lt;T&gt;` offers, as far as one instruction says it.</summary>
    static void AddGenericMath(Dictionary<string, Func<CallContext, Expr?>> table, string type)
    {
        table[type + "get_Zero"] = call => Integers.Number(0, call.Returns);
        table[type + "get_One"] = call => Integers.Number(1, call.Returns);
        foreach (var (name, code) in new[] { ("Addition", OpCode.ADD), ("Subtraction", OpCode.SUB), ("Multiply", OpCode.MUL) })
            table[$"{type}op_{name}/2"] = call => Integers.Normalise(
                Integers.Binary(code, call[0], call[1], call.Returns.IsWide ? call.Returns : IrType.I4), call.Returns);
        foreach (var (name, code) in new[]
        {
            ("Equality", OpCode.NUMEQUAL), ("Inequality", OpCode.NUMNOTEQUAL), ("LessThan", OpCode.LT),
            ("LessThanOrEqual", OpCode.LE), ("GreaterThan", OpCode.GT), ("GreaterThanOrEqual", OpCode.GE),
        })
            table[$"{type}op_{name}/2"] = call => new Op(code, IrType.Bool, null, null, call[0], call[1]);
    }

    static Expr Number(CallContext call) => Integers.Normalise(
        call[0], TypeMap.Of(call.Method.DeclaringType));
}
