using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;

namespace StarMiner.Compiler.Tests.Harness;

/// <summary>A source text on the way that a project takes: the C# compiler, then neoc with all that it checks and writes.</summary>
static class SourceBuild
{
    static readonly string framework = typeof(Neo.SmartContract.Framework.SmartContract).Assembly.Location;

    static readonly Lazy<MetadataReference[]> references =
        new(() => [.. Assemblies().Select(path => MetadataReference.CreateFromFile(path))]);

    public static Diagnostics Diagnose(string source)
    {
        var folder = Directory.CreateTempSubdirectory("neoc");
        try
        {
            string assembly = Path.Combine(folder.FullName, "Example.dll");
            Compile(source, assembly);
            File.Copy(framework, Path.Combine(folder.FullName, Path.GetFileName(framework)));
            var diagnostics = new Diagnostics();
            ContractBuild.Run([assembly], new BuildOptions { OutputFolder = Path.Combine(folder.FullName, "out") }, diagnostics);
            return diagnostics;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    static void Compile(string source, string assembly)
    {
        var tree = CSharpSyntaxTree.ParseText(
            source, new CSharpParseOptions(LanguageVersion.Latest), "example.cs", System.Text.Encoding.UTF8);
        var options = new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, allowUnsafe: true);
        using var image = File.Create(assembly);
        using var symbols = File.Create(Path.ChangeExtension(assembly, "pdb"));
        var result = CSharpCompilation.Create("Example", [tree], references.Value, options)
            .Emit(image, symbols, options: new EmitOptions(debugInformationFormat: DebugInformationFormat.PortablePdb));
        result.Diagnostics.Where(item => item.Severity == DiagnosticSeverity.Error).Should().BeEmpty(source);
    }

    static IEnumerable<string> Assemblies()
    {
        string runtime = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        string[] names =
        [
            "System.Private.CoreLib", "System.Runtime", "System.Runtime.Numerics", "System.Runtime.InteropServices",
            "System.Collections", "System.ComponentModel.Primitives",
        ];
        return names.Select(name => Path.Combine(runtime, name + ".dll")).Append(framework);
    }
}
