namespace StarMiner.Compiler.Tests.Harness;

/// <summary>Texts under tests/Snapshots. <c>UPDATE_SNAPSHOTS=1 dotnet test</c> rewrites them.</summary>
static class Snapshot
{
    public static void Match(string name, string actual)
    {
        string path = Path.Combine(Folder(), name);
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, actual);
        }
        File.Exists(path).Should().BeTrue($"{name} exists; UPDATE_SNAPSHOTS=1 writes it");
        actual.Should().Be(File.ReadAllText(path), $"{name} is what was reviewed; UPDATE_SNAPSHOTS=1 rewrites it");
    }

    static string Folder() => Path.Combine(Root(), "tests", "Snapshots");

    /// <summary>The repository's folder.</summary>
    public static string Root()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
            if (File.Exists(Path.Combine(at.FullName, "StarMiner.Contracts.sln")))
                return at.FullName;
        throw new DirectoryNotFoundException("the repository's root");
    }
}
