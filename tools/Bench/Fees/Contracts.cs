using Mono.Cecil;
using StarMiner.Compiler;

namespace StarMiner.Bench.Fees;

/// <summary>The contracts of an assembly, translated in this process.</summary>
sealed class Contracts : IDisposable
{
    const string Base = "Neo.SmartContract.Framework.SmartContract";

    readonly DefaultAssemblyResolver _resolver = new();
    readonly ModuleDefinition _module;

    public Contracts(string assembly)
    {
        _resolver.AddSearchDirectory(Path.GetDirectoryName(Path.GetFullPath(assembly)));
        _module = ModuleDefinition.ReadModule(
            assembly, new ReaderParameters { AssemblyResolver = _resolver, ReadSymbols = true });
    }

    public IEnumerable<TypeDefinition> Types => _module.GetTypes().Where(IsContract);

    /// <summary>Null, with the reason, where the compiler refuses it.</summary>
    public static CompiledContract? Translate(TypeDefinition type, CompilerOptions options, out string? refusal)
    {
        var diagnostics = new Compiler.Diagnostics();
        CompiledContract? contract = Translator.Translate(type, options, diagnostics);
        refusal = contract is null
            ? diagnostics.Items.FirstOrDefault(item => item.Severity == Severity.Error)?.ToString() : null;
        return contract;
    }

    public void Dispose()
    {
        _module.Dispose();
        _resolver.Dispose();
    }

    static bool IsContract(TypeDefinition type)
    {
        if (!type.IsClass || type.IsAbstract) return false;
        for (TypeReference? parent = type.BaseType; parent is not null; parent = parent.Resolve()?.BaseType)
        {
            if (parent.FullName == Base) return true;
        }
        return false;
    }
}
