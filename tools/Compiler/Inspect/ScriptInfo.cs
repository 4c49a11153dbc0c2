using System.Text.RegularExpressions;
using StarMiner.Compiler.Artifacts;

namespace StarMiner.Compiler.Inspect;

/// <summary>A script with what is known about it: by its compiler, or by who finds its files.</summary>
/// <param name="Sources">"file:line" by the address at which the line begins.</param>
public sealed record ScriptInfo(
    ReadOnlyMemory<byte> Script, IReadOnlyList<MethodToken> Tokens, IReadOnlyList<ScriptMethod> Methods,
    ILookup<int, string> Sources)
{
    public static ScriptInfo Of(CompiledContract contract, SourcePaths paths) => new(
        contract.Script,
        contract.Tokens,
        [.. contract.Methods.Select(method => new ScriptMethod(
            method.Method?.FullName ?? method.Name, method.ExportName, method.Start))],
        contract.Methods.SelectMany(method => method.Lines)
            .ToLookup(line => line.Address, line => $"{paths.Relative(line.Document)}:{line.StartLine}"));
}

/// <summary>A method begins at its address and ends where the next one begins.</summary>
/// <param name="ExportName">Null for what the chain cannot call.</param>
public sealed partial record ScriptMethod(string Name, string? ExportName, int Start)
{
    public string Title => ExportName is null || ExportName == Name ? Name : $"{Name} = {ExportName}";

    /// <summary>Without namespaces and the type of the result.</summary>
    public string ShortTitle
        => Qualification().Replace(Title[(Title.LastIndexOf(' ', Declared()) + 1)..], "").Replace("::", ".");

    /// <summary>Where class and method meet in "Result Namespace.Class::Method(...)"; 0 for other names.</summary>
    int Declared() => Math.Max(Title.IndexOf("::", StringComparison.Ordinal), 0);

    [GeneratedRegex(@"(?:\w+[./])+(?=\w)")]
    private static partial Regex Qualification();
}
