using Mono.Cecil;

namespace StarMiner.Compiler.Import;

static class CecilExtensions
{
    public static MethodReference WithParameters(this MethodReference method, IEnumerable<TypeReference> types)
    {
        foreach (var type in types)
            method.Parameters.Add(new ParameterDefinition(type));
        return method;
    }

    /// <summary>A reference to the field as a member of one instantiation of its type.</summary>
    public static FieldReference On(this FieldDefinition field, TypeReference declaring) =>
        declaring is GenericInstanceType ? new FieldReference(field.Name, field.FieldType, declaring) : field;

    /// <summary>A reference to the method as a member of one instantiation of its type.</summary>
    public static MethodReference On(this MethodDefinition method, TypeReference declaring)
    {
        if (declaring is not GenericInstanceType)
            return method;
        var reference = new MethodReference(method.Name, method.ReturnType, declaring)
        {
            HasThis = method.HasThis,
            ExplicitThis = method.ExplicitThis,
            CallingConvention = method.CallingConvention,
        };
        foreach (var parameter in method.GenericParameters)
            reference.GenericParameters.Add(new GenericParameter(parameter.Name, reference));
        return reference.WithParameters(method.Parameters.Select(parameter => parameter.ParameterType));
    }
}
