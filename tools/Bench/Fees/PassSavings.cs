using StarMiner.Compiler;
using StarMiner.Compiler.Artifacts;
using StarMiner.Compiler.Emit;
using StarMiner.Compiler.Passes;

namespace StarMiner.Bench.Fees;

/// <summary>
/// What each pass saves on the suite: its scripts with all passes but this one, less the scripts with all. Passes that
/// find the same things hide each other, so the lines do not add up to the last one.
/// </summary>
static class PassSavings
{
    public const string Argument = "passes";

    public static int Run()
    {
        using var suite = new Assemblies();
        (int bytes, long units) = suite.Measure(new CompilerOptions());
        Console.WriteLine($"the suite: {bytes:N0} bytes, {units:N0} units if every instruction ran once");
        Console.WriteLine("| without | bytes more | units more |");
        Console.WriteLine("|---|---:|---:|");
        var rows = PassManager.AllNames
            .Select(pass => (pass, Less: suite.Measure(new CompilerOptions(WithoutPass: pass))));
        foreach ((string pass, (int lessBytes, long lessUnits)) in rows.OrderByDescending(row => row.Less.Units))
            Console.WriteLine($"| {pass} | {lessBytes - bytes:N0} | {lessUnits - units:N0} |");
        (int plainBytes, long plainUnits) = suite.Measure(new CompilerOptions(Optimize: false));
        Console.WriteLine($"| all of them | {plainBytes - bytes:N0} | {plainUnits - units:N0} |");
        return 0;
    }

    sealed class Assemblies : IDisposable
    {
        readonly List<Contracts> _opened = [.. Suite.Assemblies.Select(path => new Contracts(path))];

        public (int Bytes, long Units) Measure(CompilerOptions options)
        {
            int bytes = 0;
            long units = 0;
            foreach (var type in _opened.SelectMany(assembly => assembly.Types))
            {
                CompiledContract contract = Contracts.Translate(type, options, out string? refusal)
                    ?? throw new InvalidOperationException(refusal);
                bytes += contract.Script.Length;
                units += ScriptReader.Read(contract.Script).Sum(item => (long)Prices.Of(item.Code));
            }
            return (bytes, units);
        }

        public void Dispose() => _opened.ForEach(assembly => assembly.Dispose());
    }
}
