namespace StarMiner.Compiler.Artifacts;

/// <summary>
/// The C# compiler's path map, used both ways: a message must name the real file, a debug file must not name this machine.
/// </summary>
public sealed class SourcePaths
{
    readonly (string Real, string Mapped)[] roots;

    /// <param name="pathMap">"real=mapped,real=mapped" as MSBuild's PathMap has it; null for none.</param>
    public SourcePaths(string? pathMap = null)
        => roots = [.. (pathMap ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => pair.Trim().Split('=', 2))
            .Where(pair => pair.Length == 2 && pair[1].Length > 0)
            .Select(pair => (pair[0], pair[1]))];

    /// <summary>Where the document lies on this machine.</summary>
    public string Real(string document)
    {
        foreach ((string real, string mapped) in roots)
            if (document.StartsWith(mapped, StringComparison.Ordinal))
                return real + document[mapped.Length..];
        return document;
    }

    /// <summary>The document's path below its root: the same on every machine.</summary>
    public string Relative(string document)
    {
        foreach ((_, string mapped) in roots)
            if (document.StartsWith(mapped, StringComparison.Ordinal))
                return document[mapped.Length..].TrimStart('/');
        return document;
    }
}
