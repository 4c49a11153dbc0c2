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
        var view = new ProgramView();
        while (true)
        {
            var round = diagnostics.Apart();
            view.StartRound();
            var result = TranslateRound(contract, options, round, view);
            if (view.HasGrown)
                continue;
            diagnostics.Include(round);
            return round.HasErrors ? null : result;
        }
    }

    static CompiledContract? TranslateRound(
        TypeDefinition contract, CompilerOptions options, Diagnostics diagnostics, ProgramView view)
    {
        try
        {
            var module = new ContractModule(contract, options, diagnostics, view);
            var exports = Exports.Of(contract)
                .Select(item => (item.Name, Function: module.Get(new MethodInstance(item.Method.On(item.Declaring), GenericContext.Empty))))
                .ToList();
            if (exports.Count == 0)
                diagnostics.Error("NEOC0007", $"'{contract.FullName}' has no public method");
            FinallyRules.Check(module);
            AliasRules.Check(module);
            view.SpreadCaught();
            return diagnostics.HasErrors || view.HasGrown ? null : new ModuleEmitter(module, exports).Emit();
        }
        catch (CompileException problem)
        {
            diagnostics.Error(problem.Id, problem.Message, problem.At);
            return null;
        }
    }
}
