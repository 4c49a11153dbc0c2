using System.Runtime.CompilerServices;
using Mono.Cecil;
using StarMiner.Compiler.Ir;

namespace StarMiner.Compiler.Import;

/// <summary>
/// .NET's own methods as C# that this compiler translates: the framework's classes marked [StandsFor("System.X")].
/// </summary>
public sealed class BaseLibrary
{
    const string Framework = "Neo.SmartContract.Framework";

    static readonly ConditionalWeakTable<ModuleDefinition, BaseLibrary> known = [];

    readonly Dictionary<string, TypeDefinition> stands = [];

    BaseLibrary(ModuleDefinition? framework)
    {
        foreach (var type in framework?.Types ?? [])
            if (type.CustomAttributes.FirstOrDefault(item => item.AttributeType.Name == "StandsForAttribute") is { } stand)
                stands[(string)stand.ConstructorArguments[0].Value] = type;
    }

    /// <summary>The library that the module's reference to the framework brings; empty without one.</summary>
    public static BaseLibrary Of(ModuleDefinition module)
    {
        var reference = module.AssemblyReferences.FirstOrDefault(item => item.Name == Framework);
        var framework = reference is null ? null : module.AssemblyResolver.Resolve(reference)?.MainModule;
        return framework is null ? new BaseLibrary(null) : known.GetValue(framework, found => new BaseLibrary(found));
    }

    /// <summary>The static method that does what the call asks for, its receiver as the first argument.</summary>
    public MethodInstance? Find(MethodInstance target)
    {
        if (!stands.TryGetValue(target.DeclaringType.GetElementType().FullName, out var type))
            return null;
        IEnumerable<TypeReference> wanted = target.HasThis ? target.Parameters.Prepend(target.DeclaringType) : target.Parameters;
        string[] names = [.. wanted.Select(parameter => parameter.FullName)];
        return type.Methods
            .Where(method => method.Name == target.Reference.Name && method.IsPublic && method.Parameters.Count == names.Length
                && method.GenericParameters.Count == target.Context.OfMethod.Count)
            .Select(method => new MethodInstance(Close(method, target.Context.OfMethod), GenericContext.Empty))
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
