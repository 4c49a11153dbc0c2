using Mono.Cecil;
using StarMiner.Compiler.Ir;
using OpCode = StarMiner.Compiler.Emit.OpCode;

namespace StarMiner.Compiler.Import;

/// <summary>Object's own methods, which every class may override, and comparers that ask for them.</summary>
public sealed partial class MethodImporter
{
    /// <summary>A virtual call of a method that .NET's Object declares.</summary>
    bool DispatchObject(MethodInstance target, Expr[] operands)
    {
        if (target.DeclaringType.FullName is not ("System.Object" or "System.ValueType" or "System.Enum"))
            return false;
        var known = operands[0].Type.Clr;
        if (known is null && operands[0] is AddressOf address)
            known = address.Place.Type.Clr;
        if (known is not null && !Hierarchy.IsOwn(known))
            return OfPrimitive(target, operands, known);
        if (known is null || TypeMap.ItemType(known) != 0 || operands[0].Type.Kind is Kind.Bytes or Kind.Buffer)
            return known is not null || operands[0].Type.Kind is Kind.Bytes or Kind.Buffer
                ? OfItem(target, operands)
                : OfAnything(target, operands);
        if (TypeMap.Resolve(known).IsEnum)
            return OfEnum(target, operands, known);
        if (known.IsValueType)
        {
            var way = Hierarchy.Implementation(known, target) is { } own
                ? new Way("", [known], values => CallOn(known, own, values))
                : Inherited(known, target);
            way.Call(operands);
            return true;
        }
        Select(operands, Ways(known, target, type => Inherited(type, target)), null, TypeMap.Of(target.ReturnType));
        return true;
    }

    /// <summary>What Object itself, or ValueType, would do.</summary>
    Way Inherited(TypeReference type, MethodInstance target) => target.Reference.Name switch
    {
        "ToString" => new Way(type.FullName, [type], operands =>
        {
            Discard(Value(operands[0]));
            Push(Text(type.FullName.Replace('/', '+')));
        }),
        "Equals" => new Way("Object.Equals", [type], operands => Push(Same(operands[0], operands[1]))),
        "GetType" => new Way(type.FullName, [type], operands =>
        {
            Discard(Value(operands[0]));
            Push(TypeToken(type));
        }),
        _ => throw new CompileException("NEOC1040", $"'{type.Name}' has no {target.Reference.Name} of its own"),
    };

    static Op Same(Expr left, Expr right) => new(OpCode.EQUAL, IrType.Bool, null, null, Value(left), Value(right));

    /// <summary>A type as a value: its tag.</summary>
    Const TypeToken(TypeReference type) => new(module.View.TagOf(type.FullName), new IrType(Kind.Object, type));

    /// <summary>A boxed number, truth value or text.</summary>
    bool OfPrimitive(MethodInstance target, Expr[] operands, TypeReference known)
    {
        if (target.Reference.Name == "Equals" && known is not ArrayType)
        {
            Push(Same(operands[0], operands[1]));
            return true;
        }
        if (known.FullName == "System.Object")
            return OfAnything(target, operands);
        if (!known.IsValueType && known.FullName != "System.String")
            return false;
        var own = new MethodReference(target.Reference.Name, target.Reference.ReturnType, known) { HasThis = true };
        var closed = new MethodInstance(own.WithParameters(target.Parameters), method.Context);
        Expr[] values = [As(Value(operands[0]), TypeMap.Of(known)), .. operands[1..]];
        if (!CallIntrinsic(closed, values))
            CallLibrary(closed, values);
        return true;
    }

    /// <summary>Bytes in any form are themselves as a text.</summary>
    bool OfItem(MethodInstance target, Expr[] operands)
    {
        if (target.Reference.Name is not ("ToString" or "Equals"))
            return false;
        Push(target.Reference.Name == "Equals" ? Same(operands[0], operands[1]) : As(Value(operands[0]), IrType.Bytes));
        return true;
    }

    /// <summary>A value of which nothing is known: objects of the program by their tag, other items by their own type.</summary>
    bool OfAnything(MethodInstance target, Expr[] operands)
    {
        string name = target.Reference.Name;
        if (name is not ("ToString" or "Equals"))
            return false;
        if (name == "ToString" && module.View.Knows("boxed names"))
            throw new CompileException("NEOC1040",
                "ToString of an object: the program boxes enums or chars, which are numbers on chain");
        var ways = Ways(target.DeclaringType, target);
        Action<Expr[]> rest = name == "Equals"
            ? values => Push(Same(values[0], values[1]))
            : values => CallLibrary(target, values);
        if (ways.Count == 0)
            rest(operands);
        else
            Select(operands, ways, rest, TypeMap.Of(target.ReturnType));
        return true;
    }

    /// <summary>A method of Object on a Nullable's value, or what stands for it where there is none.</summary>
    public Expr? OfPresent(Expr value, string name, TypeReference type, IrType result, Expr absent)
    {
        value = Repeatable(value);
        var branches = new Branching(this, result);
        var without = branches.NewBlock("absent");
        branches.If(IsNull(Clone(value)), without);
        branches.Fill(without, () => Push(absent));
        branches.Otherwise(() =>
        {
            if (name == "GetHashCode" && HashOf(type, As(Clone(value), TypeMap.Of(type))) is { } hash)
                Push(hash);
            else if (name != "GetHashCode")
                TextOf(type, Clone(value));
        });
        branches.Close();
        return null;
    }

    void TextOf(TypeReference type, Expr value)
    {
        var types = module.Contract.Module.TypeSystem;
        var asked = new MethodInstance(new MethodReference("ToString", types.String, types.Object) { HasThis = true }, GenericContext.Empty);
        if (!DispatchObject(asked, [As(value, new IrType(Kind.Object, type))]))
            throw new CompileException("NEOC1040", $"ToString of '{type.Name}'");
    }

    /// <summary>Object.Equals of two values: null equals null, everything else is asked.</summary>
    public Expr? CompareAnything(Expr left, Expr right)
    {
        (left, right) = (Repeatable(left), Repeatable(right));
        var branches = new Branching(this, IrType.Bool);
        var absent = branches.NewBlock("absent");
        branches.If(IsNull(Clone(left)), absent);
        branches.Fill(absent, () => Push(IsNull(Clone(right))));
        var types = module.Contract.Module.TypeSystem;
        branches.Otherwise(() => DispatchObject(EqualsOf(types.Object, types.Object, types.Boolean), [Clone(left), Clone(right)]));
        branches.Close();
        return null;
    }

    /// <summary>GetHashCode as .NET computes it; a text's is another one in every process.</summary>
    public Expr? HashOf(TypeReference type, Expr value)
    {
        switch (TypeMap.Of(type).Kind)
        {
            case Kind.Bool:
                return Integers.AsNumber(value);
            case Kind.I4 or Kind.U4 or Kind.U1 or Kind.U2 or Kind.I1 or Kind.I2 when type.FullName is not ("System.Char" or "System.SByte" or "System.Int16"):
                return Typed(Integers.AsNumber(value), IrType.I4);
            case Kind.I8 or Kind.U8:
                value = Repeatable(value);
                return Integers.Binary(OpCode.XOR, value, Integers.Binary(OpCode.SHR, Clone(value), Integers.Int(32), IrType.I8), IrType.I4);
        }
        if (!Hierarchy.IsOwn(type) || TypeMap.ItemType(type) != 0)
            throw new CompileException("NEOC1040", $"GetHashCode of '{type.Name}'");
        var types = module.Contract.Module.TypeSystem;
        var asked = new MethodInstance(new MethodReference("GetHashCode", types.Int32, types.Object) { HasThis = true }, GenericContext.Empty);
        DispatchObject(asked, [type.IsValueType ? new AddressOf(new StructPlace(Repeatable(value), TypeMap.Of(type))) : value]);
        return null;
    }

    /// <summary>EqualityComparer&lt;T&gt;.Default.Equals, which records compare their fields with.</summary>
    public Expr? CompareValues(TypeReference type, Expr left, Expr right)
    {
        var kind = TypeMap.Of(type).Kind;
        if (kind is Kind.Big or >= Kind.I1 and <= Kind.U8)
            Push(TypeMap.Of(type).Kind == Kind.Big
                ? new Op(OpCode.NUMEQUAL, IrType.Bool, null, null, left, right)
                : CompareNumbers(OpCode.NUMEQUAL, [left, right], TypeMap.Of(type).IsSigned));
        else if (!Hierarchy.IsOwn(type) || TypeMap.ItemType(type) != 0 || TypeMap.Resolve(type).IsEnum)
            Push(Same(left, right));
        else
            CompareObjects(type, left, right);
        return null;
    }

    void CompareObjects(TypeReference type, Expr left, Expr right)
    {
        var boolean = module.Contract.Module.TypeSystem.Boolean;
        var anything = module.Contract.Module.TypeSystem.Object;
        bool typed = Hierarchy.Implementation(type, EqualsOf(type, type, boolean)) is { } own && own.Definition.IsPublic;
        var asked = EqualsOf(typed ? type : anything, typed ? type : anything, boolean);
        if (type.IsValueType)
        {
            Expr receiver = new AddressOf(new StructPlace(Repeatable(left), TypeMap.Of(type)));
            if (typed)
                CallOn(type, Hierarchy.Implementation(type, asked)!, [receiver, right]);
            else
                DispatchObject(asked, [receiver, right]);
            return;
        }
        (left, right) = (Repeatable(left), Repeatable(right));
        var branches = new Branching(this, IrType.Bool);
        var absent = branches.NewBlock("absent");
        branches.If(IsNull(Clone(left)), absent);
        branches.Fill(absent, () => Push(IsNull(Clone(right))));
        branches.Otherwise(() =>
        {
            if (typed)
                Select([Clone(left), Clone(right)], Ways(type, asked, item => Inherited(item, asked)), null, IrType.Bool);
            else
                DispatchObject(asked, [Clone(left), Clone(right)]);
        });
        branches.Close();
    }

    MethodInstance EqualsOf(TypeReference declaring, TypeReference parameter, TypeReference boolean) => new(
        new MethodReference("Equals", boolean, declaring) { HasThis = true }.WithParameters([parameter]), GenericContext.Empty);
}
