using Mono.Cecil;

namespace StarMiner.Compiler.Artifacts;

/// <summary>The manifest's name for a C# type.</summary>
public static class AbiTypes
{
    const string Framework = "Neo.SmartContract.Framework.";

    static readonly Dictionary<string, string> Named = new()
    {
        ["System.Void"] = "Void",
        ["System.Boolean"] = "Boolean",
        ["System.Char"] = "Integer",
        ["System.SByte"] = "Integer",
        ["System.Byte"] = "Integer",
        ["System.Int16"] = "Integer",
        ["System.UInt16"] = "Integer",
        ["System.Int32"] = "Integer",
        ["System.UInt32"] = "Integer",
        ["System.Int64"] = "Integer",
        ["System.UInt64"] = "Integer",
        ["System.Numerics.BigInteger"] = "Integer",
        ["System.String"] = "String",
        ["System.Byte[]"] = "ByteArray",
        ["System.Object"] = "Any",
        [Framework + "ByteString"] = "ByteArray",
        [Framework + "UInt160"] = "Hash160",
        [Framework + "UInt256"] = "Hash256",
        [Framework + "ECPoint"] = "PublicKey",
        [Framework + "Map`2"] = "Map",
        [Framework + "List`1"] = "Array",
    };

    public static string Of(TypeReference type)
    {
        // `init` setters wrap their type, `ref` and `in` parameters too.
        if (type is IModifierType modified)
            return Of(modified.ElementType);
        if (type is ByReferenceType reference)
            return Of(reference.ElementType);
        if (type is GenericInstanceType { ElementType.FullName: "System.Nullable`1" } nullable)
            return Of(nullable.GenericArguments[0]);
        if (Named.TryGetValue(type.GetElementTypeName(), out string? name))
            return name;
        if (type is ArrayType)
            return "Array";
        return type is GenericParameter ? "Any" : OfDefinition(type.Resolve());
    }

    static string OfDefinition(TypeDefinition? type)
    {
        if (type is null)
            return "Any";
        if (type.IsEnum)
            return "Integer";
        if (IsEngineObject(type))
            return "InteropInterface";
        return type.IsValueType ? "Array" : "Any";
    }

    static bool IsEngineObject(TypeDefinition type)
    {
        for (TypeDefinition? t = type; t is not null; t = t.BaseType?.Resolve())
            if (t.Interfaces.Any(i => i.InterfaceType.FullName == Framework + "IApiInterface"))
                return true;
        return false;
    }

    static string GetElementTypeName(this TypeReference type)
        => type is GenericInstanceType instance ? instance.ElementType.FullName : type.FullName;
}
