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
    public static void Pool(PoolMutant mutant, string folder)
    {
        string source = File.ReadAllText(Path.Combine(TestFiles.Root, "tests/ContractFixtures/Pool/Pool.cs"));
        source.Split(mutant.Was).Should().HaveCount(2, $"'{mutant.Name}' must mean one place");
        string assembly = Path.Combine(folder, "Pool.dll");
        Compile(source.Replace(mutant.Was, mutant.Is), assembly);
        File.Copy(Framework, Path.Combine(folder, Path.GetFileName(Framework)));
        var diagnostics = new Diagnostics();
        ContractBuild.Run([assembly], new BuildOptions { OutputFolder = folder }, diagnostics);
        diagnostics.HasErrors.Should().BeFalse(mutant.Name);
    }

    static void Compile(string source, string assembly)
    {
        var tree = CSharpSyntaxTree.ParseText(source, path: "Pool.cs", encoding: System.Text.Encoding.UTF8);
        var options = new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release,
            nullableContextOptions: NullableContextOptions.Enable);
        using FileStream image = File.Create(assembly), symbols = File.Create(Path.ChangeExtension(assembly, "pdb"));
        var result = CSharpCompilation.Create("Pool", [tree], References.Value, options)
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
