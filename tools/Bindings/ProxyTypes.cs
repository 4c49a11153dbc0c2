using Mono.Cecil;
using StarMiner.Compiler.Ir;

namespace StarMiner.Bindings;

/// <summary>
/// The types that a contract's interface uses; enums and structs of its own are declared again in the proxy.
/// </summary>
sealed class ProxyTypes
{
    const string Framework = "Neo.SmartContract.Framework.";

    static readonly ProxyType anything = ProxyType.Of("StackItem", "");
    static readonly ProxyType bytes = ProxyType.Of("byte[]", ".AsBytes()");

    static readonly Dictionary<string, ProxyType> known = new()
    {
        ["System.Boolean"] = ProxyType.Of("bool", ".AsBool()"),
        ["System.Char"] = new("char", item => $"(char)(ushort){item}.AsInteger()", value => $"(ushort){value}"),
        ["System.SByte"] = ProxyType.Integer("sbyte"),
        ["System.Byte"] = ProxyType.Integer("byte"),
        ["System.Int16"] = ProxyType.Integer("short"),
        ["System.UInt16"] = ProxyType.Integer("ushort"),
        ["System.Int32"] = ProxyType.Integer("int"),
        ["System.UInt32"] = ProxyType.Integer("uint"),
        ["System.Int64"] = ProxyType.Integer("long"),
        ["System.UInt64"] = ProxyType.Integer("ulong"),
        ["System.Numerics.BigInteger"] = ProxyType.Of("BigInteger", ".AsInteger()"),
        ["System.String"] = ProxyType.Of("string", ".AsText()"),
        ["System.Byte[]"] = bytes,
        [Framework + "ByteString"] = bytes,
        [Framework + "UInt160"] = ProxyType.Of("UInt160", ".AsHash160()"),
        [Framework + "UInt256"] = ProxyType.Of("UInt256", ".AsHash256()"),
        [Framework + "ECPoint"] = new(
            "ECPoint", item => $"ECPoint.DecodePoint({item}.AsBytes(), ECCurve.Secp256r1)", value => value),
    };

    readonly Dictionary<string, string> declared = [];
    int names;

    /// <summary>
    /// Enums and structs in the order in which they were met; more may be met while they are written.
    /// </summary>
    public List<TypeReference> Declared { get; } = [];

    public ProxyType Of(TypeReference type, bool mayBeNull)
    {
        type = TypeMap.Strip(type);
        if (type is ByReferenceType reference)
            return Of(reference.ElementType, mayBeNull);
        if (type is GenericInstanceType { ElementType.FullName: "System.Nullable`1" } nullable)
            return Plain(nullable.GenericArguments[0]).OrNull();
        ProxyType plain = Plain(type);
        return mayBeNull && !type.IsValueType && plain != anything ? plain.OrNull() : plain;
    }

    /// <summary>An argument may be anything that a call takes; a result is what the chain hands out.</summary>
    public string ArgumentName(ProxyType type) => type == anything ? "object?" : type.Name;

    public string NameOf(TypeReference type) => declared[type.FullName];

    ProxyType Plain(TypeReference type)
    {
        if (known.TryGetValue(type.FullName, out ProxyType? simple))
            return simple;
        if (type is ArrayType array)
            return List(Plain(array.ElementType));
        if (type is GenericInstanceType { ElementType.FullName: Framework + "List`1" } list)
            return List(Plain(list.GenericArguments[0]));
        if (TypeMap.IsTuple(type))
            return Tuple((GenericInstanceType)type);
        if (type is GenericParameter or GenericInstanceType || type.Resolve() is not { } definition)
            return anything;
        if (definition.IsEnum)
            return Enum(definition);
        return definition.IsValueType && !TypeMap.IsBcl(type) ? Struct(definition) : anything;
    }

    ProxyType List(ProxyType item)
    {
        string name = Fresh("item");
        return new ProxyType(
            $"IReadOnlyList<{item.Name}>",
            value => $"(({item.Name}[])[.. {value}.AsList().Select({name} => {item.Read(name)})])",
            value => $"{value}.Select({name} => (object?){item.Write(name)}).ToArray()");
    }

    ProxyType Tuple(GenericInstanceType type)
    {
        ProxyType[] items = [.. type.GenericArguments.Select(Plain)];
        string name = Fresh("parts");
        return new ProxyType(
            $"({string.Join(", ", items.Select(item => item.Name))})",
            value => $"({value}.AsList({items.Length}) is var {name} ? "
                + $"({string.Join(", ", items.Select((item, i) => item.Read($"{name}[{i}]")))}) : default)",
            value => "new object?[] { "
                + string.Join(", ", items.Select((item, i) => item.Write($"{value}.Item{i + 1}"))) + " }");
    }

    ProxyType Enum(TypeDefinition type)
    {
        string name = Declare(type);
        string number = EnumNumber(type);
        return new ProxyType(name, item => $"({name})({number}){item}.AsInteger()", value => value);
    }

    ProxyType Struct(TypeDefinition type)
    {
        string name = Declare(type);
        return new ProxyType(name, item => $"{name}.From({item})", value => $"{value}.ToArguments()");
    }

    public static string EnumNumber(TypeDefinition type)
        => known[type.Fields.First(field => !field.IsStatic).FieldType.FullName].Name;

    string Declare(TypeDefinition type)
    {
        if (declared.TryGetValue(type.FullName, out string? name))
            return name;
        string wanted = Names.Pascal(type.Name);
        name = declared.ContainsValue(wanted) ? Fresh(wanted) : wanted;
        declared[type.FullName] = name;
        Declared.Add(type);
        return name;
    }

    string Fresh(string name) => $"{name}{++names}";
}
