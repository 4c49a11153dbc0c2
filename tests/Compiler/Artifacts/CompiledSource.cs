using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace StarMiner.Compiler.Tests.Artifacts;

/// <summary>C# text, compiled in this process as if it lay in some folder of some machine.</summary>
sealed class CompiledSource(string source, string folder = "/src", OptimizationLevel level = OptimizationLevel.Release)
{
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
        var tree = CSharpSyntaxTree.ParseText(
            SourceText.From(source, System.Text.Encoding.UTF8), path: folder + "/Sample.cs");
        var result = CSharpCompilation.Create("Sample", [tree], References(), options).Emit(
            image, symbols, options: new EmitOptions(debugInformationFormat: DebugInformationFormat.PortablePdb));
        result.Diagnostics.Where(item => item.Severity == DiagnosticSeverity.Error).Should().BeEmpty();
    }

    static IEnumerable<MetadataReference> References()
    {
        string folder = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        string[] names = ["System.Private.CoreLib", "System.Runtime", "System.Runtime.Numerics"];
        foreach (string name in names)
            yield return MetadataReference.CreateFromFile(Path.Combine(folder, name + ".dll"));
        yield return MetadataReference.CreateFromFile(
            typeof(Neo.SmartContract.Framework.SmartContract).Assembly.Location);
    }
}
