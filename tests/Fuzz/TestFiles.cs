namespace StarMiner.Simulator.Fuzz.Tests;

/// <summary>The repository, and folders for a test's files.</summary>
sealed class TestFiles : IDisposable
{
    public static string Root { get; } = FindRoot();

    public string Folder { get; } = Directory.CreateTempSubdirectory("fuzz").FullName;

    /// <summary>The scenario and the contracts that it installs.</summary>
    public string PoolScenario()
    {
        foreach (string file in Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "contracts")))
            if (Path.GetFileName(file).Split('.')[0] is "Pool" or "Attacker")
                File.Copy(file, Path.Combine(Folder, Path.GetFileName(file)), overwrite: true);
        string scenario = Path.Combine(Folder, "pool.yaml");
        File.Copy(Path.Combine(AppContext.BaseDirectory, "pool.yaml"), scenario, overwrite: true);
        return scenario;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    static string FindRoot()
    {
        string? folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder!, "StarMiner.Contracts.sln"))) folder = Path.GetDirectoryName(folder);
        return folder!;
    }
}
