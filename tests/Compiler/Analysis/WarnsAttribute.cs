namespace StarMiner.Compiler.Tests.Analysis;

/// <summary>
/// The one warning that a program brings, and the methods in which it stands; without it there is none.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class WarnsAttribute(string id, params string[] methods) : Attribute
{
    public string Id { get; } = id;

    public IReadOnlyList<string> Methods { get; } = methods;
}
