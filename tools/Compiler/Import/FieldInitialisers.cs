using System.Numerics;
using Mono.Cecil;
using Mono.Cecil.Cil;
using StarMiner.Compiler.Ir;

namespace StarMiner.Compiler.Import;

/// <summary>
/// Constants that a class's constructor stores into its fields before anything else. The object is packed with them,
/// and the constructor leaves them out: a packed item costs 1 unit, a stored one 8,192.
/// </summary>
static class FieldInitialisers
{
    const string BigNumber = "System.Numerics.BigInteger";

    /// <summary>Classes whose objects are packed where they are made, by `new` alone.</summary>
    public static bool Apply(ContractModule module, MethodInstance constructor) =>
        module.Options.Runs(nameof(FieldInitialisers))
        && constructor.Definition is { IsConstructor: true, IsStatic: false, HasBody: true }
        && !constructor.DeclaringType.IsValueType && !constructor.IsBcl
        && !module.IsContractClass(constructor.DeclaringType) && !Intrinsics.Exceptions.Is(constructor.DeclaringType);

    /// <summary>Where the constructor begins without them.</summary>
    public static Instruction Start(MethodDefinition constructor) => Read(constructor).Then;

    /// <summary>The constants by their field's full name, those of the base classes' constructors among them.</summary>
    public static Dictionary<string, Expr> Of(MethodInstance constructor)
    {
        var (given, rest) = Read(constructor.Definition);
        if (Chained(constructor.Definition, rest) is not { } next)
            return given;
        var other = new MethodInstance(next, constructor.Context);
        if (!other.IsBcl && other.Definition is { HasBody: true })
            foreach (var (field, value) in Of(other))
                given.TryAdd(field, value);
        return given;
    }

    /// <summary>The other constructor that this one calls. Until then C# lets nobody see the object.</summary>
    static MethodReference? Chained(MethodDefinition constructor, Instruction from)
    {
        var own = constructor.DeclaringType;
        string?[] names = [own.FullName, own.BaseType?.GetElementType().FullName];
        for (var at = from; at is not null; at = at.Next)
            if (at is { OpCode.Code: Code.Call, Operand: MethodReference { Name: ".ctor" } called }
                && names.Contains(called.DeclaringType.GetElementType().FullName))
                return called;
        return null;
    }

    static (Dictionary<string, Expr> Given, Instruction Then) Read(MethodDefinition constructor)
    {
        var given = new Dictionary<string, Expr>();
        var targets = constructor.Body.Instructions.SelectMany(TargetsOf).ToHashSet();
        var rest = constructor.Body.Instructions[0];
        while (Next(rest, targets) is { } after)
        {
            if (after.Store is not null)
                given[((FieldReference)after.Store.Operand).Resolve().FullName] = after.Value!;
            rest = after.Rest;
        }
        return (given, rest);
    }

    static IEnumerable<Instruction> TargetsOf(Instruction instruction) => instruction.Operand switch
    {
        Instruction one => [one],
        Instruction[] many => many,
        _ => [],
    };

    sealed record Step(Instruction? Store, Expr? Value, Instruction Rest);

    /// <summary>One more store of a constant, or the call of object's constructor.</summary>
    static Step? Next(Instruction at, HashSet<Instruction> targets)
    {
        while (at.OpCode.Code == Code.Nop)
            at = at.Next;
        if (at.OpCode.Code != Code.Ldarg_0 || at.Next is not { } next)
            return null;
        if (next.OpCode.Code == Code.Call
            && next.Operand is MethodReference { Name: ".ctor", DeclaringType.FullName: "System.Object" })
            return IsPlain(at, next, targets) ? new Step(null, null, next.Next) : null;
        if (Literal(next) is not var (value, store) || store is not { OpCode.Code: Code.Stfld, Next: { } rest })
            return null;
        return IsPlain(at, store, targets) ? new Step(store, value, rest) : null;
    }

    static bool IsPlain(Instruction from, Instruction to, HashSet<Instruction> targets)
    {
        for (var at = from; at != to.Next; at = at.Next)
            if (targets.Contains(at))
                return false;
        return true;
    }

    /// <summary>A constant, and what follows it.</summary>
    static (Expr Value, Instruction? Next)? Literal(Instruction at)
    {
        switch (at.OpCode.Code)
        {
            case Code.Ldnull:
                return (new Const(null, IrType.Object), at.Next);
            case Code.Ldstr:
                return (new Const(System.Text.Encoding.UTF8.GetBytes((string)at.Operand), IrType.Bytes), at.Next);
            case Code.Ldc_I4:
                return Number((int)at.Operand, IrType.I4, at.Next);
            case Code.Ldc_I4_S:
                return Number((sbyte)at.Operand, IrType.I4, at.Next);
            case Code.Ldc_I8:
                return Number((long)at.Operand, IrType.I8, at.Next);
            case >= Code.Ldc_I4_M1 and <= Code.Ldc_I4_8:
                return Number(at.OpCode.Code - Code.Ldc_I4_0, IrType.I4, at.Next);
            case Code.Call when at.Operand is MethodReference { DeclaringType.FullName: BigNumber } known:
                return known.Name switch
                {
                    "get_Zero" => (new Const(BigInteger.Zero, IrType.Big), at.Next),
                    "get_One" => (new Const(BigInteger.One, IrType.Big), at.Next),
                    _ => null,
                };
            default:
                return null;
        }
    }

    /// <summary>With the conversion that C# writes behind a small number for a long or a BigInteger.</summary>
    static (Expr, Instruction?) Number(BigInteger value, IrType type, Instruction? next) => next switch
    {
        { OpCode.Code: Code.Conv_I8 } => Number(value, IrType.I8, next.Next),
        { OpCode.Code: Code.Conv_U8 } when type == IrType.I4 => Number((uint)(int)value, IrType.U8, next.Next),
        { OpCode.Code: Code.Call, Operand: MethodReference called } when IsWidening(called) =>
            (new Const(value, IrType.Big), next.Next),
        _ => (new Const(value, type), next),
    };

    static bool IsWidening(MethodReference called) => called is
    {
        Name: "op_Implicit",
        DeclaringType.FullName: BigNumber,
        Parameters: [{ ParameterType.FullName: "System.Int32" or "System.Int64" }],
    };
}
