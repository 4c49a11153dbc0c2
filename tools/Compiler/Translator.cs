using Mono.Cecil;

namespace StarMiner.Compiler;

/// <summary>IL to NeoVM: the compiler's one entry point.</summary>
public static class Translator
{
    /// <summary>
    /// Translates one contract class. The result is null exactly when an error was added to
    /// <paramref name="diagnostics"/>.
    /// </summary>
    public static CompiledContract? Translate(
        TypeDefinition contract, CompilerOptions options, Diagnostics diagnostics)
    {
        _ = options;
        diagnostics.Error("NEOC0001", $"{contract.FullName} cannot be translated yet");
        return null;
    }
}
