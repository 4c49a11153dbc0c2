using Mono.Cecil;
using Mono.Cecil.Cil;

namespace StarMiner.Compiler;

/// <summary>An assembly that the C# compiler made, with its symbols and whatever it references.</summary>
sealed class ContractAssembly : IDisposable
{
    readonly AssemblyFinder finder;

    ContractAssembly(AssemblyFinder finder, ModuleDefinition module)
    {
        this.finder = finder;
        Module = module;
    }

    public ModuleDefinition Module { get; }

    /// <summary>Null, with the reason among the diagnostics, where there is no such assembly.</summary>
    public static ContractAssembly? Open(string path, Diagnostics diagnostics)
    {
        if (!File.Exists(path))
        {
            diagnostics.Error("NEOC0002", $"There is no file {path}");
            return null;
        }
        var finder = new AssemblyFinder(Path.GetDirectoryName(Path.GetFullPath(path))!);
        try
        {
            return new ContractAssembly(finder, Read(path, finder));
        }
        catch (Exception failure) when (failure is BadImageFormatException or IOException
            or UnauthorizedAccessException or SymbolsNotMatchingException or InvalidOperationException)
        {
            finder.Dispose();
            diagnostics.Error("NEOC0005", $"{path} cannot be read as a .NET assembly with its symbols: "
                + failure.Message.ReplaceLineEndings(" "));
            return null;
        }
    }

    static ModuleDefinition Read(string path, AssemblyFinder finder) => ModuleDefinition.ReadModule(
        path, new ReaderParameters
        {
            AssemblyResolver = finder,
            ReadSymbols = true,
            SymbolReaderProvider = new DefaultSymbolReaderProvider(throwIfNoSymbol: false),
        });

    public void Dispose()
    {
        Module.Dispose();
        finder.Dispose();
    }
}
