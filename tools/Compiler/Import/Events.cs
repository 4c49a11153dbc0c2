using Mono.Cecil;
using StarMiner.Compiler.Ir;

namespace StarMiner.Compiler.Import;

/// <summary>Events are static delegate fields; invoking one is a notification.</summary>
public static class Events
{
    static readonly string[] dotnet = ["System.Action", "System.Func`", "System.Predicate`", "System.Comparison`"];

    public static bool IsEvent(FieldReference field, out FieldDefinition definition)
    {
        definition = null!;
        if (TypeMap.IsBcl(field.DeclaringType) || !IsDelegate(field.FieldType))
            return false;
        definition = field.Resolve();
        string name = definition.Name;
        return definition.IsStatic && definition.DeclaringType.Events.Any(item => item.Name == name);
    }

    public static string NameOf(FieldDefinition field)
    {
        var declared = field.DeclaringType.Events.First(item => item.Name == field.Name);
        var given = declared.CustomAttributes.Concat(field.CustomAttributes)
            .FirstOrDefault(item => item.AttributeType.FullName == "System.ComponentModel.DisplayNameAttribute");
        return given is null ? field.Name : (string)given.ConstructorArguments[0].Value;
    }

    public static bool IsDelegate(TypeReference type)
    {
        string name = type.GetElementType().FullName;
        if (dotnet.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal)))
            return true;
        return !TypeMap.IsBcl(type) && type.Resolve()?.BaseType?.FullName == "System.MulticastDelegate";
    }
}
