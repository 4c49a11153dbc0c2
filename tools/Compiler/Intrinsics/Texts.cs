using StarMiner.Compiler.Import;
using StarMiner.Compiler.Ir;
using OpCode = StarMiner.Compiler.Emit.OpCode;

namespace StarMiner.Compiler.Intrinsics;

/// <summary>System.String: UTF-8 bytes. Length and indices count bytes, which are characters in ASCII texts only.</summary>
static class Texts
{
    const string Type = "System.String::";

    public static void AddTo(Dictionary<string, Func<CallContext, Expr?>> table)
    {
        for (int count = 2; count <= 4; count++)
            table[$"{Type}Concat/{count}"] = call => call.Method.Parameters.Any(item => item.FullName == "System.Object")
                ? throw new CompileException("NEOC1046", "Concat of objects: ask each for its ToString")
                : Concat([.. Enumerable.Range(0, call.Method.Parameters.Count).Select(i => call[i])]);
        table[Type + "Concat/1"] = ConcatArray;
        table[Type + "op_Equality"] = call => Equal(call[0], call[1]);
        table[Type + "Equals/2"] = call => call.Method.HasThis ? Library(call) : Equal(call[0], call[1]);
        table[Type + "Equals/1"] = table[Type + "op_Equality"];
        table[Type + "op_Inequality"] = call => MethodImporter.Negated(Equal(call[0], call[1]));
        table[Type + "get_Length"] = call =>
            new Op(OpCode.SIZE, IrType.I4, null, new Interval(0, int.MaxValue), call[0]);
        table[Type + "get_Chars"] = call => new Op(OpCode.PICKITEM, IrType.U2, null, new Interval(0, 255), call[0], call[1]);
        table[Type + "Substring/2"] = call => Text(
            new Op(OpCode.SUBSTR, IrType.Buffer, null, null, call.Importer.Slice(call[0], call[1], call[2])));
        table[Type + "ToString/0"] = call => call[0];
    }

    static Expr Text(Expr bytes) => Conversions.Convert(bytes, Conversions.ByteString, IrType.Bytes);

    static Expr Equal(Expr left, Expr right)
    {
        if (left is Const { IsNull: true } || right is Const { IsNull: true })
            return MethodImporter.NullTest(left is Const { IsNull: true } ? right : left);
        return Folding.TryFold(OpCode.EQUAL, IrType.Bool, left, right)
            ?? new Op(OpCode.EQUAL, IrType.Bool, null, null, left, right);
    }

    public static Expr Concat(Expr[] parts)
    {
        var all = parts[0];
        foreach (var part in parts[1..])
            all = Folding.TryFold(OpCode.CAT, IrType.Bytes, all, part)
                ?? new Op(OpCode.CAT, IrType.Buffer, null, null, Present(all), Present(part));
        return all is Op ? Text(all) : all;
    }

    /// <summary>Null counts as the empty text.</summary>
    static Expr Present(Expr part)
    {
        if (part is Const { IsNull: true })
            return new Const(Array.Empty<byte>(), IrType.Bytes);
        if (part is Const or Op { Code: OpCode.CAT or OpCode.CONVERT or OpCode.SUBSTR } or TokenCall)
            return part;
        return new Sequence(
        [
            new(OpCode.DUP, [], null), new(OpCode.ISNULL, [], null), new(OpCode.JMPIFNOT, [5], null),
            new(OpCode.DROP, [], null), new(OpCode.PUSHDATA1, [0], null),
        ], false, part.Type, part);
    }

    static Expr? Library(CallContext call)
    {
        call.Importer.CallLibrary(call.Method, call.Operands);
        return null;
    }

    static Expr? ConcatArray(CallContext call)
    {
        if (call.Operands[0] is Pack pack)
            return Concat(pack.Operands);
        if (call.Importer.TakeItems(call.Operands[0]) is { Length: > 0 } parts)
            return Concat(parts);
        call.Importer.CallLibrary(call.Method, call.Operands);
        return null;
    }
}
