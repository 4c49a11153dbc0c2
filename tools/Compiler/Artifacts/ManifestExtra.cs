using Mono.Cecil;

namespace StarMiner.Compiler.Artifacts;

/// <summary>The manifest's `extra`: author, version and whatever else the class's attributes say of it.</summary>
static class ManifestExtra
{
    const string Namespace = "Neo.SmartContract.Framework.Attributes.";

    static readonly Dictionary<string, string[]> Keys = new()
    {
        ["ContractAuthorAttribute"] = ["Author", "E-mail"],
        ["ContractEmailAttribute"] = ["E-mail"],
        ["ContractDescriptionAttribute"] = ["Description"],
        ["ContractVersionAttribute"] = ["Version"],
        ["ContractSourceCodeAttribute"] = ["Sourcecode"],
    };

    /// <summary>In the order of the source; a class's own entry hides the same one of its base.</summary>
    public static IReadOnlyDictionary<string, string> Of(TypeDefinition contract)
    {
        var extra = new OrderedDictionary<string, string>();
        for (TypeDefinition? type = contract; type is not null; type = type.BaseType?.Resolve())
            foreach ((string key, string value) in type.CustomAttributes.SelectMany(Entries))
                extra.TryAdd(key, value);
        return extra;
    }

    /// <summary>Where the source is published, for the NEF's own field; empty if unknown.</summary>
    public static string Source(TypeDefinition contract) => Of(contract).GetValueOrDefault("Sourcecode", "");

    static IEnumerable<(string Key, string Value)> Entries(CustomAttribute attribute)
    {
        if (attribute.AttributeType.Namespace + "." != Namespace)
            return [];
        if (attribute.AttributeType.Name == "ManifestExtraAttribute")
            return [(attribute.Text(0), attribute.Text(1))];
        return Keys.TryGetValue(attribute.AttributeType.Name, out string[]? keys)
            ? keys.Take(attribute.ConstructorArguments.Count).Select((key, index) => (key, attribute.Text(index)))
            : [];
    }
}
