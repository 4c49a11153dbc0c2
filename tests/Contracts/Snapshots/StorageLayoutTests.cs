using System.Text.RegularExpressions;
using StarMiner.Contracts.Tests.Suite;

namespace StarMiner.Contracts.Tests.Snapshots;

/// <summary>A prefix that moves or means something else makes deployed state unreadable after an update.</summary>
public partial class StorageLayoutTests
{
    [Fact]
    public void Layout_isTheReviewedOne()
    {
        var lines = new List<string>();
        foreach (string file in CompiledSuite.Sources("Storage"))
        {
            string contract = Path.GetFileName(file).Split('.')[0];
            var prefixes = Prefix().Matches(File.ReadAllText(file)).ToArray();
            prefixes.Select(p => p.Groups[2].Value).Should().NotBeEmpty().And.OnlyHaveUniqueItems($"of {contract}");
            lines.AddRange(prefixes.Select(p => $"{contract} {p.Groups[2].Value} {p.Groups[1].Value} {p.Groups[3].Value.Trim()}"));
        }
        Snapshot.Check("storage-layout.txt", lines);
    }

    [GeneratedRegex(@"private const byte Prefix(\w+) = (0x[0-9A-Fa-f]{2});\s*//(.*)")]
    private static partial Regex Prefix();
}
