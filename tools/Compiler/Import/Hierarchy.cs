using Mono.Cecil;
using StarMiner.Compiler.Intrinsics;
using StarMiner.Compiler.Ir;

namespace StarMiner.Compiler.Import;

/// <summary>Base classes, interfaces and overrides, with type parameters settled.</summary>
public static class Hierarchy
{
    /// <summary>The type and its base classes as far as the program's own go, the most derived first.</summary>
    public static IEnumerable<TypeReference> Lineage(TypeReference type)
    {
        for (TypeReference? at = type; at is not null && IsOwn(at); at = BaseOf(at))
            yield return at;
    }

    /// <summary>The topmost base class that is not .NET's.</summary>
    public static TypeReference Root(TypeReference type) => Lineage(type).LastOrDefault() ?? type;

    public static bool IsInterface(TypeReference type) => TypeMap.IsBcl(type)
        ? type.Name.Length > 1 && type.Name[0] == 'I' && char.IsUpper(type.Name[1]) && !type.IsValueType
        : type is not (ArrayType or GenericParameter) && TypeMap.Resolve(type).IsInterface;

    /// <summary>A class, struct or interface of the program or of a library that it is translated with.</summary>
    public static bool IsOwn(TypeReference? type) =>
        type is not (null or ArrayType or GenericParameter or ByReferenceType) && !TypeMap.IsBcl(type);

    public static bool IsAssignable(TypeReference from, TypeReference to)
    {
        if (to.FullName == "System.Object" || from.FullName == to.FullName)
            return true;
        if (Lineage(from).Any(at => at.FullName == to.FullName || Declared(at).Any(item => Fits(item, to))))
            return true;
        string? end = IsOwn(from) ? BaseOf(Root(from))?.FullName : from.FullName;
        return end is not null && Exceptions.Derives(end, to.FullName);
    }

    /// <summary>The method that a virtual call of the target on an object of exactly this type reaches; null if none.</summary>
    public static MethodInstance? Implementation(TypeReference type, MethodInstance target) =>
        IsInterface(target.DeclaringType) ? OfInterface(type, target) : OfClass(type, target);

    /// <summary>
    /// The most derived class that lists the interface says which method is meant, one of its own or of its bases; what
    /// derives from it may only override that one.
    /// </summary>
    static MethodInstance? OfInterface(TypeReference type, MethodInstance target)
    {
        var listing = Lineage(type).FirstOrDefault(at => Declared(at).Any(item => Fits(item, target.DeclaringType)));
        foreach (var at in listing is null ? [] : Lineage(listing))
        {
            var methods = TypeMap.Resolve(at).Methods;
            if (methods.FirstOrDefault(item => Overrides(item, at, target)) is { } named)
                return Instance(named, at, target);
            if (methods.FirstOrDefault(item => item.Name == target.Reference.Name && item.IsPublic && Matches(item, at, target)) is { } found)
                return found.IsVirtual && !found.IsFinal
                    ? OfClass(type, Instance(found, at, target))
                    : Instance(found, at, target);
        }
        return IsOwn(target.DeclaringType) && !target.Definition.IsAbstract ? target : null;
    }

    static MethodInstance? OfClass(TypeReference type, MethodInstance target)
    {
        (MethodDefinition Method, TypeReference At)? best = null;
        foreach (var at in Lineage(type))
        {
            var methods = TypeMap.Resolve(at).Methods;
            if (methods.FirstOrDefault(item => Overrides(item, at, target)) is { } named)
                return Instance(named, at, target);
            var found = methods.FirstOrDefault(item =>
                item.Name == target.Reference.Name && item.IsVirtual && Matches(item, at, target));
            if (found is null)
                continue;
            if (at.FullName == target.DeclaringType.FullName)
                return best is var (method, where) ? Instance(method, where, target) : Instance(found, at, target);
            // A new slot hides: what overrides below it belongs to another method.
            best = found.IsNewSlot ? null : best ?? (found, at);
        }
        return best is var (last, place) ? Instance(last, place, target) : null;
    }

    static TypeReference? BaseOf(TypeReference type)
    {
        var parent = TypeMap.Resolve(type).BaseType;
        return parent is null ? null : GenericContext.Of(type).Substitute(parent);
    }

    /// <summary>The interfaces that a class lists itself, with those that these inherit.</summary>
    static IEnumerable<TypeReference> Declared(TypeReference at)
    {
        var context = GenericContext.Of(at);
        return TypeMap.Resolve(at).Interfaces.Select(item => context.Substitute(item.InterfaceType));
    }

    /// <summary>The same interface, or one of another instantiation that variance lets pass.</summary>
    static bool Fits(TypeReference item, TypeReference wanted) => item.FullName == wanted.FullName
        || (item is GenericInstanceType one && wanted is GenericInstanceType other
            && one.ElementType.FullName == other.ElementType.FullName
            && one.GenericArguments.Zip(other.GenericArguments).All(pair => pair.First.FullName == pair.Second.FullName
                || (!pair.First.IsValueType && !pair.Second.IsValueType)));

    static bool Overrides(MethodDefinition item, TypeReference at, MethodInstance target) => item.HasOverrides
        && item.Overrides.Any(other => other.Name == target.Reference.Name
            && Fits(GenericContext.Of(at).Substitute(other.DeclaringType), target.DeclaringType))
        && Matches(item, at, target);

    static bool Matches(MethodDefinition item, TypeReference at, MethodInstance target)
    {
        if (item.IsStatic || item.Parameters.Count != target.Parameters.Count
            || item.GenericParameters.Count != target.Context.OfMethod.Count)
            return false;
        var context = new GenericContext(GenericContext.Of(at).OfType, target.Context.OfMethod);
        return item.Parameters.Zip(target.Parameters)
            .All(pair => context.Substitute(pair.First.ParameterType).FullName == pair.Second.FullName);
    }

    static MethodInstance Instance(MethodDefinition method, TypeReference at, MethodInstance target)
    {
        var reference = method.On(at);
        if (target.Context.OfMethod.Count == 0)
            return new MethodInstance(reference, GenericContext.Empty);
        var closed = new GenericInstanceMethod(reference);
        foreach (var argument in target.Context.OfMethod)
            closed.GenericArguments.Add(argument);
        return new MethodInstance(closed, GenericContext.Empty);
    }
}
