using System.Numerics;
using Mono.Cecil;
using StarMiner.Compiler.Ir;
using OpCode = StarMiner.Compiler.Emit.OpCode;

namespace StarMiner.Compiler.Import;

/// <summary>Enums' own methods: C# in the framework, to which the type's names and values are handed.</summary>
public sealed partial class MethodImporter
{
    /// <summary>A method that Enum or Object declares, called on a value of an enum.</summary>
    bool OfEnum(MethodInstance target, Expr[] operands, TypeReference type)
    {
        var value = Value(operands[0]);
        switch (target.Reference.Name)
        {
            case "ToString" when target.Parameters.Count == 0:
                if (IsFlags(type) || IsLong(type))
                    EnumHelper(IsFlags(type) ? "ToFlags" : "ToString", type, AsBig(value));
                else
                    NameOf(type, value, number => CallFunction(EnumMethod("ToNumber"), [number]));
                return true;
            case "Equals":
                Push(Same(value, operands[1]));
                return true;
            case "HasFlag":
                var flag = Repeatable(As(Value(operands[1]), TypeMap.Of(type)));
                Push(CompareNumbers(OpCode.NUMEQUAL,
                    [Integers.Binary(OpCode.AND, As(value, TypeMap.Of(type)), flag, TypeMap.Of(type)), Clone(flag)], true));
                return true;
            case "CompareTo":
                Push(new Op(OpCode.SIGN, IrType.I4, null, new Interval(-1, 1),
                    Integers.Binary(OpCode.SUB, AsBig(value), AsBig(operands[1]), IrType.Big)));
                return true;
            case "GetHashCode":
                Push(HashOf(Underlying(type), As(value, TypeMap.Of(type)))!);
                return true;
            default:
                return false;
        }
    }

    /// <summary>Enum's static methods: the type is a type argument or a typeof.</summary>
    bool StaticOfEnum(MethodInstance target, Expr[] operands)
    {
        if (target.DeclaringType.FullName != "System.Enum")
            return false;
        if (target.HasThis)
            return operands[0].Type.Clr is { } own && OfEnum(target, operands, own);
        bool isGeneric = target.Context.OfMethod.Count == 1;
        var type = isGeneric ? target.Context.OfMethod[0] : operands[0].Type.Clr;
        if (type is null || !Hierarchy.IsOwn(type) || !TypeMap.Resolve(type).IsEnum)
            throw new CompileException("NEOC1043", "an enum's type must be known at compile time");
        var arguments = isGeneric ? operands : operands[1..];
        switch (target.Reference.Name)
        {
            case "GetNames":
                Push(Names(type));
                return true;
            case "GetValues":
                Push(Values(type, new IrType(Kind.Object, new ArrayType(type))));
                return true;
            case "GetName":
                if (IsLong(type))
                    EnumHelper("GetName", type, AsBig(arguments[0]));
                else
                    NameOf(type, arguments[0], _ => Push(new Const(null, IrType.Object)));
                return true;
            case "IsDefined":
                if (IsLong(type))
                    EnumHelper("IsDefined", type, arguments[0]);
                else
                    IsDefined(type, arguments[0]);
                return true;
            case "Parse" or "TryParse" when arguments[0].Type.Kind == Kind.Bytes:
                ParseEnum(target.Reference.Name, type, arguments);
                return true;
            default:
                return false;
        }
    }

    /// <summary>With more members each place that asks would grow too long: the framework's loop does it then.</summary>
    const int MostComparisons = 32;

    static bool IsLong(TypeReference type) => Members(type).Count() > MostComparisons;

    /// <summary>Compares with the members one by one: the two arrays that a loop needs cost 4,096 units.</summary>
    void NameOf(TypeReference type, Expr value, Action<Expr> otherwise)
    {
        var number = Repeatable(AsBig(value));
        var branches = new Branching(this, IrType.Bytes);
        foreach (var (name, constant) in Members(type).DistinctBy(item => item.Value))
        {
            var here = branches.NewBlock("name");
            branches.If(IsNumber(number, constant), here);
            branches.Fill(here, () => Push(Text(name)));
        }
        branches.Otherwise(() => otherwise(Clone(number)));
        branches.Close();
    }

    static Op IsNumber(Expr number, BigInteger constant) =>
        new(OpCode.NUMEQUAL, IrType.Bool, null, null, Clone(number), new Const(constant, IrType.Big));

    /// <summary>By number or by name: a boxed value knows which of the two it is.</summary>
    void IsDefined(TypeReference type, Expr value)
    {
        var asked = Repeatable(Value(value));
        var known = asked.Type.Clr?.FullName;
        bool isText = asked.Type.Kind == Kind.Bytes || known == "System.String";
        bool isNumber = asked.Type.IsInteger || asked.Type.Kind == Kind.Big
            || (known is not null && !isText && known != "System.Object");
        var branches = new Branching(this, IrType.Bool);
        var yes = branches.NewBlock("defined");
        var names = branches.NewBlock("names");
        if (!isText && !isNumber)
            branches.If(new Op(OpCode.ISTYPE, IrType.Bool, [Conversions.ByteString], null, Clone(asked)), names);
        if (!isText)
            foreach (var constant in Members(type).Select(item => item.Value).Distinct())
                branches.If(IsNumber(AsBig(Clone(asked)), constant), yes);
        if (!isText && !isNumber)
        {
            branches.Otherwise(() => Push(new Const(false, IrType.Bool)));
            branches.Enter(names);
        }
        if (!isNumber)
            foreach (var (name, _) in Members(type))
                branches.If(new Op(OpCode.EQUAL, IrType.Bool, null, null, Clone(asked), Text(name)), yes);
        branches.Fill(yes, () => Push(new Const(true, IrType.Bool)));
        branches.Otherwise(() => Push(new Const(false, IrType.Bool)));
        branches.Close();
    }

    MethodInstance EnumMethod(string name) => BaseLibrary.Of(module.Contract.Module).Helper("System.Enum", name);

    void ParseEnum(string name, TypeReference type, Expr[] arguments)
    {
        bool isTry = name == "TryParse";
        var given = isTry ? arguments[..^1] : arguments;
        var ignoreCase = given.Length > 1 ? given[1] : new Const(false, IrType.Bool);
        if (!isTry)
        {
            EnumHelper(name, type, given[0], ignoreCase);
            return;
        }
        var number = NewTemporary(IrType.Big);
        stable.Remove(number);
        EnumHelper(name, type, new AddressOf(new VariablePlace(number, IrType.Big)), given[0], ignoreCase);
        var found = SpillOrdered(Pop());
        var place = ((AddressOf)arguments[^1]).Place;
        Write(place, As(new Load(number), place.Type));
        Push(found);
    }

    /// <summary>Calls the framework's method with the arguments and the type's names and values.</summary>
    void EnumHelper(string name, TypeReference type, params Expr[] arguments)
    {
        var helper = EnumMethod(name);
        Expr[] all = arguments[0] is AddressOf output
            ? [.. arguments[1..], Names(type), Values(type, BigArray), output]
            : [.. arguments, Names(type), Values(type, BigArray)];
        CallFunction(helper, all);
        if (name == "Parse")
            Push(As(Pop(), new IrType(Kind.Object, type)));
    }

    static IrType BigArray => new(Kind.Object);

    static Pack Names(TypeReference type) => new(
        OpCode.PACK, new IrType(Kind.Object, new ArrayType(type.Module.TypeSystem.String)),
        [.. Members(type).Select(item => Text(item.Name))]);

    static Pack Values(TypeReference type, IrType array) => new(
        OpCode.PACK, array, [.. Members(type).Select(item => new Const(item.Value, IrType.Big))]);

    /// <summary>In the order of the values as unsigned numbers, which is .NET's.</summary>
    static IEnumerable<(string Name, BigInteger Value)> Members(TypeReference type) => TypeMap.Resolve(type).Fields
        .Where(field => field.IsStatic && field.HasConstant)
        .Select(field => (field.Name, Value: BigInteger.Parse(
            Convert.ToString(field.Constant, System.Globalization.CultureInfo.InvariantCulture)!,
            System.Globalization.CultureInfo.InvariantCulture)))
        .OrderBy(item => item.Value.Sign < 0)
        .ThenBy(item => item.Value);

    static Expr AsBig(Expr value) => As(Value(value), IrType.Big);

    static TypeReference Underlying(TypeReference type) => TypeMap.Resolve(type).Fields.First(field => !field.IsStatic).FieldType;

    static bool IsFlags(TypeReference type) =>
        TypeMap.Resolve(type).CustomAttributes.Any(item => item.AttributeType.FullName == "System.FlagsAttribute");
}
