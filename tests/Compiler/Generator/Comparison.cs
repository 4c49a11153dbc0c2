using Neo.VM;
using StarMiner.Compiler.Tests.Harness;

namespace StarMiner.Compiler.Tests.Generator;

/// <summary>What became of a program: nothing to say, or what is wrong.</summary>
/// <param name="TooLarge">A method of it needs more slots than NeoVM has even if optimised, as NEOC1009 says.</param>
sealed record Outcome(string? Problem, bool TooLarge = false)
{
    public static readonly Outcome Same = new((string?)null);
}

/// <summary>Runs one program of a batch on .NET and, optimised and not, on NeoVM.</summary>
static class Comparison
{
    public static Outcome Compare(Batch batch, int index, RandomProgram program)
    {
        var method = batch.OnNet(index);
        var expected = program.Arguments.Select(arguments => OnNet(method, arguments)).ToList();
        foreach (bool optimize in new[] { true, false })
        {
            var (contract, refusal) = Translate(batch, index, optimize);
            // As the README says, a method has 255 slots; as written, nothing makes them fewer.
            if (contract is null && refusal.Contains("NEOC1009", StringComparison.Ordinal))
                return Outcome.Same with { TooLarge = optimize };
            if (contract is null)
                return new Outcome($"refused, optimised: {optimize}: {refusal}");
            for (int i = 0; i < expected.Count; i++)
            {
                string actual = OnVm(contract, program.Arguments[i]);
                if (actual != expected[i])
                    return new Outcome($"""
                        Run({string.Join(", ", program.Arguments[i].Select(value => $"{value}"))}), optimised: {optimize}
                        .NET:  {expected[i]}
                        NeoVM: {actual}
                        """);
            }
        }
        return Outcome.Same;
    }

    static (CompiledContract?, string) Translate(Batch batch, int index, bool optimize)
    {
        var diagnostics = new Diagnostics();
        try
        {
            var contract = Translator.Translate(batch.OnChain(index), new CompilerOptions(optimize), diagnostics);
            return (contract, string.Join("; ", diagnostics.Items));
        }
        catch (Exception crash)
        {
            return (null, $"crash: {crash}");
        }
    }

    static string OnNet(Func<object[], object[]> method, object[] arguments)
    {
        try
        {
            return Values.Show(method(arguments), typeof(object[]));
        }
        catch (Exception problem)
        {
            return !IsOwn(problem.Message) ? "fault" : $"throws {problem.Message}";
        }
    }

    static string OnVm(CompiledContract contract, object[] arguments)
    {
        var target = contract.Methods.First(item => item.ExportName == "run");
        using var engine = new ScriptEngine(contract);
        var results = engine.Run(target, [.. arguments.Select(Values.ToItem)]);
        if (engine.State == VMState.FAULT)
            return engine.Thrown is { } thrown && Differential.TextOf(thrown) is { } text && IsOwn(text) ? $"throws {text}"
                : engine.Fault == "endless" ? "endless" : "fault";
        return results.Length == 1 ? Values.Show(results[0], typeof(object[])) : $"{results.Length} items on the stack";
    }

    /// <summary>Texts that the programs throw themselves; those of .NET and of neoc's own checks differ.</summary>
    static bool IsOwn(string text) => text.StartsWith('!');
}
