namespace StarMiner.Compiler;

/// <summary>How assemblies become contract files.</summary>
public sealed record BuildOptions
{
    /// <summary>Null: beside each assembly.</summary>
    public string? OutputFolder { get; init; }

    public bool Optimize { get; init; } = true;

    /// <summary>Also a listing for people.</summary>
    public bool Listing { get; init; }

    /// <summary>Also a C# class for those who call the contract (tools/Bindings).</summary>
    public bool Proxy { get; init; }

    /// <summary>"real=mapped,..." as the C# compiler was given it.</summary>
    public string? PathMap { get; init; }

    /// <summary>Ids of warnings that nobody wants to hear.</summary>
    public IReadOnlyList<string> Silenced { get; init; } = [];

    public bool WarningsAsErrors { get; init; }
}

/// <param name="Name">As in the manifest.</param>
/// <param name="Files">Full paths, the NEF first.</param>
public sealed record BuiltContract(string Name, int ScriptBytes, IReadOnlyList<string> Files);
