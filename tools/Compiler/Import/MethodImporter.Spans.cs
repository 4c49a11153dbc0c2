using System.Numerics;
using Mono.Cecil;
using Mono.Cecil.Cil;
using StarMiner.Compiler.Intrinsics;
using StarMiner.Compiler.Ir;
using OpCode = StarMiner.Compiler.Emit.OpCode;

namespace StarMiner.Compiler.Import;

/// <summary>What C# makes of literals, collection expressions and ranges: spans over data, inline arrays, stackalloc.</summary>
public sealed partial class MethodImporter
{
    /// <summary>Stands for memory that only a span is made of.</summary>
    static readonly object stackMemory = new();

    bool ImportSpan(Instruction instruction)
    {
        switch (instruction.OpCode.Code)
        {
            case Code.Localloc:
                Discard(Pop());
                Push(new Const(stackMemory, IrType.Object));
                return true;
            case Code.Ldsflda or Code.Ldtoken when Data(instruction.Operand) is { } data:
                Push(new Const(data, IrType.Bytes));
                return true;
            default:
                return false;
        }
    }

    /// <summary>The bytes that the C# compiler keeps in a field of its own.</summary>
    static byte[]? Data(object operand) =>
        operand is FieldReference { DeclaringType.Name: "<PrivateImplementationDetails>" } field
        && field.Resolve() is { InitialValue: { Length: > 0 } data }
            ? data
            : null;

    /// <summary>A reference to an item of an array.</summary>
    public Expr? ItemAddress(Expr container, Expr index, IrType type)
    {
        Expr[] operands = PresentFirst(container, index);
        Flush(operands[0].Effects | operands[1].Effects, null);
        return new AddressOf(new ItemPlace(Repeatable(operands[0]), Repeatable(Index(operands[1])), type));
    }

    /// <summary>new Span(...): of an array, of one item, of data, of stackalloc's memory.</summary>
    public Expr SpanOf(MethodInstance constructor, Expr[] operands)
    {
        var type = constructor.DeclaringType;
        var shape = TypeMap.Of(type);
        var item = Spans.ItemOf(type);
        switch (operands)
        {
            case [Const { Value: byte[] data }, Const { Value: BigInteger count }]:
                int size = TypeMap.Of(item).Kind == Kind.Bool ? 1 : TypeMap.Of(item).Width / 8;
                return Spans.Made(type, [.. LiteralItems(data[..((int)count * size)], TypeMap.Of(item))]);
            case [Const { Value: var memory }, var count] when memory == stackMemory:
                return shape.Kind == Kind.Buffer
                    ? new Op(OpCode.NEWBUFFER, shape, null, null, Index(count))
                    : EmptyArray(TypeMap.Of(item), shape, Index(count));
            case [AddressOf single]:
                return item.FullName == "System.Char"
                    ? Library("System.Char", "ToString", Read(single.Place))
                    : Spans.Made(type, [Read(single.Place)]);
            case [var array]:
                return As(Value(array), shape);
            case [var array, var start, var count] when !type.GetElementType().FullName.StartsWith("System.Span", StringComparison.Ordinal):
                return PartOf(array, start, count, shape)!;
            default:
                throw new CompileException("NEOC1040", "a span over a part of an array that can be written");
        }
    }

    /// <summary>A copy of a part.</summary>
    public Expr? PartOf(Expr value, Expr start, Expr? count, IrType type)
    {
        if (count is null)
        {
            (value, start) = (Repeatable(value), Repeatable(start));
            var size = new Op(OpCode.SIZE, IrType.I4, null, new Interval(0, int.MaxValue), Clone(value));
            count = Integers.Binary(OpCode.SUB, size, Clone(start), IrType.I4);
        }
        if (type.Kind == Kind.Object)
            return As(Library("System.Array", "Part", value, start, count), type);
        var bytes = new Op(OpCode.SUBSTR, IrType.Buffer, null, null, Slice(value, Index(start), Index(count)));
        return type.Kind == Kind.Bytes ? Conversions.Convert(bytes, Conversions.ByteString, IrType.Bytes) : bytes;
    }

    public Expr WritablePart(Expr span, Expr start, Expr? count)
    {
        (span, start) = (Repeatable(span), Repeatable(start));
        count ??= Integers.Binary(OpCode.SUB,
            new Op(OpCode.SIZE, IrType.I4, null, new Interval(0, int.MaxValue), Clone(span)), Clone(start), IrType.I4);
        return new SpanPart(span, start, Repeatable(count), span.Type);
    }

    /// <summary>From a span, or a part of one, into another.</summary>
    public Expr? CopySpan(Expr source, Expr target)
    {
        var (from, at, count) = Bounds(source);
        var (to, place, _) = Bounds(target);
        CopyItems(from, at, to, place, count);
        return null;
    }

    (Expr Array, Expr Start, Expr Count) Bounds(Expr span)
    {
        if (span is SpanPart part)
            return (part.Operands[0], part.Operands[1], part.Operands[2]);
        var array = Repeatable(span);
        return (array, Integers.Int(0), new Op(OpCode.SIZE, IrType.I4, null, new Interval(0, int.MaxValue), Clone(array)));
    }

    /// <summary>Array.Copy. Bytes have an instruction for it.</summary>
    public Expr? CopyItems(Expr source, Expr from, Expr target, Expr to, Expr count)
    {
        if (target.Type.Kind == Kind.Buffer)
            Add(new Eval(new Op(OpCode.MEMCPY, IrType.Void, null, null, target, Index(to), source, Index(from), Index(count))));
        else
            LibraryCall("System.Array", "Copy", [source, from, target, to, count]);
        return null;
    }

    /// <summary>array[range].</summary>
    public Expr? SubArray(Expr array, Expr range, IrType type)
    {
        array = Repeatable(array);
        var bounds = Repeatable(Value(range));
        var size = new Op(OpCode.SIZE, IrType.I4, null, new Interval(0, int.MaxValue), Clone(array));
        var start = Repeatable(Library("System.Range", "Start", Clone(bounds), size));
        var count = Library("System.Range", "Count", bounds, Clone(start), Clone(size));
        return PartOf(array, start, count, type);
    }

    /// <summary>Calls a method of the base library by name; its result.</summary>
    public Expr Library(string type, string name, params Expr[] arguments)
    {
        var helper = BaseLibrary.Of(module.Contract.Module).Helper(type, name, arguments.Length);
        CallFunction(helper, arguments);
        return Pop();
    }

    /// <summary>The same for a method without result.</summary>
    public Expr? LibraryCall(string type, string name, Expr[] arguments)
    {
        CallFunction(BaseLibrary.Of(module.Contract.Module).Helper(type, name, arguments.Length), arguments);
        return null;
    }

    /// <summary>Arrays in a struct, which C# collects `params` spans in, are arrays here.</summary>
    static bool IsInlineArray(TypeReference type, out TypeReference item, out int count)
    {
        item = type;
        count = 0;
        if (type is not GenericInstanceType { GenericArguments: [var one] } instance
            || !instance.ElementType.Name.Contains("InlineArray", StringComparison.Ordinal))
            return false;
        item = one;
        string digits = new([.. instance.ElementType.Name.Split('`')[0].Reverse().TakeWhile(char.IsDigit).Reverse()]);
        return int.TryParse(digits, System.Globalization.CultureInfo.InvariantCulture, out count);
    }

    /// <summary>The helpers that C# writes into each assembly for inline arrays.</summary>
    bool CallInlineArray(MethodInstance target, Expr[] operands)
    {
        if (target.DeclaringType.FullName != "<PrivateImplementationDetails>")
            return false;
        switch (target.Reference.Name)
        {
            case "InlineArrayElementRef" or "InlineArrayElementRefReadOnly":
                Push(ItemAddress(Value(operands[0]), operands[1], TypeMap.Of(target.Context.OfMethod[1]))!);
                return true;
            case "InlineArrayFirstElementRef" or "InlineArrayFirstElementRefReadOnly":
                Push(ItemAddress(Value(operands[0]), Integers.Int(0), TypeMap.Of(target.Context.OfMethod[1]))!);
                return true;
            case "InlineArrayAsReadOnlySpan" or "InlineArrayAsSpan":
                if (TypeMap.Of(target.ReturnType).Kind != Kind.Object)
                    throw new CompileException("NEOC1046", "bytes and chars in a `params` span must be constants");
                Push(As(Value(operands[0]), TypeMap.Of(target.ReturnType)));
                return true;
            default:
                return false;
        }
    }
}
