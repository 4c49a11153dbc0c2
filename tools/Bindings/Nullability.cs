using Mono.Cecil;

namespace StarMiner.Bindings;

/// <summary>What the C# compiler noted about `?` on references.</summary>
static class Nullability
{
    const byte Annotated = 2;

    /// <summary>Whether the outermost type of a parameter, result or field may be null.</summary>
    public static bool MayBeNull(ICustomAttributeProvider item, params ICustomAttributeProvider?[] around)
    {
        if (Flag(item, "NullableAttribute") is { } own)
            return own == Annotated;
        foreach (ICustomAttributeProvider? provider in around)
            if (provider is not null && Flag(provider, "NullableContextAttribute") is { } context)
                return context == Annotated;
        return false;
    }

    /// <summary>One byte for all, or one for each part of the type, the outermost first.</summary>
    static byte? Flag(ICustomAttributeProvider provider, string attribute)
        => provider.CustomAttributes.FirstOrDefault(item => item.AttributeType.Name == attribute)
            ?.ConstructorArguments[0].Value switch
        {
            byte flag => flag,
            CustomAttributeArgument[] and [{ Value: byte first }, ..] => first,
            _ => null,
        };
}
