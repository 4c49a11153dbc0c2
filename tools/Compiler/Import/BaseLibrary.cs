using System.Runtime.CompilerServices;
using Mono.Cecil;
using StarMiner.Compiler.Ir;

namespace StarMiner.Compiler.Import;

/// <summary>
/// .NET's own methods and types as C# that this compiler translates: the framework's types marked [StandsFor("System.X")].
/// A static class stands for the methods, its receiver the first argument; another type stands for the type itself.
/// </summary>
public sealed class BaseLibrary
{
    const string Framework = "Neo.SmartContract.Framework";

    static readonly ConditionalWeakTable<ModuleDefinition, BaseLibrary> known = [];

    readonly Dictionary<string, TypeDefinition> methods = [];
    readonly Dictionary<string, TypeDefinition> types = [];

    BaseLibrary(ModuleDefinition? framework)
    {
        foreach (var type in framework?.Types ?? [])
            if (type.CustomAttributes.FirstOrDefault(item => item.AttributeType.Name == "StandsForAttribute") is { } stand)
                (type.IsAbstract && type.IsSealed ? methods : types)[(string)stand.ConstructorArguments[0].Value] = type;
    }

    /// <summary>The library that the module's reference to the framework brings; empty without one.</summary>
    public static BaseLibrary Of(ModuleDefinition module)
    {
        return known.GetValue(module, user =>
        {
            if (user.Assembly.Name.Name == Framework)
                return new BaseLibrary(user);
            var reference = user.AssemblyReferences.FirstOrDefault(item => item.Name == Framework);
            var framework = reference is null ? null : user.AssemblyResolver.Resolve(reference)?.MainModule;
            return framework is null ? new BaseLibrary(null) : Of(framework);
        });
    }

    /// <summary>The static method that does what the call asks for, its receiver as the first argument.</summary>
    public MethodInstance? Find(MethodInstance target)
    {
        if (!methods.TryGetValue(target.DeclaringType.GetElementType().FullName, out var type))
            return null;
        IEnumerable<TypeReference> wanted = target.HasThis ? target.Parameters.Prepend(target.DeclaringType) : target.Parameters;
        return Matching(type, target.Reference.Name, [.. wanted], target.Context.OfMethod);
    }

    /// <summary>A method by its name alone, for what the compiler itself has to call.</summary>
    public MethodInstance Helper(string type, string name, int? parameters = null) => new(
        methods[type].Methods.First(method => method.Name == name && method.Parameters.Count == (parameters ?? method.Parameters.Count)),
        GenericContext.Empty);

    /// <summary>The type that stands for a name, to be made by the compiler itself.</summary>
    public TypeDefinition Type(string name) => types[name];

    /// <summary>The type that stands for one of .NET's; itself where none does.</summary>
    public static TypeReference StandIn(TypeReference type)
        => TypeMap.IsBcl(type) && type.Module is { } module && Of(module).types.TryGetValue(type.FullName, out var stand)
            ? stand
            : type;

    /// <summary>The method of the same name and parameters on a type that stands for the method's own.</summary>
    public static MethodReference OnStandIn(
        MethodReference method, IReadOnlyList<TypeReference> parameters, TypeReference stand, IReadOnlyList<TypeReference> arguments)
        => Matching(stand.Resolve(), method.Name, parameters, arguments)?.Reference
            ?? throw new CompileException("NEOC1040", WaysOut.Missing($"{method.DeclaringType.FullName}.{method.Name}"));

    static MethodInstance? Matching(
        TypeDefinition type, string name, IReadOnlyList<TypeReference> parameters, IReadOnlyList<TypeReference> arguments)
    {
        string[] names = [.. parameters.Select(parameter => parameter.FullName)];
        return type.Methods
            .Where(method => method.Name == name && method.IsPublic && method.Parameters.Count == names.Length
                && method.GenericParameters.Count == arguments.Count)
            .Select(method => new MethodInstance(Close(method, arguments), GenericContext.Empty))
            .FirstOrDefault(method => method.Parameters.Select(parameter => parameter.FullName).SequenceEqual(names));
    }

    static MethodReference Close(MethodDefinition method, IReadOnlyList<TypeReference> arguments)
    {
        if (arguments.Count == 0)
            return method;
        var closed = new GenericInstanceMethod(method);
        foreach (var argument in arguments)
            closed.GenericArguments.Add(argument);
        return closed;
    }
}
