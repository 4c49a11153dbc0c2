using System.Numerics;
using Mono.Cecil;
using Mono.Cecil.Cil;
using StarMiner.Compiler.Ir;
using OpCode = StarMiner.Compiler.Emit.OpCode;

namespace StarMiner.Compiler.Import;

/// <summary>Arrays: byte[] is a Buffer, every other T[] a NeoVM Array.</summary>
public sealed partial class MethodImporter
{
    const byte BooleanItem = 0x20, IntegerItem = 0x21;

    const int MaxLiteralBytes = 1024, MaxStructsInLine = 16;

    bool ImportArray(Instruction instruction)
    {
        switch (instruction.OpCode.Code)
        {
            case Code.Newarr:
                NewArray(instruction);
                return true;
            case Code.Ldlen:
                Push(new Op(OpCode.SIZE, IrType.U4, null, new Interval(0, int.MaxValue), Present(Pop())));
                return true;
            case >= Code.Ldelem_I1 and <= Code.Ldelem_Ref or Code.Ldelem_Any:
                LoadElement(instruction);
                return true;
            case >= Code.Stelem_I and <= Code.Stelem_Ref or Code.Stelem_Any:
                StoreElement(instruction);
                return true;
            case Code.Ldelema:
                var place = PresentFirst(Pop(2));
                var type = TypeMap.Of(method.Context.Substitute((TypeReference)instruction.Operand));
                Flush(place[0].Effects | place[1].Effects, null);
                var container = Repeatable(place[0]);
                Push(new AddressOf(new ItemPlace(container, Repeatable(Index(place[1])), type)));
                return true;
            default:
                return false;
        }
    }

    /// <summary>The items of an array literal that nobody but this call will see; null if it is not one.</summary>
    public Expr[]? TakeItems(Expr array)
    {
        var statements = current.Statements;
        if (array is not Load { Variable: var made } || !stable.Contains(made)
            || statements.FindLastIndex(item => item is Store store && store.Variable == made) is var first && first < 0
            || statements[first].Value is not Op { Code: OpCode.NEWARRAY or OpCode.NEWARRAY_T, Operands: [Const { Value: BigInteger count }] }
            || stack.Exists(entry => entry.Reads(made)))
            return null;
        var fills = statements.Skip(first + 1).Where(item => item.Value!.Reads(made)).ToList();
        for (int i = 0; i < fills.Count; i++)
            if (fills[i].Value is not Op { Code: OpCode.SETITEM, Operands: [Load, Const { Value: BigInteger at }, var item] }
                || at != i || item.Reads(made))
                return null;
        return count == fills.Count ? Unmake(first, fills) : null;
    }

    /// <summary>Keeps each item in a temporary of its own, where it was put into the array.</summary>
    Expr[] Unmake(int first, List<Statement> fills)
    {
        var items = new List<Expr>();
        foreach (var fill in fills)
        {
            var value = fill.Value!.Operands[2];
            var kept = NewTemporary(value.Type);
            current.Statements[current.Statements.IndexOf(fill)] = new Store(kept, value) { At = fill.At };
            items.Add(new Load(kept));
        }
        current.Statements.RemoveAt(first);
        return [.. items];
    }

    static Expr Index(Expr index) => ReadAs(index, index.Type.IsWide ? IrType.I8 : IrType.I4);

    void LoadElement(Instruction instruction)
    {
        var operands = PresentFirst(Pop(2));
        Push(new Op(
            OpCode.PICKITEM, ElementType(instruction, operands[0].Type), null, null, operands[0], Index(operands[1])));
    }

    void StoreElement(Instruction instruction)
    {
        var operands = PresentFirst(Pop(3));
        var type = ElementType(instruction, operands[0].Type);
        if (IsInPlace(type))
            Write(new ItemPlace(Repeatable(operands[0]), Repeatable(Index(operands[1])), type), operands[2]);
        else
            Add(new Eval(new Op(
                OpCode.SETITEM, IrType.Void, null, null, operands[0], Index(operands[1]), Stored(operands[2], type))));
    }

    /// <summary>What the array says that it holds; IL alone does not tell a bool from a byte.</summary>
    IrType ElementType(Instruction instruction, IrType array)
    {
        if (array.Kind is Kind.Buffer or Kind.Bytes)
            return IrType.U1;
        if (array.Clr is ArrayType known)
            return TypeMap.Of(known.ElementType);
        return instruction.OpCode.Code switch
        {
            Code.Ldelem_I1 or Code.Stelem_I1 => new IrType(Kind.I1),
            Code.Ldelem_U1 => IrType.U1,
            Code.Ldelem_I2 or Code.Stelem_I2 => new IrType(Kind.I2),
            Code.Ldelem_U2 => IrType.U2,
            Code.Ldelem_I4 or Code.Stelem_I4 => IrType.I4,
            Code.Ldelem_U4 => IrType.U4,
            Code.Ldelem_I8 or Code.Stelem_I8 or Code.Ldelem_I or Code.Stelem_I => IrType.I8,
            Code.Ldelem_Any or Code.Stelem_Any =>
                TypeMap.Of(method.Context.Substitute((TypeReference)instruction.Operand)),
            _ => IrType.Object,
        };
    }

    void NewArray(Instruction instruction)
    {
        var element = method.Context.Substitute((TypeReference)instruction.Operand);
        var type = TypeMap.Of(new ArrayType(element));
        var count = Pop();
        if (TryLiteral(instruction, element, type))
            return;
        if (type.Kind == Kind.Buffer && count is Const { Value: BigInteger size } && size <= MaxLiteralBytes)
            Push(new Const(new byte[(int)size], type));
        else
            Push(type.Kind == Kind.Buffer
                ? new Op(OpCode.NEWBUFFER, type, null, null, Index(count))
                : EmptyArray(TypeMap.Of(element), type, Index(count)));
    }

    Expr EmptyArray(IrType element, IrType type, Expr count)
    {
        if (element.Kind == Kind.Struct)
            return ArrayOfStructs(element, type, count);
        byte item = element.Kind switch
        {
            Kind.Bool => BooleanItem,
            Kind.Big => IntegerItem,
            _ when element.IsInteger => IntegerItem,
            _ => 0,
        };
        return item == 0
            ? new Op(OpCode.NEWARRAY, type, null, null, count)
            : new Op(OpCode.NEWARRAY_T, type, [item], null, count);
    }

    /// <summary>Each item is a struct of its own; where their number is not known they are made in a loop.</summary>
    Expr ArrayOfStructs(IrType element, IrType type, Expr count)
    {
        if (count is Const { Value: BigInteger number } && number <= MaxStructsInLine)
            return new Pack(OpCode.PACK, type, [.. Enumerable.Range(0, (int)number).Select(_ => Zero(element))]);
        var array = NewTemporary(type);
        var left = NewTemporary(IrType.I4);
        stable.Remove(left);
        Add(new Store(left, count));
        Add(new Store(array, new Op(OpCode.NEWARRAY, type, null, null, new Load(left))));
        var branches = new Branching(this, IrType.Void);
        var head = branches.NewBlock("fill");
        var done = branches.NewBlock("filled");
        var body = branches.NewBlock("item");
        branches.Go(head);
        branches.Enter(head);
        branches.Fork(CompareNumbers(OpCode.NUMNOTEQUAL, [new Load(left), Integers.Int(0)], true), body, done);
        branches.Enter(body);
        Add(new Store(left, Integers.Normalise(Integers.Binary(OpCode.SUB, new Load(left), Integers.Int(1), IrType.I4), IrType.I4)));
        Add(new Eval(new Op(OpCode.SETITEM, IrType.Void, null, null, new Load(array), new Load(left), Zero(element))));
        branches.Go(head);
        branches.Enter(done);
        branches.Otherwise(() => { });
        branches.Close();
        return new Load(array);
    }

    /// <summary>newarr, dup, ldtoken, InitializeArray: how C# writes an array of literals.</summary>
    bool TryLiteral(Instruction instruction, TypeReference element, IrType type)
    {
        if (instruction.Next is not { OpCode.Code: Code.Dup, Next: { OpCode.Code: Code.Ldtoken } token }
            || token.Operand is not FieldReference field
            || token.Next.Operand is not MethodReference { Name: "InitializeArray" })
            return false;
        byte[] data = field.Resolve().InitialValue;
        if (type.Kind == Kind.Buffer)
            Push(new Const(data, type));
        else
            Push(new Pack(OpCode.PACK, type, [.. LiteralItems(data, TypeMap.Of(element))]));
        resumeAt = token.Next.Next;
        return true;
    }

    public static IEnumerable<Expr> LiteralItems(byte[] data, IrType element)
    {
        int size = element.Kind == Kind.Bool ? 1 : element.Width / 8;
        for (int at = 0; at + size <= data.Length; at += size)
        {
            var value = new BigInteger(data.AsSpan(at, size), isUnsigned: !element.IsSigned);
            yield return element.Kind == Kind.Bool ? new Const(!value.IsZero, element) : new Const(value, element);
        }
    }
}
