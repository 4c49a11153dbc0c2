using System.Numerics;
using Mono.Cecil;
using StarMiner.Compiler.Emit;

namespace StarMiner.Compiler.Ir;

/// <summary>
/// An expression tree. Its meaning is C#'s: operands are evaluated from left to right, then the node itself.
/// Trees are never shared; who needs a value twice stores it in a variable.
/// </summary>
public abstract class Expr(IrType type, params Expr[] operands)
{
    public IrType Type { get; } = type;

    public Expr[] Operands { get; } = operands;

    /// <summary>Which copy of a callee the node came from; null for the function's own. Warnings tell them apart.</summary>
    public object? Origin { get; private set; }

    public Expr From(object? origin)
    {
        Origin ??= origin;
        return this;
    }

    /// <summary>Effects of the node alone, operands not counted.</summary>
    public virtual Effects Own => Effects.None;

    public Effects Effects => Operands.Aggregate(Own, (sum, operand) => sum | operand.Effects);

    /// <summary>
    /// Bounds of the exact value on the stack. An int expression is right modulo 2^32 only: it is brought into its
    /// type's range where somebody can see the difference.
    /// </summary>
    public virtual Interval Range => Type.Range;

    /// <summary>The same node over other operands.</summary>
    public abstract Expr With(Expr[] operands);

    public bool Reads(Variable variable) =>
        this is Load load && load.Variable == variable || Array.Exists(Operands, operand => operand.Reads(variable));

    public int Count => 1 + Operands.Sum(operand => operand.Count);
}

/// <summary>A literal: BigInteger, bool, byte[] or null.</summary>
public sealed class Const(object? value, IrType type) : Expr(type)
{
    public object? Value { get; } = value;

    public bool IsNull => Value is null;

    public override Interval Range => Value is BigInteger number ? new(number, number) : Type.Range;

    public override Expr With(Expr[] operands) => new Const(Value, Type);
}

public sealed class Load(Variable variable, IrType? type = null) : Expr(type ?? variable.Type)
{
    public Variable Variable { get; } = variable;

    public override Effects Own => Variable.Slot == Slot.Static ? Effects.ReadsStatics : Effects.None;

    public override Expr With(Expr[] operands) => new Load(Variable, Type);
}

/// <summary>One NeoVM instruction over its operands, pushed in natural order (the last one is on top).</summary>
public sealed class Op(OpCode code, IrType type, byte[]? operand, Interval? range, params Expr[] operands)
    : Expr(type, operands)
{
    public OpCode Code { get; } = code;

    public byte[] Immediate { get; } = operand ?? [];

    public override Effects Own => OpEffects.Of(Code)
        | (OpEffects.FaultsOnNull(Code) && !Array.TrueForAll(Operands, Presence.IsSure) ? Effects.Faults : Effects.None);

    public override Interval Range => range ?? Type.Range;

    public override Expr With(Expr[] operands) => new Op(Code, Type, Immediate, range, operands);

    /// <summary>The same operands under another instruction.</summary>
    public Op As(OpCode other) => new(other, Type, Immediate, range, Operands);
}

/// <summary>The same item under another integer type; no code.</summary>
public sealed class Retyped(Expr value, IrType type) : Expr(type, value)
{
    public override Interval Range => Operands[0].Range;

    public override Expr With(Expr[] operands) => new Retyped(operands[0], Type);
}

/// <summary>A value read as an integer whose NeoVM item may be something else (bytes, null for zero, a boolean).</summary>
public sealed class AsInteger(Expr value, bool nullIsZero, IrType type) : Expr(type, value)
{
    public bool NullIsZero { get; } = nullIsZero;

    public override Interval Range => Operands[0].Type.Kind == Kind.Bool ? new(0, 1) : Type.Range;

    public override Expr With(Expr[] operands) => new AsInteger(operands[0], NullIsZero, Type);
}

/// <summary>Brings an int expression into its type's range, modulo 2^width.</summary>
public sealed class Wrap(IrType type, Expr value) : Expr(type, value)
{
    public override Expr With(Expr[] operands) => new Wrap(Type, operands[0]);
}

/// <summary>What a failed check throws: a text, or with a tag an exception object.</summary>
public sealed record Failure(string Text, BigInteger? Tag);

/// <summary>The value if it lies in the type's range, else an overflow exception.</summary>
public sealed class Check(IrType type, Expr value, Failure failure) : Expr(type, value)
{
    public Failure Failure { get; } = failure;

    public override Effects Own => Effects.Throws;

    public override Expr With(Expr[] operands) => new Check(Type, operands[0], Failure);
}

/// <summary>The value if it is null or has as many bytes as its type says, else an exception.</summary>
public sealed class OfSize(IrType type, int size, Expr value, Failure failure) : Expr(type, value)
{
    /// <summary>Bytes of every value of the type.</summary>
    public int Size { get; } = size;

    public Failure Failure { get; } = failure;

    public override Effects Own => Effects.Throws;

    public override Expr With(Expr[] operands) => new OfSize(Type, Size, operands[0], Failure);
}

/// <summary>An array or struct of known items.</summary>
public sealed class Pack(OpCode code, IrType type, params Expr[] items) : Expr(type, items)
{
    public OpCode Code { get; } = code;

    public override Expr With(Expr[] operands) => new Pack(Code, Type, operands);
}

/// <summary>An independent copy of a struct.</summary>
public sealed class Copy(Expr value) : Expr(value.Type, value)
{
    public override Effects Own => Effects.ReadsHeap;

    public override Expr With(Expr[] operands) => new Copy(operands[0]);
}

public sealed class Syscall(string name, IrType type, params Expr[] arguments) : Expr(type, arguments)
{
    public string Name { get; } = name;

    public override Effects Own => OpEffects.Of(Name);

    public override Expr With(Expr[] operands) => new Syscall(Name, Type, operands);
}

/// <summary>
/// A call of another contract through the NEF's token table. <paramref name="lenient"/> marks arguments that the
/// callee takes in any form of bytes.
/// </summary>
public sealed class TokenCall(MethodToken token, Effects effects, bool[] lenient, IrType type, params Expr[] arguments)
    : Expr(type, arguments)
{
    public MethodToken Token { get; } = token;

    public bool[] Lenient { get; } = lenient;

    public override Effects Own => effects;

    public override Expr With(Expr[] operands) => new TokenCall(Token, effects, Lenient, Type, operands);
}

/// <summary>A call inside the contract.</summary>
public sealed class Call(Function target, IrType type, params Expr[] arguments) : Expr(type, arguments)
{
    public Function Target { get; } = target;

    public override Effects Own => Effects.Everything;

    public override Expr With(Expr[] operands) => new Call(Target, Type, operands);
}

/// <summary>A fixed instruction sequence that a framework member stands for.</summary>
public sealed class Sequence(IReadOnlyList<RawInstruction> code, bool reversed, IrType type, params Expr[] arguments)
    : Expr(type, arguments)
{
    public IReadOnlyList<RawInstruction> Code { get; } = code;

    /// <summary>Argument 0 is on top.</summary>
    public bool Reversed { get; } = reversed;

    public override Effects Own => Code.Aggregate(
        Effects.None, (sum, item) => sum | (item.Syscall is null ? OpEffects.Of(item.Code) : OpEffects.Of(item.Syscall)));

    public override Expr With(Expr[] operands) => new Sequence(Code, Reversed, Type, operands);
}

/// <summary>Where a function begins, for CALLA.</summary>
public sealed class FunctionPointer(Function target, IrType type) : Expr(type)
{
    public Function Target { get; } = target;

    public override Expr With(Expr[] operands) => new FunctionPointer(Target, Type);
}

/// <summary>A call of the function whose pointer is the last operand.</summary>
public sealed class IndirectCall(IrType type, params Expr[] operands) : Expr(type, operands)
{
    public override Effects Own => Effects.Everything;

    public override Expr With(Expr[] operands) => new IndirectCall(Type, operands);
}

/// <summary>The object if it is of the asked kind, else null.</summary>
public sealed class InstanceTest(Expr value, byte itemType, IrType type) : Expr(type, value)
{
    public byte ItemType { get; } = itemType;

    public override Expr With(Expr[] operands) => new InstanceTest(operands[0], ItemType, Type);
}

/// <summary>An instruction as a framework attribute writes it.</summary>
public sealed record RawInstruction(OpCode Code, byte[] Operand, string? Syscall);

/// <summary>The contract instance: it has no item, its fields are static slots.</summary>
public sealed class ContractThis(TypeReference type) : Expr(new IrType(Kind.Object, type))
{
    public override Expr With(Expr[] operands) => new ContractThis(Type.Clr!);
}

/// <summary>An event's delegate field: it has no item, invoking it is a notification.</summary>
public sealed class EventHandle(FieldDefinition field) : Expr(new IrType(Kind.Object, field.FieldType))
{
    public FieldDefinition Field { get; } = field;

    public override Expr With(Expr[] operands) => new EventHandle(Field);
}
