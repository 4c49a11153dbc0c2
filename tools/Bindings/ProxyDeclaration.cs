using Mono.Cecil;
using StarMiner.Compiler.Ir;

namespace StarMiner.Bindings;

/// <summary>An enum or struct of the contract, as the proxy declares it again.</summary>
static class ProxyDeclaration
{
    public static void Write(CodeText text, TypeDefinition type, ProxyTypes types)
    {
        if (type.IsEnum)
            WriteEnum(text, type, types);
        else
            WriteStruct(text, type, types);
    }

    static void WriteEnum(CodeText text, TypeDefinition type, ProxyTypes types)
    {
        text.Line($"public enum {types.NameOf(type)} : {ProxyTypes.EnumNumber(type)}");
        text.Braces(() =>
        {
            foreach (FieldDefinition value in type.Fields.Where(field => field.IsStatic))
                text.Line($"{Names.Pascal(value.Name)} = {value.Constant},");
        });
    }

    static void WriteStruct(CodeText text, TypeDefinition type, ProxyTypes types)
    {
        string name = types.NameOf(type);
        (string Name, ProxyType Type)[] fields = [.. TypeMap.Fields(type).Select(field => (
            Names.Member(field.Name, name),
            types.Of(field.Type, field.Field is { } own && Nullability.MayBeNull(own, own.DeclaringType))))];
        string members = string.Join(", ", fields.Select(field => $"{types.ArgumentName(field.Type)} {field.Name}"));
        string read = string.Join(", ", fields.Select((field, i) => field.Type.Read($"fields[{i}]")));
        string sent = string.Join(", ", fields.Select(field => field.Type.Write(field.Name)));
        text.Line($"public sealed record {name}({members})");
        text.Braces(() =>
        {
            text.Line($"internal static {name} From(StackItem item)");
            text.Braces(() => text
                .Line($"var fields = item.AsList({fields.Length});")
                .Line($"return new {name}({read});"));
            text.Line();
            text.Line($"internal object?[] ToArguments() => [{sent}];");
        });
    }
}
