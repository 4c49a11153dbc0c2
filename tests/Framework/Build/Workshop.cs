using System.Diagnostics;

namespace StarMiner.Tests.Build;

/// <summary>A folder of its own for projects that a test builds with the real `dotnet build`.</summary>
sealed class Workshop : IDisposable
{
    readonly HashSet<string> restored = [];

    public string Folder { get; } = Directory.CreateTempSubdirectory("starminer-build-").FullName;

    public static string Repository { get; } = FindRepository();

    public string File(params string[] path) => Path.Combine([Folder, .. path]);

    /// <summary>A contract project of one source file.</summary>
    public void AddContract(string name, string source)
    {
        Write(WarmCompiler.Properties, "Directory.Build.props");
        Write($"""
            <Project Sdk="Microsoft.NET.Sdk">
              <Import Project="{Repository}/tools/Compiler/build/Neoc.props" />
            </Project>
            """, name, $"{name}.csproj");
        Write(source, name, $"{name}.cs");
    }

    public void Write(string content, params string[] path)
    {
        string file = File(path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        System.IO.File.WriteAllText(file, content);
    }

    /// <summary>Exit code and everything printed.</summary>
    public (int ExitCode, string Text) Dotnet(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [.. arguments])
        {
            WorkingDirectory = Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // A build server would outlive the test, and hold files.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        start.Environment["DOTNET_TieredPGO"] = "0";
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + errors.Result);
    }

    /// <summary>
    /// Builds a project alone: framework and compiler were built before this test, and the workshop's own projects are
    /// the test's business. In one process, as a second one costs more than it does; -m among the options takes more.
    /// </summary>
    public (int ExitCode, string Text) Build(string project, params string[] more)
    {
        string[] build =
            ["build", project, "-c", Configuration, "-nologo", "-m:1", "-p:BuildProjectReferences=false", .. more];
        return Dotnet(restored.Add(project) ? build : [.. build, "--no-restore"]);
    }

    public string Output(string project, string file) => File(project, "bin", Configuration, "net10.0", file);

    public void Dispose() => Directory.Delete(Folder, recursive: true);

#if DEBUG
    public const string Configuration = "Debug";
#else
    public const string Configuration = "Release";
#endif

    static string FindRepository()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !System.IO.File.Exists(Path.Combine(folder, "StarMiner.Contracts.sln")))
            folder = Path.GetDirectoryName(folder.TrimEnd('/'));
        return folder ?? throw new DirectoryNotFoundException($"no solution above {AppContext.BaseDirectory}");
    }
}
