using System.Numerics;
using StarMiner.Compiler.Emit.Verification;
using StarMiner.Compiler.Ir;

namespace StarMiner.Compiler.Emit;

/// <summary>Writes expression trees as stack code.</summary>
public sealed partial class ExpressionEmitter(Assembler assembler, ModuleTables tables)
{
    const byte PointerItem = 0x10;

    const int MaxPickedItems = 8;

    public void Emit(Expr expr)
    {
        switch (expr)
        {
            case Const literal:
                EmitConst(literal);
                break;
            case Load load:
                LoadFrom(load.Variable);
                break;
            case Op op:
                foreach (var operand in op.Operands)
                    EmitOperand(op, operand);
                assembler.Emit(op.Code, op.Immediate);
                break;
            case AsInteger integer:
                EmitNumber(integer);
                assembler.Push(BigInteger.Zero);
                assembler.Emit(OpCode.ADD);
                break;
            case Retyped same:
                Emit(same.Operands[0]);
                break;
            case Wrap wrap:
                EmitWrap(wrap);
                break;
            case Check check:
                EmitCheck(check);
                break;
            case OfSize sized:
                EmitOfSize(sized);
                break;
            case Copy copy:
                EmitCopy(copy);
                break;
            case InstanceTest test:
                EmitInstanceTest(test);
                break;
            default:
                EmitCall(expr);
                break;
        }
    }

    void EmitCall(Expr expr)
    {
        switch (expr)
        {
            case Pack pack:
                EmitReversed(pack.Operands);
                assembler.Push(pack.Operands.Length);
                assembler.Emit(pack.Code);
                break;
            case Syscall syscall:
                EmitReversed(syscall.Operands);
                assembler.Syscall(syscall.Name);
                break;
            case TokenCall call:
                EmitReversed(call.Operands);
                assembler.Emit(OpCode.CALLT, (byte)tables.TokenIndex(call.Token), 0);
                break;
            case Call call:
                EmitReversed(call.Operands);
                assembler.Jump(OpCode.CALL, tables.Entry(call.Target));
                break;
            case Sequence sequence:
                EmitSequence(sequence);
                break;
            case FunctionPointer pointer:
                assembler.Jump(OpCode.PUSHA, tables.Entry(pointer.Target));
                break;
            case IndirectCall call:
                EmitIndirect(call);
                break;
            case EventHandle reference:
                throw new CompileException("NEOC1012", $"event '{reference.Field.Name}' can only be invoked");
            case ContractThis:
                throw new CompileException("NEOC1013", "the contract instance cannot be used as a value");
            default:
                throw new CompileException("NEOC1014", $"an address is used as a value ({expr.GetType().Name})");
        }
    }

    public void LoadFrom(Variable variable) => EmitSlot(variable, OpCode.LDLOC0, OpCode.LDARG0, OpCode.LDSFLD0);

    public void StoreTo(Variable variable) => EmitSlot(variable, OpCode.STLOC0, OpCode.STARG0, OpCode.STSFLD0);

    void EmitSlot(Variable variable, OpCode local, OpCode parameter, OpCode field)
    {
        int index = variable.Slot == Slot.Static ? tables.StaticIndex(variable) : variable.Index;
        var code = variable.Slot switch { Slot.Local => local, Slot.Parameter => parameter, _ => field };
        if (index < 0)
            throw new InvalidOperationException($"{variable.Name} has no slot");
        if (index <= 6)
            assembler.Emit((OpCode)((int)code + index));
        else
            assembler.Emit((OpCode)((int)code + 7), (byte)index);
    }

    void EmitConst(Const literal)
    {
        switch (literal.Value)
        {
            case null:
                assembler.Emit(OpCode.PUSHNULL);
                break;
            case bool truth:
                assembler.Emit(truth ? OpCode.PUSHT : OpCode.PUSHF);
                break;
            case BigInteger number:
                assembler.Push(number);
                break;
            case byte[] { Length: > 0 } zeros when literal.Type.Kind == Kind.Buffer && !zeros.AsSpan().ContainsAnyExcept((byte)0):
                assembler.Push(zeros.Length);
                assembler.Emit(OpCode.NEWBUFFER);
                break;
            case byte[] bytes:
                assembler.Push(bytes);
                // All of it from the left is a Buffer for 2,048 units; CONVERT costs 8,192.
                if (literal.Type.Kind == Kind.Buffer)
                {
                    assembler.Push(bytes.Length);
                    assembler.Emit(OpCode.LEFT);
                }
                break;
            default:
                throw new InvalidOperationException(literal.Value.GetType().Name);
        }
    }

    /// <summary>NeoVM pops argument 0 first. Evaluation stays in C#'s order unless nobody can notice.</summary>
    void EmitReversed(ReadOnlySpan<Expr> operands)
    {
        if (CanReverse(operands))
        {
            for (int i = operands.Length - 1; i >= 0; i--)
                Emit(operands[i]);
            return;
        }
        foreach (var operand in operands)
            Emit(operand);
        switch (operands.Length)
        {
            case 2:
                assembler.Emit(OpCode.SWAP);
                break;
            case 3:
                assembler.Emit(OpCode.REVERSE3);
                break;
            case 4:
                assembler.Emit(OpCode.REVERSE4);
                break;
            default:
                assembler.Push(operands.Length);
                assembler.Emit(OpCode.REVERSEN);
                break;
        }
    }

    static bool CanReverse(ReadOnlySpan<Expr> operands)
    {
        var seen = Effects.None;
        foreach (var operand in operands)
        {
            var effects = operand.Effects;
            if (!EffectRules.Commute(seen, effects))
                return false;
            seen |= effects;
        }
        return true;
    }

    void EmitSequence(Sequence sequence)
    {
        if (sequence.Reversed)
            EmitReversed(sequence.Operands);
        else
            foreach (var operand in sequence.Operands)
                Emit(operand);
        foreach (var item in sequence.Code)
        {
            if (item.Syscall is not null)
                assembler.Syscall(item.Syscall);
            else if (item.Code != OpCode.NOP)
                assembler.EmitFixed(item.Code, item.Operand);
        }
    }

    /// <summary>
    /// The object of a [pointer, object] delegate becomes argument 0, on top. Two PICKITEM cost 128 units, UNPACK 2,048.
    /// </summary>
    void EmitIndirect(IndirectCall call)
    {
        var plain = new Label();
        var done = new Label();
        int arguments = call.Operands.Length - 1, results = call.Type.Kind == Kind.Void ? 0 : 1;
        EmitReversed(call.Operands[..^1]);
        Emit(call.Operands[^1]);
        assembler.Emit(OpCode.DUP);
        assembler.Emit(OpCode.ISTYPE, PointerItem);
        assembler.Jump(OpCode.JMPIF, plain);
        assembler.Emit(OpCode.DUP);
        assembler.Push(BigInteger.One);
        assembler.Emit(OpCode.PICKITEM);
        assembler.Emit(OpCode.SWAP);
        assembler.Push(BigInteger.Zero);
        assembler.Emit(OpCode.PICKITEM);
        assembler.CallIndirect(new Shape(arguments + 1, results));
        assembler.Jump(OpCode.JMP, done);
        assembler.Place(plain);
        assembler.CallIndirect(new Shape(arguments, results));
        assembler.Place(done);
    }

    void EmitInstanceTest(InstanceTest test)
    {
        var fits = new Label();
        Emit(test.Operands[0]);
        assembler.Emit(OpCode.DUP);
        assembler.Emit(OpCode.ISTYPE, test.ItemType);
        assembler.Jump(OpCode.JMPIF, fits);
        assembler.Emit(OpCode.DROP);
        assembler.Emit(OpCode.PUSHNULL);
        assembler.Place(fits);
    }

    void EmitOfSize(OfSize sized)
    {
        var fits = new Label();
        Emit(sized.Operands[0]);
        assembler.Emit(OpCode.DUP);
        assembler.Emit(OpCode.ISNULL);
        assembler.Jump(OpCode.JMPIF, fits);
        assembler.Emit(OpCode.DUP);
        assembler.Emit(OpCode.SIZE);
        assembler.Push(sized.Size);
        assembler.Jump(OpCode.JMPEQ, fits);
        EmitThrow(sized.Failure);
        assembler.Place(fits);
    }

    /// <summary>Structs without structs inside are copied item by item; deep ones by NeoVM's own cloning.</summary>
    void EmitCopy(Copy copy)
    {
        if (copy.Type.Clr is { } clr && TypeMap.HasNestedStruct(clr))
        {
            assembler.Emit(OpCode.NEWARRAY0);
            assembler.Emit(OpCode.DUP);
            Emit(copy.Operands[0]);
            assembler.Emit(OpCode.APPEND);
            assembler.Push(BigInteger.Zero);
            assembler.Emit(OpCode.PICKITEM);
            return;
        }
        int items = copy.Type.Clr is { } type ? TypeMap.Fields(type).Count : 0;
        if (items is > 0 and <= MaxPickedItems)
        {
            PickItems(copy.Operands[0], items);
            return;
        }
        Emit(copy.Operands[0]);
        assembler.Emit(OpCode.UNPACK);
        assembler.Emit(OpCode.PACKSTRUCT);
    }

    /// <summary>About 70 units an item, three or four bytes each, where UNPACK costs 2,048.</summary>
    void PickItems(Expr value, int items)
    {
        bool isLoad = value is Load;
        if (!isLoad)
            Emit(value);
        for (int i = items - 1; i >= 0; i--)
        {
            if (isLoad)
                Emit(value);
            else if (i > 0)
                assembler.Emit(OpCode.DUP);
            assembler.Push(i);
            assembler.Emit(OpCode.PICKITEM);
            if (!isLoad && i > 0)
                assembler.Emit(OpCode.SWAP);
        }
        assembler.Push(items);
        assembler.Emit(OpCode.PACKSTRUCT);
    }
}
