using System.Diagnostics;
using StarMiner.Simulator.Devnet.Tests.Support;
using StarMiner.Tests.Build;

namespace StarMiner.Simulator.Devnet.Tests.Cli;

/// <summary>
/// <c>starminer verify</c> as a person runs it: in a folder of sources, without files that somebody compiled. The sources are
/// a copy in which one contract was changed and another was not.
/// </summary>
public sealed class SourceBuildTests(NamedCallTests.SuiteDevnet devnet)
    : IClassFixture<NamedCallTests.SuiteDevnet>, IClassFixture<WarmCompiler>, IDisposable
{
    static readonly string[] Needed =
    [
        "contracts", "tools/Bindings", "tools/Compiler", "tools/Framework", "tools/KernelAnalyzer", "tools/Neo",
    ];

    readonly string _folder = Directory.CreateTempSubdirectory("starminer-sources-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Verify_compiles_the_sources_anew_and_finds_the_one_that_was_changed()
    {
        CopySources();
        string source = Path.Combine(_folder, "contracts", "WrappedAgpu", "WrappedAgpu.cs");
        string code = await File.ReadAllTextAsync(source);
        await File.WriteAllTextAsync(source, code.Replace("\"wAGPU\"", "\"xAGPU\""));

        (int exit, string output) = await RunAsync("verify", "TestStable", "WrappedAgpu", "--wallet", devnet.File);

        output.Should().MatchRegex("TestStable +same\n").And.MatchRegex("WrappedAgpu +other code");
        output.Should().Contain("1 of 2 contracts differ from what the sources here compile to");
        exit.Should().Be(1);
    }

    void CopySources()
    {
        string repository = NodePrograms.Repository();
        foreach (string file in Directory.EnumerateFiles(repository).Where(IsOfTheBuild)) Copy(file);
        foreach (string folder in Needed) CopyFolder(Path.Combine(repository, folder));

        void CopyFolder(string folder)
        {
            foreach (string file in Directory.EnumerateFiles(folder)) Copy(file);
            foreach (string inner in Directory.EnumerateDirectories(folder))
                if (Path.GetFileName(inner) is not ("bin" or "obj")) CopyFolder(inner);
        }

        void Copy(string file)
        {
            string copy = Path.Combine(_folder, Path.GetRelativePath(repository, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    static bool IsOfTheBuild(string file) =>
        Path.GetExtension(file) == ".props" || Path.GetFileName(file) is "global.json" or ".editorconfig" or "NuGet.config";

    async Task<(int Exit, string Output)> RunAsync(params string[] arguments)
    {
        string program = Path.Combine(AppContext.BaseDirectory, "starminer.dll");
        var start = new ProcessStartInfo("dotnet", [program, .. arguments])
        {
            WorkingDirectory = _folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            // And in the compilers that it starts; native code of neoc would take longer to make than it saves.
            Environment = { ["DOTNET_TieredPGO"] = "0", ["ReadyToRun"] = "false" },
        };
        foreach (var (name, value) in WarmCompiler.Settings) start.Environment[name] = value;
        // As with most people, where a build may leave nodes behind; waiting for them would take longer than this.
        start.Environment.Remove("MSBUILDDISABLENODEREUSE");
        using var late = new CancellationTokenSource(TimeSpan.FromMinutes(5));
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync(late.Token);
        string output = await process.StandardOutput.ReadToEndAsync(late.Token);
        await process.WaitForExitAsync(late.Token);
        (await errors).Should().BeEmpty();
        return (process.ExitCode, output);
    }
}
