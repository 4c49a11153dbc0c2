using Mono.Cecil;
using StarMiner.Compiler.Ir;

namespace StarMiner.Compiler;

/// <summary>
/// Which methods a contract shows to the chain, and under which names: public methods and property accessors of the
/// class and its base classes, first letter lowered, <c>[DisplayName]</c> wins.
/// </summary>
public static class Exports
{
    public static IReadOnlyList<(string Name, MethodDefinition Method, TypeReference Declaring)> Of(
        TypeDefinition contract)
    {
        var found = new List<(string, MethodDefinition, TypeReference)>();
        var seen = new HashSet<string>();
        TypeReference at = contract;
        while (true)
        {
            var definition = TypeMap.Resolve(at);
            foreach (var method in definition.Methods)
            {
                if (!IsExported(method) || !seen.Add($"{method.Name}/{Signature(method)}"))
                    continue;
                found.Add((NameOf(method), method, at));
            }
            if (definition.BaseType is null || TypeMap.IsBcl(definition.BaseType) || IsRoot(definition.BaseType))
                return found;
            at = GenericContext.Of(at).Substitute(definition.BaseType);
        }
    }

    public static string LowerFirst(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    /// <summary>The property that the method is an accessor of.</summary>
    public static PropertyDefinition? PropertyOf(MethodDefinition method) =>
        method.IsGetter || method.IsSetter
            ? method.DeclaringType.Properties.First(item => item.GetMethod == method || item.SetMethod == method)
            : null;

    static bool IsRoot(TypeReference type) => type.FullName == "Neo.SmartContract.Framework.SmartContract";

    static bool IsExported(MethodDefinition method) => method.IsPublic && !method.IsConstructor && !method.IsAbstract
        && !method.HasGenericParameters && !method.IsAddOn && !method.IsRemoveOn
        && !method.Name.StartsWith("op_", StringComparison.Ordinal);

    static string NameOf(MethodDefinition method)
    {
        var property = PropertyOf(method);
        if (DisplayName(method) is { } given)
            return given;
        if (property is null)
            return LowerFirst(method.Name);
        if (method.IsGetter)
            return DisplayName(property) ?? LowerFirst(property.Name);
        return "set" + property.Name;
    }

    static string? DisplayName(ICustomAttributeProvider provider) => (string?)provider.CustomAttributes
        .FirstOrDefault(item => item.AttributeType.FullName == "System.ComponentModel.DisplayNameAttribute")
        ?.ConstructorArguments[0].Value;

    static string Signature(MethodDefinition method) =>
        string.Join(",", method.Parameters.Select(parameter => parameter.ParameterType.FullName));
}
