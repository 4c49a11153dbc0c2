using Mono.Cecil;

namespace StarMiner.Compiler.Analysis;

/// <summary>
/// <c>[SuppressMessage("neoc", "NEOC6001", Justification = "...")]</c> on the method, its property, a class around it,
/// the contract, or the assembly. It is in the assembly because Neoc.props defines CODE_ANALYSIS.
/// </summary>
static class Suppressions
{
    static readonly string[] attributes = ["SuppressMessageAttribute", "UnconditionalSuppressMessageAttribute"];

    public static bool Cover(string id, TypeDefinition contract, MethodDefinition? method)
    {
        if (Has(contract, id) || Has(contract.Module.Assembly, id))
            return true;
        if (method is null)
            return false;
        if (Has(method, id) || (Exports.PropertyOf(method) is { } property && Has(property, id)))
            return true;
        for (TypeDefinition? type = method.DeclaringType; type is not null; type = type.DeclaringType)
            if (Has(type, id))
                return true;
        return false;
    }

    /// <summary>The check's id may carry its title: "NEOC6001:Unguarded".</summary>
    static bool Has(ICustomAttributeProvider member, string id)
        => member.HasCustomAttributes && member.CustomAttributes.Any(attribute =>
            attributes.Contains(attribute.AttributeType.Name)
            && attribute.ConstructorArguments is [_, { Value: string check }]
            && check.Split(':')[0] == id);
}
