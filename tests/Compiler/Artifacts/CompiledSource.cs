using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace StarMiner.Compiler.Tests.Artifacts;

/// <summary>C# texts, compiled in this process as if they lay in some folder of some machine.</summary>
sealed class CompiledSource(
    IReadOnlyList<(string Name, string Text)> files, string folder = "/src", OptimizationLevel level = OptimizationLevel.Release)
{
    public CompiledSource(string source)
        : this([("Sample.cs", source)])
    {
    }

    readonly MemoryStream image = new(), symbols = new();

    public ModuleDefinition Module()
    {
        if (image.Length == 0)
            Emit();
        image.Position = symbols.Position = 0;
        var resolver = new DefaultAssemblyResolver();
        resolver.AddSearchDirectory(AppContext.BaseDirectory);
        return ModuleDefinition.ReadModule(new MemoryStream(image.ToArray()), new ReaderParameters
        {
            AssemblyResolver = resolver,
            ReadSymbols = true,
            SymbolReaderProvider = new PortablePdbReaderProvider(),
            SymbolStream = new MemoryStream(symbols.ToArray()),
        });
    }

    void Emit()
    {
        var options = new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary, optimizationLevel: level, deterministic: true,
            generalDiagnosticOption: ReportDiagnostic.Suppress,
            sourceReferenceResolver: new SourceFileResolver([], null, [new(folder, "/_/")]));
        var trees = files.Select(file => CSharpSyntaxTree.ParseText(
            SourceText.From(file.Text, System.Text.Encoding.UTF8), path: $"{folder}/{file.Name}"));
        var result = CSharpCompilation.Create("Sample", trees, References(), options).Emit(
            image, symbols, options: new EmitOptions(debugInformationFormat: DebugInformationFormat.PortablePdb));
        result.Diagnostics.Where(item => item.Severity == DiagnosticSeverity.Error).Should().BeEmpty();
    }

    static IEnumerable<MetadataReference> References()
    {
        string folder = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        string[] names = ["System.Private.CoreLib", "System.Runtime", "System.Runtime.Numerics", "System.ComponentModel.Primitives"];
        foreach (string name in names)
            yield return MetadataReference.CreateFromFile(Path.Combine(folder, name + ".dll"));
        yield return MetadataReference.CreateFromFile(
            typeof(Neo.SmartContract.Framework.SmartContract).Assembly.Location);
    }
}
