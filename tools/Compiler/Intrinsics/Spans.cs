using System.Numerics;
using Mono.Cecil;
using StarMiner.Compiler.Import;
using StarMiner.Compiler.Ir;
using OpCode = StarMiner.Compiler.Emit.OpCode;

namespace StarMiner.Compiler.Intrinsics;

/// <summary>
/// Span and ReadOnlySpan: the array itself (bytes for chars). A part of a read-only span is a copy; a part of a span that
/// can be written would have to be a view, which there is none of.
/// </summary>
static class Spans
{
    const string Read = "System.ReadOnlySpan`1::", Write = "System.Span`1::";

    public static void AddTo(Dictionary<string, Func<CallContext, Expr?>> table)
    {
        foreach (string type in new[] { Read, Write })
        {
            table[type + ".ctor"] = Construct;
            table[type + "op_Implicit"] = call => Retyped(call[0], call.Returns);
            table[type + "get_Length"] = call => Size(call[0]);
            table[type + "get_IsEmpty"] = call => new Op(OpCode.NUMEQUAL, IrType.Bool, null, null, Size(call[0]), Integers.Int(0));
            table[type + "get_Item"] = call => call.Importer.ItemAddress(call[0], call[1], TypeMap.Of(ItemOf(call.Method.DeclaringType)));
            table[type + "ToArray"] = call => ToArray(call);
            table[type + "ToString"] = call => Retyped(call[0], IrType.Bytes);
            table[type + "CopyTo/1"] = call => call.Importer.CopySpan(call[0], call[1]);
            table[type + "get_Empty"] = call => Made(call.Method.DeclaringType, []);
        }
        table[Read + "Slice/1"] = call => call.Importer.PartOf(call[0], call[1], null, call.Returns);
        table[Read + "Slice/2"] = call => call.Importer.PartOf(call[0], call[1], call[2], call.Returns);
        table[Write + "Slice/1"] = call => call.Importer.WritablePart(call[0], call[1], null);
        table[Write + "Slice/2"] = call => call.Importer.WritablePart(call[0], call[1], call[2]);
        table["System.String::op_Implicit"] = call => Retyped(call[0], IrType.Bytes);
        table["System.MemoryExtensions::AsSpan/1"] = call => Retyped(call[0], call.Returns);
        table["System.MemoryExtensions::SequenceEqual/2"] = SequenceEqual;
        table["System.Runtime.CompilerServices.RuntimeHelpers::CreateSpan"] = CreateSpan;
        table["System.Runtime.CompilerServices.RuntimeHelpers::GetSubArray"] = call => call.Importer.SubArray(call[0], call.Operands[1], call.Returns);
    }

    /// <summary>Items that are known one by one, as an array, bytes or text.</summary>
    public static Expr Made(TypeReference span, Expr[] items)
    {
        var type = TypeMap.Of(span);
        if (type.Kind == Kind.Object)
            return new Pack(OpCode.PACK, type, items);
        byte[] bytes = [.. items.SelectMany(item => Bytes(item, type.Kind))];
        return new Const(bytes, IrType.Bytes);
    }

    static byte[] Bytes(Expr item, Kind kind)
    {
        if (item is not Const { Value: BigInteger number })
            throw new CompileException("NEOC1046", "bytes and chars in a span must be constants; make a byte[] or a string");
        return kind == Kind.Buffer ? [(byte)number] : System.Text.Encoding.UTF8.GetBytes(((char)number).ToString());
    }

    public static TypeReference ItemOf(TypeReference span) => ((GenericInstanceType)span).GenericArguments[0];

    static Op Size(Expr value) => new(OpCode.SIZE, IrType.I4, null, new Interval(0, int.MaxValue), value);

    static Expr Retyped(Expr value, IrType type) => value is Const literal ? new Const(literal.Value, literal.Type) : new Retyped(value, type);

    static Expr? Construct(CallContext call)
    {
        bool isAssigned = call.Operands.Length > call.Method.Parameters.Count;
        var made = call.Importer.SpanOf(call.Method, isAssigned ? call.Operands[1..] : call.Operands);
        return isAssigned ? call.Importer.Assign(call.Operands[0], made) : made;
    }

    static Expr? ToArray(CallContext call)
    {
        var type = call.Returns;
        if (type.Kind == Kind.Buffer)
            return Conversions.Convert(
                Conversions.Convert(call[0], Conversions.ByteString, IrType.Bytes), Conversions.Buffer, IrType.Buffer);
        if (call[0].Type.Kind == Kind.Bytes)
            return call.Importer.Library("System.String", "ToCharArray", call[0]);
        return new Op(OpCode.VALUES, type, null, null, call[0]);
    }

    static Expr? SequenceEqual(CallContext call)
    {
        if (call[0].Type.Kind is Kind.Bytes or Kind.Buffer)
            return new Op(OpCode.EQUAL, IrType.Bool, null, null,
                Conversions.Convert(call[0], Conversions.ByteString, IrType.Bytes),
                Conversions.Convert(call[1], Conversions.ByteString, IrType.Bytes));
        throw new CompileException("NEOC1040", "'SequenceEqual' of anything but bytes or text");
    }

    /// <summary>A field's bytes, read as items of the span's type.</summary>
    static Expr? CreateSpan(CallContext call)
    {
        var item = call.Method.Context.OfMethod[0];
        var data = (byte[])((Const)call.Operands[0]).Value!;
        return Made(call.Method.ReturnType, [.. MethodImporter.LiteralItems(data, TypeMap.Of(item))]);
    }
}
