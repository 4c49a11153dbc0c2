using System.Diagnostics;

namespace StarMiner.Tests.Build;

/// <summary>
/// An MSBuild that stays up for all builds of these tests: each would else spend most of its time on starting. It answers to
/// nobody else, and goes with the last test.
/// </summary>
public sealed class BuildServer : IDisposable
{
    // Who has another word is not let in.
    static readonly string Word = Guid.NewGuid().ToString("N");

    public static void Serve(ProcessStartInfo start)
    {
        start.Environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "1";
        start.Environment["MSBUILDNODEHANDSHAKESALT"] = Word;
        start.Environment["MSBUILDDISABLENODEREUSE"] = "0";
        start.Environment["DOTNET_TieredPGO"] = "0";
    }

    public void Dispose()
    {
        var start = new ProcessStartInfo("dotnet", ["build-server", "shutdown", "--msbuild"])
        {
            RedirectStandardOutput = true,
        };
        Serve(start);
        using Process process = Process.Start(start)!;
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
    }
}

/// <summary>Tests that build take turns.</summary>
[CollectionDefinition(nameof(BuildServer))]
public sealed class BuildServerCollection : ICollectionFixture<BuildServer>;
