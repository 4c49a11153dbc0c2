using Mono.Cecil;
using StarMiner.Compiler.Emit;
using StarMiner.Compiler.Import;
using StarMiner.Compiler.Ir;

namespace StarMiner.Compiler;

/// <summary>IL to NeoVM: import, passes, emission.</summary>
public static class Translator
{
    /// <summary>
    /// Translates one contract class. The result is null exactly when an error was added to
    /// <paramref name="diagnostics"/>.
    /// </summary>
    public static CompiledContract? Translate(
        TypeDefinition contract, CompilerOptions options, Diagnostics diagnostics)
    {
        try
        {
            var module = new ContractModule(contract, options, diagnostics);
            var exports = Exports.Of(contract)
                .Select(item => (item.Name, Function: module.Get(new MethodInstance(item.Method.On(item.Declaring), GenericContext.Empty))))
                .ToList();
            if (exports.Count == 0)
                diagnostics.Error("NEOC1006", $"'{contract.FullName}' has no public method");
            if (diagnostics.HasErrors)
                return null;
            var result = new ModuleEmitter(module, exports).Emit();
            return diagnostics.HasErrors ? null : result;
        }
        catch (CompileException problem)
        {
            diagnostics.Error(problem.Id, problem.Message, problem.At);
            return null;
        }
    }
}
