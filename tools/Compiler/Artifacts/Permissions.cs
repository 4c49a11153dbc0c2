namespace StarMiner.Compiler.Artifacts;

/// <summary>
/// What the contract may call: what its attributes declare and what its code calls. Overlapping entries merge, so that
/// the manifest says each thing once.
/// </summary>
public sealed class Permissions
{
    public const string Any = "*";

    readonly SortedDictionary<string, SortedSet<string>> methods = new(StringComparer.Ordinal);

    public void Add(string contract, string method)
    {
        if (!methods.TryGetValue(contract, out SortedSet<string>? names))
            methods[contract] = names = new SortedSet<string>(StringComparer.Ordinal);
        names.Add(method);
    }

    /// <summary>Whether some entry allows the call; "*" asks for an entry that allows every one.</summary>
    public bool Allows(string contract, string method)
        => Lists(contract, method) || Lists(contract, Any) || Lists(Any, method) || Lists(Any, Any);

    /// <summary>Contract and its methods, without what another entry allows already; a lone "*" means all methods.</summary>
    public IEnumerable<(string Contract, IReadOnlyList<string> Methods)> Entries()
    {
        if (Lists(Any, Any))
            return [(Any, [Any])];
        return methods
            .Select(entry => (entry.Key, Methods: Needed(entry.Key)))
            .Where(entry => entry.Methods.Count > 0);
    }

    IReadOnlyList<string> Needed(string contract)
    {
        if (Lists(contract, Any))
            return [Any];
        return [.. methods[contract].Where(method => contract == Any || !Lists(Any, method))];
    }

    bool Lists(string contract, string method)
        => methods.TryGetValue(contract, out SortedSet<string>? names) && names.Contains(method);
}
