using System.Text.RegularExpressions;

namespace StarMiner.Tests.Build;

/// <summary>The compiler's README lists every message, and none that does not exist.</summary>
public partial class DiagnosticPageTests
{
    static readonly string Compiler = Path.Combine(Workshop.Repository, "tools", "Compiler");

    [Fact]
    public void Every_id_is_on_the_page_and_every_id_on_the_page_is_used()
    {
        var used = Directory.EnumerateFiles(Compiler, "*.cs", SearchOption.AllDirectories)
            .Where(file => !Path.GetRelativePath(Compiler, file).StartsWith("obj", StringComparison.Ordinal))
            .SelectMany(file => InSource().Matches(File.ReadAllText(file)))
            .Select(match => match.Groups[1].Value)
            .ToHashSet();
        used.Should().HaveCountGreaterThan(20);
        OnPage().Should().BeEquivalentTo(used);
    }

    /// <summary>Rows may name several: "NEOC1004, 1005".</summary>
    static HashSet<string> OnPage()
        => File.ReadLines(Path.Combine(Compiler, "README.md"))
            .Where(line => line.StartsWith("| NEOC", StringComparison.Ordinal))
            .SelectMany(line => Number().Matches(line.Split('|')[1]))
            .Select(match => match.Value)
            .ToHashSet();

    [GeneratedRegex("\"NEOC(\\d{4})\"")]
    private static partial Regex InSource();

    [GeneratedRegex("\\d{4}")]
    private static partial Regex Number();
}
