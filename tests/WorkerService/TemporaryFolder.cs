namespace StarMiner.WorkerService.Tests;

/// <summary>A folder that lives as long as its test.</summary>
sealed class TemporaryFolder : IDisposable
{
    internal string Path { get; } = Directory.CreateTempSubdirectory("starminer-worker-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
