using System.Text.RegularExpressions;
using StarMiner.Compiler.Tests.Harness;

namespace StarMiner.Compiler.Tests;

/// <summary>The README shows what causes each message; what it shows is compiled.</summary>
public sealed partial class DiagnosticExamplesTests
{
    const string Head = """
        using System;
        using System.Diagnostics.CodeAnalysis;
        using System.Numerics;
        using Neo.SmartContract.Framework;
        using Neo.SmartContract.Framework.Attributes;
        using Neo.SmartContract.Framework.Native;
        using Neo.SmartContract.Framework.Services;
        #nullable disable

        """;

    /// <summary>Where each block begins in the README, and its text.</summary>
    public static TheoryData<int, string> Examples
    {
        get
        {
            var data = new TheoryData<int, string>();
            string page = Page();
            foreach (Match block in Block().Matches(page))
                if (Mark().IsMatch(block.Groups[1].Value))
                    data.Add(page[..block.Index].Count(letter => letter == '\n') + 1, block.Groups[1].Value);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void Example_hasTheMessagesThatItNames(int line, string example)
    {
        string head = IsWhole(example) ? Head : Head + "public class Example : SmartContract\n{\n";
        int above = head.Count(letter => letter == '\n');
        var diagnostics = SourceBuild.Diagnose(IsWhole(example) ? head + example : head + example + "}\n");
        var expected = example.Split('\n')
            .SelectMany((text, i) => Mark().Matches(text).Select(mark => (Id: mark.Value, Line: above + i + 1))).ToList();
        // What is said of a whole project has no line.
        var found = diagnostics.Items.Select(item =>
            (item.Id, Line: item.File is null ? expected.FirstOrDefault(other => other.Id == item.Id).Line : item.Line));
        found.Should().BeEquivalentTo(
            expected, $"README.md:{line} says so; neoc: {string.Join("\n", diagnostics.Items)}; lines above: {above}");
    }

    [Fact]
    public void Page_everyMessage_isShownOrSaidToHaveNoSource()
    {
        string page = Page();
        var rows = page.Split('\n').Where(line => line.StartsWith("| NEOC", StringComparison.Ordinal));
        var listed = rows.SelectMany(row => Ids(row.Split('|')[1]));
        var shown = Examples.SelectMany(row => Mark().Matches((string)row[1])).Select(mark => mark.Value["NEOC".Length..]);
        shown.Concat(Ids(Excuse().Match(page).Value)).Distinct().Order().Should().Equal(listed.Distinct().Order());
    }

    static bool IsWhole(string example) => example.Contains(": SmartContract") || example.Contains("NEOC0003");

    /// <summary>"5001 to 5004" are four.</summary>
    static IEnumerable<string> Ids(string text) =>
        Number().Matches(Span().Replace(text, span => string.Join(" ", Between(span)))).Select(match => match.Value);

    static IEnumerable<int> Between(Match span)
    {
        int first = int.Parse(span.Groups[1].Value);
        return Enumerable.Range(first, int.Parse(span.Groups[2].Value) - first + 1);
    }

    static string Page() => File.ReadAllText(Path.Combine(Snapshot.Root(), "tools", "Compiler", "README.md")).ReplaceLineEndings("\n");

    [GeneratedRegex("^```csharp\n(.*?)^```$", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Block();

    [GeneratedRegex("NEOC\\d{4}")]
    private static partial Regex Mark();

    [GeneratedRegex("No source text causes.*?a test\\s+makes them", RegexOptions.Singleline)]
    private static partial Regex Excuse();

    [GeneratedRegex("(\\d{4}) to (\\d{4})")]
    private static partial Regex Span();

    [GeneratedRegex("\\d{4}")]
    private static partial Regex Number();
}
