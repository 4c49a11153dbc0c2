using System.Diagnostics;
using System.Text.RegularExpressions;

namespace StarMiner.Simulator.Tests.Package;

/// <summary>The test project of the package's README, pasted and run against the package.</summary>
public sealed class PackageTests : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("starminer-package-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Readme_testProjectPasted_passes_andSaysWhichFileIsMissing()
    {
        string repository = Repository(), project = Path.Combine(repository, "simulator", "Testing");
        string readme = File.ReadAllText(Path.Combine(project, "README.md"));
        Write("Token.Tests.csproj", Block(readme, "xml"));
        Write("TokenTests.cs", Block(readme, "csharp"));
        WriteNugetConfig();
        foreach (string file in Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "contracts"), "TestStable.*"))
            File.Copy(file, Path.Combine(_folder, Path.GetFileName(file)));

        Dotnet("pack", project, "-c", Configuration, "--no-build", "-m:1", "--nologo", "-o", "feed",
            $"-p:NuspecOutputPath={_folder}/nuspec/");
        Dotnet("test", "-c", "Release", "-m:1", "--nologo").Should().MatchRegex(@"Passed!.*Passed: +3,");

        File.Delete(Path.Combine(_folder, "TestStable.manifest.json"));
        (int exit, string output) = Run("build", "-c", "Release", "-m:1", "--nologo", "--no-restore");
        exit.Should().Be(1);
        Regex.Matches(output, @"error [A-Z0-9]+: [^[\n]*").Select(error => error.Value.Trim()).Distinct().Should().Equal(
            $"error CLIENT003: NeoContract: no file {Path.Combine(_folder, "TestStable.manifest.json")}, "
            + "expected a contract's X.nef with X.manifest.json beside it");
    }

    /// <summary>The pasted project takes the package from here and keeps it here: nothing stays in the user's cache.</summary>
    void WriteNugetConfig()
    {
        string cache = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        Write("nuget.config", $"""
            <configuration>
              <config><add key="globalPackagesFolder" value="packages" /></config>
              <packageSources><clear /><add key="local" value="feed" /></packageSources>
              <fallbackPackageFolders><add key="cache" value="{cache}" /></fallbackPackageFolders>
            </configuration>
            """);
    }

    static string Block(string readme, string language) =>
        Regex.Match(readme, $"```{language}\n(.*?)```", RegexOptions.Singleline).Groups[1].Value;

    void Write(string name, string content) => File.WriteAllText(Path.Combine(_folder, name), content);

    string Dotnet(params string[] arguments)
    {
        (int exit, string output) = Run(arguments);
        exit.Should().Be(0, output);
        return output;
    }

    (int Exit, string Output) Run(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments)
        {
            WorkingDirectory = _folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // A build server would outlive the test, and hold files.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        start.Environment["DOTNET_TieredPGO"] = "0";
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd() + errors.Result;
        process.WaitForExit();
        return (process.ExitCode, output);
    }

    static string Repository()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "StarMiner.Contracts.sln")))
            folder = Path.GetDirectoryName(folder.TrimEnd('/'));
        return folder ?? throw new DirectoryNotFoundException($"no solution above {AppContext.BaseDirectory}");
    }

#if DEBUG
    const string Configuration = "Debug";
#else
    const string Configuration = "Release";
#endif
}
