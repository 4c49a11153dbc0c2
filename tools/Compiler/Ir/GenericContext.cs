using Mono.Cecil;
using StarMiner.Compiler.Import;

namespace StarMiner.Compiler.Ir;

/// <summary>What the type parameters of a method's surroundings stand for: every instantiation is compiled by itself.</summary>
public sealed record GenericContext(IReadOnlyList<TypeReference> OfType, IReadOnlyList<TypeReference> OfMethod)
{
    public static readonly GenericContext Empty = new([], []);

    public static GenericContext Of(TypeReference type) =>
        type is GenericInstanceType instance ? new([.. instance.GenericArguments], []) : Empty;

    public TypeReference Substitute(TypeReference type) => TypeMap.Strip(type) switch
    {
        GenericParameter parameter => Substitute(parameter),
        ArrayType array => new ArrayType(Substitute(array.ElementType), array.Rank),
        ByReferenceType reference => new ByReferenceType(Substitute(reference.ElementType)),
        GenericInstanceType instance => Substitute(instance),
        var other => BaseLibrary.StandIn(other),
    };

    TypeReference Substitute(GenericParameter parameter)
    {
        var from = parameter.Type == GenericParameterType.Type ? OfType : OfMethod;
        return parameter.Position < from.Count ? from[parameter.Position] : parameter;
    }

    GenericInstanceType Substitute(GenericInstanceType instance)
    {
        var result = new GenericInstanceType(instance.ElementType) { IsValueType = instance.IsValueType };
        foreach (var argument in instance.GenericArguments)
            result.GenericArguments.Add(Substitute(argument));
        return result;
    }
}

/// <summary>A method with everything generic about it settled.</summary>
public sealed class MethodInstance
{
    public MethodInstance(MethodReference reference, GenericContext caller)
    {
        Reference = reference;
        DeclaringType = caller.Substitute(reference.DeclaringType);
        IReadOnlyList<TypeReference> methodArguments = reference is GenericInstanceMethod generic
            ? [.. generic.GenericArguments.Select(caller.Substitute)]
            : [];
        Context = new(GenericContext.Of(DeclaringType).OfType, methodArguments);
        Parameters = [.. reference.Parameters.Select(parameter => Context.Substitute(parameter.ParameterType))];
        if (DeclaringType is TypeDefinition stand && TypeMap.IsBcl(reference.DeclaringType))
            Reference = BaseLibrary.OnStandIn(reference, Parameters, stand, methodArguments);
        ReturnType = Context.Substitute(reference.ReturnType);
        string suffix = methodArguments.Count == 0
            ? ""
            : $"<{string.Join(",", methodArguments.Select(argument => argument.FullName))}>";
        string parameters = string.Join(",", Parameters.Select(parameter => parameter.FullName));
        Key = $"{DeclaringType.FullName}::{reference.Name}{suffix}({parameters}):{ReturnType.FullName}";
    }

    public MethodReference Reference { get; }

    public TypeReference DeclaringType { get; }

    public GenericContext Context { get; }

    public IReadOnlyList<TypeReference> Parameters { get; }

    public TypeReference ReturnType { get; }

    /// <summary>Names the instantiation; equal keys mean the same code.</summary>
    public string Key { get; }

    public bool HasThis => Reference.HasThis;

    /// <summary>Type and method without type arguments, as the intrinsics' tables name them.</summary>
    public string PlainName => $"{DeclaringType.GetElementType().FullName}::{Reference.Name}";

    public bool IsBcl => TypeMap.IsBcl(DeclaringType);

    public MethodDefinition Definition => Reference.Resolve()
        ?? throw new CompileException("NEOC1025", $"method '{Reference.FullName}' was not found");
}
