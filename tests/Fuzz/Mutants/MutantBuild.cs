using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using StarMiner.Compiler;

namespace StarMiner.Simulator.Fuzz.Tests.Mutants;

/// <summary>A changed contract on the way that a project takes: the C# compiler, then neoc.</summary>
static class MutantBuild
{
    static readonly string Framework = typeof(Neo.SmartContract.Framework.SmartContract).Assembly.Location;

    static readonly Lazy<MetadataReference[]> References =
        new(() => [.. Assemblies().Select(path => MetadataReference.CreateFromFile(path))]);

    /// <summary>Leaves <c>Pool.nef</c> with manifest and debug information in the folder.</summary>
    public static void Pool(PoolMutant mutant, string folder) =>
        Contract("Pool", Sources("tests/ContractFixtures/Pool"), (mutant.Name, mutant.Was, mutant.Is), folder);

    /// <summary>Leaves a contract of the suite in the folder, in place of the one without the mistake.</summary>
    public static void Suite(SuiteMutant mutant, string folder) => Contract(
        mutant.Contract, [.. Sources($"contracts/{mutant.Contract}"), .. Sources("contracts/Primitives")],
        (mutant.Name, mutant.Was, mutant.Is), folder);

    static string[] Sources(string folder) => Directory.GetFiles(Path.Combine(TestFiles.Root, folder), "*.cs");

    static void Contract(string name, string[] files, (string Name, string Was, string Is) mistake, string folder)
    {
        string[] sources = [.. files.Select(File.ReadAllText)];
        sources.Sum(source => source.Split(mistake.Was).Length - 1)
            .Should().Be(1, $"'{mistake.Name}' must mean one place");
        string assembly = Path.Combine(folder, name + ".dll");
        Compile([.. sources.Select(source => source.Replace(mistake.Was, mistake.Is))], assembly);
        File.Copy(Framework, Path.Combine(folder, Path.GetFileName(Framework)));
        var diagnostics = new Diagnostics();
        ContractBuild.Run([assembly], new BuildOptions { OutputFolder = folder }, diagnostics);
        diagnostics.HasErrors.Should().BeFalse(mistake.Name);
    }

    static void Compile(string[] sources, string assembly)
    {
        // Keeps [SuppressMessage] in the assembly, where neoc reads it.
        var parsing = CSharpParseOptions.Default.WithPreprocessorSymbols("CODE_ANALYSIS");
        SyntaxTree[] trees = [.. sources.Select((source, at) => CSharpSyntaxTree.ParseText(
            source, parsing, path: $"{at}.cs", encoding: System.Text.Encoding.UTF8))];
        var options = new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release,
            nullableContextOptions: NullableContextOptions.Enable);
        using FileStream image = File.Create(assembly), symbols = File.Create(Path.ChangeExtension(assembly, "pdb"));
        var result = CSharpCompilation.Create(Path.GetFileNameWithoutExtension(assembly), trees, References.Value, options)
            .Emit(image, symbols, options: new EmitOptions(debugInformationFormat: DebugInformationFormat.PortablePdb));
        result.Diagnostics.Where(item => item.Severity == DiagnosticSeverity.Error).Should().BeEmpty();
    }

    static IEnumerable<string> Assemblies()
    {
        string runtime = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        string[] names =
        [
            "System.Private.CoreLib", "System.Runtime", "System.Runtime.Numerics", "System.Collections",
            "System.ComponentModel.Primitives",
        ];
        return names.Select(name => Path.Combine(runtime, name + ".dll")).Append(Framework);
    }
}
