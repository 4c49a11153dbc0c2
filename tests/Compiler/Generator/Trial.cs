using Microsoft.CodeAnalysis;

namespace StarMiner.Compiler.Tests.Generator;

/// <summary>Compiles and compares programs; those that C# refuses are set aside.</summary>
static class Trial
{
    public static List<Outcome> Run(IReadOnlyList<RandomProgram> programs, OptimizationLevel level)
    {
        var batch = Batch.Compile(programs, level, out var refused);
        if (batch is not null)
        {
            using (batch)
                return [.. programs.Select((program, i) => Comparison.Compare(batch, i, program))];
        }
        var outcomes = new Outcome[programs.Count];
        foreach (var (index, text) in refused)
            outcomes[index] = new Outcome($"C# refuses it: {text}");
        var accepted = Enumerable.Range(0, programs.Count).Where(i => !refused.ContainsKey(i)).ToList();
        if (accepted.Count > 0)
            foreach (var (index, outcome) in accepted.Zip(Run([.. accepted.Select(i => programs[i])], level)))
                outcomes[index] = outcome;
        return [.. outcomes];
    }
}
