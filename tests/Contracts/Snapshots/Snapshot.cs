using StarMiner.Contracts.Tests.Suite;

namespace StarMiner.Contracts.Tests.Snapshots;

/// <summary>
/// Numbers that may move live in tests/Snapshots and are reviewed as a diff. With STARMINER_SNAPSHOTS=write in the
/// environment the tests rewrite them.
/// </summary>
static class Snapshot
{
    public static void Check(string name, IEnumerable<string> lines)
    {
        string path = Path.Combine(CompiledSuite.RepositoryRoot, "tests", "Snapshots", name);
        string text = string.Join('\n', lines) + "\n";
        if (Environment.GetEnvironmentVariable("STARMINER_SNAPSHOTS") == "write")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
        }
        File.Exists(path).Should().BeTrue($"{name} is committed");
        File.ReadAllText(path).Should().Be(text, $"tests/Snapshots/{name} says so; STARMINER_SNAPSHOTS=write rewrites it");
    }
}
