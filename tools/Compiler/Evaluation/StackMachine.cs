using System.Numerics;
using StarMiner.Compiler.Emit;
using StarMiner.Compiler.Ir;

namespace StarMiner.Compiler.Evaluation;

/// <summary>
/// What NeoVM's instructions do, as far as compile-time values go. Whatever is not here, or would fault, is unknown
/// and happens when the contract runs.
/// </summary>
sealed class StackMachine
{
    const int MaxItems = 512;

    readonly List<object?> stack = [];

    public int Count => stack.Count;

    public void Push(object? item) => stack.Add(item);

    public object? Pop()
    {
        if (stack.Count == 0)
            throw new UnknownException();
        object? top = stack[^1];
        stack.RemoveAt(stack.Count - 1);
        return top;
    }

    public void Apply(OpCode code, byte[] operand)
    {
        if (!Literal(code, operand) && !Shuffle(code) && !Arithmetic(code) && !Logic(code) && !Bytes(code)
            && !Typed(code, operand) && !Arrays(code, operand))
            throw new UnknownException();
    }

    BigInteger Number() => Items.Number(Pop());

    int Index()
    {
        var value = Number();
        return value >= 0 && value <= int.MaxValue ? (int)value : throw new UnknownException();
    }

    bool Literal(OpCode code, byte[] operand)
    {
        switch (code)
        {
            case >= OpCode.PUSHINT8 and <= OpCode.PUSHINT256:
                Push(new BigInteger(operand));
                return true;
            case >= OpCode.PUSHM1 and <= OpCode.PUSH16:
                Push(new BigInteger((int)code - (int)OpCode.PUSH0));
                return true;
            case OpCode.PUSHT or OpCode.PUSHF:
                Push(code == OpCode.PUSHT);
                return true;
            case OpCode.PUSHNULL:
                Push(null);
                return true;
            case OpCode.PUSHDATA1:
                Push(operand[1..]);
                return true;
            case OpCode.NOP:
                return true;
            default:
                return false;
        }
    }

    bool Shuffle(OpCode code)
    {
        int top = stack.Count - 1;
        int needed = code switch
        {
            OpCode.DUP or OpCode.DROP => 1,
            OpCode.SWAP or OpCode.OVER or OpCode.NIP or OpCode.TUCK => 2,
            OpCode.ROT or OpCode.REVERSE3 => 3,
            OpCode.REVERSE4 => 4,
            _ => 0,
        };
        if (needed == 0)
            return false;
        if (top + 1 < needed)
            throw new UnknownException();
        switch (code)
        {
            case OpCode.DUP: stack.Add(stack[top]); break;
            case OpCode.DROP: stack.RemoveAt(top); break;
            case OpCode.NIP: stack.RemoveAt(top - 1); break;
            case OpCode.OVER: stack.Add(stack[top - 1]); break;
            case OpCode.TUCK: stack.Insert(top - 1, stack[top]); break;
            case OpCode.ROT:
                stack.Add(stack[top - 2]);
                stack.RemoveAt(top - 2);
                break;
            default: stack.Reverse(top + 1 - needed, needed); break;
        }
        return true;
    }

    bool Arithmetic(OpCode code)
    {
        switch (code)
        {
            case OpCode.INC: Push(Items.Fit(Number() + 1)); return true;
            case OpCode.DEC: Push(Items.Fit(Number() - 1)); return true;
            case OpCode.NEGATE or OpCode.INVERT or OpCode.ABS or OpCode.SIGN:
                Push(Items.Fit(Folding.Unary(code, Number()) ?? throw new UnknownException()));
                return true;
            case >= OpCode.ADD and <= OpCode.POW or OpCode.SHL or OpCode.SHR or OpCode.AND or OpCode.OR or OpCode.XOR
                or OpCode.MIN or OpCode.MAX or OpCode.NUMEQUAL or OpCode.NUMNOTEQUAL or >= OpCode.LT and <= OpCode.GE:
                var right = Number();
                Push(Folding.Binary(code, Number(), right) ?? throw new UnknownException());
                return true;
            case OpCode.WITHIN:
                var (high, low, value) = (Number(), Number(), Number());
                Push(low <= value && value < high);
                return true;
            default:
                return false;
        }
    }

    bool Logic(OpCode code)
    {
        switch (code)
        {
            case OpCode.NOT: Push(!Items.Truth(Pop())); return true;
            case OpCode.NZ: Push(!Number().IsZero); return true;
            case OpCode.BOOLAND: Push(Items.Truth(Pop()) & Items.Truth(Pop())); return true;
            case OpCode.BOOLOR: Push(Items.Truth(Pop()) | Items.Truth(Pop())); return true;
            case OpCode.EQUAL: Push(Items.Same(Pop(), Pop())); return true;
            case OpCode.NOTEQUAL: Push(!Items.Same(Pop(), Pop())); return true;
            default: return false;
        }
    }

    bool Bytes(OpCode code)
    {
        int count, start;
        byte[] bytes;
        switch (code)
        {
            case OpCode.CAT:
                bytes = Items.Bytes(Pop());
                Push(new BufferItem(Items.Limited([.. Items.Bytes(Pop()), .. bytes])));
                return true;
            case OpCode.SUBSTR or OpCode.LEFT or OpCode.RIGHT:
                count = Index();
                start = code == OpCode.SUBSTR ? Index() : 0;
                bytes = Items.Bytes(Pop());
                if (code == OpCode.RIGHT)
                    start = bytes.Length - count;
                if (start < 0 || (long)start + count > bytes.Length)
                    throw new UnknownException();
                Push(new BufferItem(bytes[start..(start + count)]));
                return true;
            case OpCode.NEWBUFFER:
                Push(new BufferItem(Items.Limited(new byte[Math.Min(Index(), 1 << 16)])));
                return true;
            case OpCode.MEMCPY:
                Copy();
                return true;
            default:
                return false;
        }
    }

    void Copy()
    {
        int count = Index(), from = Index();
        byte[] source = Items.Bytes(Pop());
        int to = Index();
        if (Pop() is not BufferItem target || (long)from + count > source.Length || (long)to + count > target.Bytes.Length)
            throw new UnknownException();
        source.AsSpan(from, count).CopyTo(target.Bytes.AsSpan(to));
    }

    bool Typed(OpCode code, byte[] operand)
    {
        switch (code)
        {
            case OpCode.ISNULL: Push(Pop() is null); return true;
            case OpCode.ISTYPE: Push(Pop() is { } item && Items.TypeOf(item) == operand[0]); return true;
            case OpCode.CONVERT: Push(Items.Convert(Pop(), operand[0])); return true;
            case OpCode.ASSERT:
                if (!Items.Truth(Pop()))
                    throw new UnknownException();
                return true;
            default: return false;
        }
    }

    bool Arrays(OpCode code, byte[] operand)
    {
        switch (code)
        {
            case OpCode.NEWARRAY0 or OpCode.NEWSTRUCT0:
                Push(new ArrayItem(code == OpCode.NEWSTRUCT0, []));
                return true;
            case OpCode.NEWARRAY or OpCode.NEWARRAY_T or OpCode.NEWSTRUCT:
                Push(new ArrayItem(code == OpCode.NEWSTRUCT, NewItems(Index(), code == OpCode.NEWARRAY_T ? operand[0] : Items.Any)));
                return true;
            case OpCode.SIZE:
                object? measured = Pop();
                Push(new BigInteger(measured is ArrayItem array ? array.Items.Count : Items.Bytes(measured).Length));
                return true;
            case OpCode.PICKITEM:
                int at = Index();
                Push(Pick(Pop(), at));
                return true;
            case OpCode.SETITEM:
                object? value = Pop();
                at = Index();
                Set(Pop(), at, value);
                return true;
            case OpCode.APPEND:
                value = Pop();
                if (Pop() is not ArrayItem { Items: { Count: < MaxItems } list })
                    throw new UnknownException();
                list.Add(Items.Owned(value));
                return true;
            case OpCode.REVERSEITEMS:
                Reverse(Pop());
                return true;
            default:
                return false;
        }
    }

    static List<object?> NewItems(int count, byte type)
    {
        if (count > MaxItems)
            throw new UnknownException();
        object? zero = type switch
        {
            Items.Boolean => false,
            Items.Integer => BigInteger.Zero,
            Items.ByteString => Array.Empty<byte>(),
            _ => null,
        };
        return [.. Enumerable.Repeat(zero, count)];
    }

    static object? Pick(object? container, int at) => container switch
    {
        ArrayItem array when at < array.Items.Count => array.Items[at],
        byte[] bytes when at < bytes.Length => new BigInteger(bytes[at]),
        BufferItem buffer when at < buffer.Bytes.Length => new BigInteger(buffer.Bytes[at]),
        _ => throw new UnknownException(),
    };

    static void Set(object? container, int at, object? value)
    {
        if (container is ArrayItem array && at < array.Items.Count)
            array.Items[at] = Items.Owned(value);
        else if (container is BufferItem buffer && at < buffer.Bytes.Length && Items.Number(value) is var number
            && number >= sbyte.MinValue && number <= byte.MaxValue)
            buffer.Bytes[at] = (byte)(int)number;
        else
            throw new UnknownException();
    }

    static void Reverse(object? container)
    {
        if (container is ArrayItem array)
            array.Items.Reverse();
        else if (container is BufferItem buffer)
            Array.Reverse(buffer.Bytes);
        else
            throw new UnknownException();
    }
}
