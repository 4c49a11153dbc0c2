using Mono.Cecil;
using Mono.Cecil.Cil;
using StarMiner.Compiler.Ir;
using OpCode = StarMiner.Compiler.Emit.OpCode;

namespace StarMiner.Compiler.Import;

/// <summary>Object creation, casts and boxes. A boxed value is the value: NeoVM items know their own type.</summary>
public sealed partial class MethodImporter
{
    bool ImportObject(Instruction instruction)
    {
        switch (instruction.OpCode.Code)
        {
            case Code.Box:
                var boxed = Operand(instruction);
                Push(As(Coerce(Pop(), TypeMap.Of(boxed)), new IrType(Kind.Object, boxed)));
                return true;
            case Code.Unbox_Any:
                Unbox(Operand(instruction));
                return true;
            case Code.Castclass:
                Push(As(Pop(), TypeMap.Of(Operand(instruction))));
                return true;
            case Code.Isinst:
                Push(TestInstance(Pop(), Operand(instruction)));
                return true;
            case Code.Ldtoken:
                throw new CompileException("NEOC1043", "typeof and reflection are not available on chain");
            default:
                return false;
        }
    }

    TypeReference Operand(Instruction instruction) =>
        method.Context.Substitute((TypeReference)instruction.Operand);

    /// <summary>What comes from outside may be bytes where a number is meant, so the number is made sure of.</summary>
    void Unbox(TypeReference type)
    {
        var value = Pop();
        var target = TypeMap.Of(type);
        Push(target.Kind switch
        {
            Kind.Bool when value.Type.Kind != Kind.Bool => new Op(OpCode.NZ, IrType.Bool, null, null, value),
            Kind.Big when value is not Retyped => new AsInteger(value, false, target),
            _ when target.IsInteger => new AsInteger(value, false, target),
            _ => As(value, target),
        });
    }

    Expr TestInstance(Expr value, TypeReference type)
    {
        // Whatever was thrown counts as an exception of the wanted type: on chain it is a text.
        if (IsException(type))
            return As(value, TypeMap.Of(type));
        byte item = ItemOf(type);
        if (item == 0)
            throw new CompileException("NEOC1044", $"'is {type.Name}' cannot be decided on chain");
        return new InstanceTest(value, item, new IrType(Kind.Object, type));
    }

    static bool IsException(TypeReference type) => TypeMap.IsBcl(type)
        ? type.Name.EndsWith("Exception", StringComparison.Ordinal)
        : TypeMap.Resolve(type).BaseType is { } parent && IsException(parent);

    static byte ItemOf(TypeReference type)
    {
        var ir = TypeMap.Of(type);
        return ir.Kind switch
        {
            Kind.Bool => Conversions.Boolean,
            Kind.Bytes => Conversions.ByteString,
            Kind.Buffer => Conversions.Buffer,
            Kind.Struct => 0x41,
            Kind.Big => Conversions.Integer,
            _ when ir.IsInteger => Conversions.Integer,
            _ when type is ArrayType => 0x40,
            _ => TypeMap.ItemType(type),
        };
    }

    void NewObject(MethodReference reference)
    {
        var constructor = new MethodInstance(reference, method.Context);
        var operands = Pop(constructor.Parameters.Count);
        if (CallIntrinsic(constructor, operands))
            return;
        if (Events.IsDelegate(constructor.DeclaringType))
        {
            NewDelegate(constructor, operands);
            return;
        }
        if (constructor.IsBcl)
            throw new CompileException("NEOC1040", $"'{constructor.DeclaringType.FullName}' is not available on chain");
        if (FrameworkMember.Of(constructor.Definition) is { } member)
        {
            PushMember(member, constructor, operands, constructor.DeclaringType);
            return;
        }
        CheckCallable(constructor.Definition, false);
        var created = NewTemporary(TypeMap.Of(constructor.DeclaringType));
        AddUnordered(new Store(created, Blank(created.Type)));
        Construct(constructor, new Load(created), operands);
        Push(new Load(created));
    }

    void Construct(MethodInstance constructor, Expr self, Expr[] operands) =>
        CallFunction(constructor, [self, .. operands]);

    /// <summary>A new object or struct whose fields hold their defaults.</summary>
    static Expr Blank(IrType type) => type.Kind == Kind.Struct
        ? Zero(type)
        : new Pack(OpCode.PACK, type, [.. TypeMap.Fields(type.Clr!).Select(field => Zero(TypeMap.Of(field.Type)))]);

    // What intrinsics need of the importer.

    public static Expr Coerced(Expr value, IrType type) => Coerce(value, type);

    public static Expr NullTest(Expr value) => IsNull(value);

    public static Expr Negated(Expr truth) => Not(truth);

    public static Expr DefaultOf(IrType type) => Zero(type);

    /// <summary>Stores through a pointer; nothing is left on the stack.</summary>
    public Expr? Assign(Expr address, Expr value)
    {
        Write(((AddressOf)address).Place, value);
        return null;
    }

    /// <summary>The value, or the fallback where it is null. Both are evaluated, in order.</summary>
    public Expr Choose(Expr value, Expr fallback, IrType type)
    {
        if (fallback is not (Const or Load))
            throw new CompileException("NEOC1046", "the default of GetValueOrDefault must be a constant or a variable");
        var result = NewTemporary(type);
        stable.Remove(result);
        Add(new Store(result, value));
        var absent = new Block($"absent{temporaries++}");
        var after = new Block($"after{temporaries++}");
        int position = positions[current];
        current.End = new Branch(IsNull(new Load(result)), absent, after);
        Place(absent, position);
        absent.Statements.Add(new Store(result, fallback));
        absent.End = new Jump(after);
        Place(after, position);
        current = after;
        return new Load(result);
    }
}
