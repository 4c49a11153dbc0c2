using Mono.Cecil;

namespace StarMiner.Compiler.Artifacts;

/// <summary>Parameters and safety of methods and events, in the manifest's terms.</summary>
static class AbiSignature
{
    public static IEnumerable<(string Name, string Type)> Parameters(MethodDefinition? method)
        => method is null ? [] : method.Parameters.Select(parameter => (parameter.Name, AbiTypes.Of(parameter.ParameterType)));

    /// <summary>The parameters of the event's delegate, with the type arguments put in.</summary>
    public static IEnumerable<(string Name, string Type)> Parameters(FieldDefinition @event)
    {
        MethodDefinition? invoke = @event.FieldType.Resolve()?.Methods.FirstOrDefault(method => method.Name == "Invoke");
        return invoke is null
            ? []
            : invoke.Parameters.Select(parameter => (parameter.Name, AbiTypes.Of(Close(parameter.ParameterType, @event))));
    }

    /// <summary>[Safe] on the method, or on the property for its getter.</summary>
    public static bool IsSafe(MethodDefinition? method)
    {
        if (method is null || method.IsSetter)
            return false;
        if (Attributes.Has(method, "SafeAttribute"))
            return true;
        PropertyDefinition? property = method.IsGetter
            ? method.DeclaringType.Properties.FirstOrDefault(candidate => candidate.GetMethod == method)
            : null;
        return property is not null && Attributes.Has(property, "SafeAttribute");
    }

    static TypeReference Close(TypeReference parameter, FieldDefinition @event)
        => parameter is GenericParameter open && @event.FieldType is GenericInstanceType closed
            ? closed.GenericArguments[open.Position]
            : parameter;
}
