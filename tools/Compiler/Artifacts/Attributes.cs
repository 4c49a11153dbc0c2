using Mono.Cecil;

namespace StarMiner.Compiler.Artifacts;

/// <summary>Attributes as the artifacts need them: their arguments, with those of base classes.</summary>
static class Attributes
{
    const string Namespace = "Neo.SmartContract.Framework.Attributes.";

    /// <summary>Arguments of every attribute of that name on the class, then on its bases.</summary>
    public static IEnumerable<CustomAttribute> All(TypeDefinition type, string name)
    {
        for (TypeDefinition? t = type; t is not null; t = t.BaseType?.Resolve())
            foreach (CustomAttribute attribute in t.CustomAttributes)
                if (attribute.AttributeType.FullName == Namespace + name)
                    yield return attribute;
    }

    public static bool Has(ICustomAttributeProvider member, string name)
        => member.CustomAttributes.Any(attribute => attribute.AttributeType.FullName == Namespace + name);

    public static string? DisplayName(ICustomAttributeProvider member)
        => member.CustomAttributes
            .FirstOrDefault(attribute => attribute.AttributeType.FullName == "System.ComponentModel.DisplayNameAttribute")
            ?.ConstructorArguments[0].Value as string;

    public static string Text(this CustomAttribute attribute, int index)
        => (string)attribute.ConstructorArguments[index].Value;

    /// <summary>A `params` argument.</summary>
    public static IEnumerable<object?> Values(this CustomAttribute attribute, int index)
        => (attribute.ConstructorArguments[index].Value as CustomAttributeArgument[] ?? [])
            .Select(argument => argument.Value);
}
