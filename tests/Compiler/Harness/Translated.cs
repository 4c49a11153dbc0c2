using System.Collections.Concurrent;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace StarMiner.Compiler.Tests.Harness;

/// <summary>Test programs are ordinary classes of this assembly; here they are as NeoVM code.</summary>
static class Translated
{
    static readonly Lazy<ModuleDefinition> module = new(Read);
    static readonly ConcurrentDictionary<(Type, CompilerOptions), Lazy<CompiledContract>> contracts = new();

    public static CompiledContract Of(Type program, bool optimize) => Of(program, new CompilerOptions(optimize));

    public static CompiledContract Of(Type program, CompilerOptions options) =>
        contracts.GetOrAdd((program, options), key => new(() => Translate(key.Item1, key.Item2))).Value;

    public static Diagnostics Diagnose(Type program)
    {
        var diagnostics = new Diagnostics();
        lock (module)
            Translator.Translate(Find(program), new CompilerOptions(), diagnostics);
        return diagnostics;
    }

    /// <summary>The program's method whose lines a message lies on.</summary>
    public static string MethodAt(Type program, Diagnostic message)
    {
        lock (module)
            return Find(program).Methods.FirstOrDefault(method => method.DebugInformation.SequencePoints.Any(point =>
                    !point.IsHidden && point.Document.Url == message.File
                    && message.Line >= point.StartLine && message.Line <= point.EndLine))?.Name
                ?? $"no method: {message}";
    }

    static CompiledContract Translate(Type program, CompilerOptions options)
    {
        var diagnostics = new Diagnostics();
        lock (module)
        {
            var result = Translator.Translate(Find(program), options, diagnostics);
            diagnostics.Items.Where(item => item.Severity == Severity.Error).Should().BeEmpty();
            return result!;
        }
    }

    static TypeDefinition Find(Type program) => module.Value.GetType(program.FullName!.Replace('+', '/'));

    static ModuleDefinition Read()
    {
        string path = typeof(Translated).Assembly.Location;
        var resolver = new DefaultAssemblyResolver();
        resolver.AddSearchDirectory(Path.GetDirectoryName(path));
        return ModuleDefinition.ReadModule(path, new ReaderParameters
        {
            AssemblyResolver = resolver,
            ReadSymbols = true,
            SymbolReaderProvider = new DefaultSymbolReaderProvider(throwIfNoSymbol: false),
        });
    }
}
