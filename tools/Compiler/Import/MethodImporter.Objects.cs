using Mono.Cecil;
using Mono.Cecil.Cil;
using StarMiner.Compiler.Intrinsics;
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
                Box(Operand(instruction));
                return true;
            case Code.Unbox:
                var unboxed = Operand(instruction);
                Push(new AddressOf(new StructPlace(Unboxed(Pop(), unboxed), TypeMap.Of(unboxed))));
                return true;
            case Code.Unbox_Any:
                Unbox(Operand(instruction));
                return true;
            case Code.Castclass:
                Cast(Operand(instruction));
                return true;
            case Code.Isinst:
                TestInstance(Operand(instruction));
                return true;
            case Code.Ldtoken when instruction.Operand is TypeReference named:
                Push(TypeToken(method.Context.Substitute(named)));
                return true;
            case Code.Ldtoken:
                throw new CompileException("NEOC1043", "reflection is not available on chain");
            default:
                return false;
        }
    }

    TypeReference Operand(Instruction instruction)
    {
        var type = method.Context.Substitute((TypeReference)instruction.Operand);
        // `is` and casts name structs of other assemblies without saying that they are structs.
        if (type is { IsValueType: false } and not (TypeDefinition or TypeSpecification or GenericParameter)
            && type.Resolve() is { IsValueType: true })
            type.IsValueType = true;
        return type;
    }

    /// <summary>What comes from outside may be bytes where a number is meant, so the number is made sure of.</summary>
    void Unbox(TypeReference type)
    {
        var value = Pop();
        var target = TypeMap.Of(type);
        Push(target.Kind switch
        {
            Kind.Bool when value.Type.Kind != Kind.Bool => new Op(OpCode.NZ, IrType.Bool, null, null, value),
            Kind.Big when value is not Retyped => new AsInteger(value, false, target),
            _ when target.IsInteger => UnboxNumber(value, target, type),
            Kind.Struct when Hierarchy.IsOwn(type) => Unboxed(value, type),
            _ => As(value, target),
        });
    }

    /// <summary>A number that does not fit is of another type than the one that it is cast to.</summary>
    Expr UnboxNumber(Expr value, IrType target, TypeReference type) =>
        value is Const || value.Type.Clr?.FullName == type.FullName
            ? new AsInteger(value, false, target)
            : new Check(target, new AsInteger(value, false, IrType.Big), FailureOf("System.InvalidCastException", "cast"));

    /// <summary>The value itself; a struct that is asked about through interfaces becomes [value, tag].</summary>
    void Box(TypeReference type)
    {
        var value = Coerce(Pop(), TypeMap.Of(type));
        var boxed = new IrType(Kind.Object, type);
        if (type.FullName == "System.Char" || (Hierarchy.IsOwn(type) && TypeMap.Resolve(type).IsEnum))
            module.View.Learn("boxed names");
        if (value.Type.Kind == Kind.Struct && Hierarchy.IsOwn(type))
        {
            module.View.Make(type);
            if (module.View.IsTagged(type))
            {
                Push(new Pack(OpCode.PACK, boxed, value, new Const(module.View.TagOf(type.FullName), IrType.I4)));
                return;
            }
        }
        Push(As(value, boxed));
    }

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
        RefuseGrid(constructor.DeclaringType);
        var operands = Pop(constructor.Parameters.Count);
        if (constructor.IsBcl && Exceptions.Is(constructor.DeclaringType))
        {
            NewException(constructor, operands);
            return;
        }
        if (constructor.PlainName == "System.Object::.ctor")
        {
            Push(new Pack(OpCode.PACK, TypeMap.Of(constructor.DeclaringType)));
            return;
        }
        if (CallIntrinsic(constructor, operands))
            return;
        if (Events.IsDelegate(constructor.DeclaringType))
        {
            NewDelegate(constructor, operands);
            return;
        }
        if (constructor.DeclaringType.FullName == "System.String")
        {
            var text = new MethodReference("New", constructor.DeclaringType, constructor.DeclaringType);
            CallLibrary(new MethodInstance(text.WithParameters(constructor.Parameters), method.Context), operands);
            return;
        }
        if (constructor.IsBcl)
            throw new CompileException("NEOC1040", WaysOut.Missing(constructor.DeclaringType.FullName));
        if (FrameworkMember.Of(constructor.Definition) is { } member)
        {
            PushMember(member, constructor, operands, constructor.DeclaringType);
            return;
        }
        CheckCallable(constructor.Definition);
        module.View.Make(constructor.DeclaringType);
        if (Exceptions.Is(constructor.DeclaringType))
            module.View.TypeExceptions();
        var created = NewTemporary(TypeMap.Of(constructor.DeclaringType));
        var given = FieldInitialisers.Apply(module, constructor) ? FieldInitialisers.Of(constructor) : null;
        AddUnordered(new Store(created, Blank(created.Type, given)));
        Construct(constructor, new Load(created), operands);
        Push(new Load(created));
    }

    /// <summary>`new T()`, which C# compiles to a call of Activator.</summary>
    bool NewOfParameter(MethodInstance target)
    {
        if (target.PlainName != "System.Activator::CreateInstance" || target.Context.OfMethod is not [var type])
            return false;
        var constructor = TypeMap.IsBcl(type)
            ? null
            : TypeMap.Resolve(type).Methods.FirstOrDefault(item => item is { IsConstructor: true, IsStatic: false, Parameters.Count: 0 });
        if (constructor is not null)
            NewObject(constructor.On(type));
        else if (type.IsValueType)
            Push(Default(type));
        else
            throw new CompileException("NEOC1040", $"'new {type.Name}()' is not available on chain");
        return true;
    }

    void Construct(MethodInstance constructor, Expr self, Expr[] operands) =>
        CallFunction(constructor, [self, .. operands]);

    /// <summary>A new object or struct; fields hold their defaults, or what is given by their full names.</summary>
    Expr Blank(IrType type, Dictionary<string, Expr>? given = null)
    {
        if (type.Kind == Kind.Struct)
            return Zero(type);
        var fields = TypeMap.Fields(type.Clr!).Select(field =>
            field.Field is { } known && given?.GetValueOrDefault(known.FullName) is { } value
                ? Coerce(value, TypeMap.Of(field.Type))
                : Zero(TypeMap.Of(field.Type)));
        bool isException = Exceptions.Is(type.Clr!);
        if (isException)
            fields = fields.Skip(1).Prepend(Text(Exceptions.TextOf(type.Clr!.FullName)));
        return isException || module.View.IsTagged(type.Clr!)
            ? new Pack(OpCode.PACK, type, [.. fields, new Const(module.View.TagOf(type.Clr!.FullName), IrType.I4)])
            : new Pack(OpCode.PACK, type, [.. fields]);
    }

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
        var result = NewTemporary(type);
        stable.Remove(result);
        Add(new Store(result, value));
        fallback = Repeatable(Coerce(fallback, type));
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
