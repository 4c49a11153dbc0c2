using System.Diagnostics;
using Microsoft.CodeAnalysis;

namespace StarMiner.Compiler.Tests.Generator;

/// <summary>Makes a program that shows a difference small: leaves out, or puts something simpler in its place.</summary>
static class Shrinker
{
    const int AtOnce = 24, MaxRounds = 400;

    /// <summary>A program that runs for seconds would take the better part of an hour; what is small by then has to do.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public static (RandomProgram Program, string Problem) Shrink(RandomProgram program, string problem, OptimizationLevel level)
    {
        string kind = KindOf(problem);
        int start = 0;
        var watch = Stopwatch.StartNew();
        for (int round = 0; round < MaxRounds && watch.Elapsed < Patience; round++)
        {
            var candidates = Candidates(program).Skip(start).Take(AtOnce).ToList();
            if (candidates.Count == 0)
                break;
            var outcomes = Trial.Run(candidates, level);
            int better = outcomes.FindIndex(item => item.Problem is { } text && KindOf(text) == kind);
            if (better < 0)
            {
                start += AtOnce;
                continue;
            }
            (program, problem) = (candidates[better], outcomes[better].Problem!);
            // What came before was tried on nearly the same program; the end of the list comes round again below.
            start = Math.Max(0, start - AtOnce);
        }
        return (program, problem);
    }

    /// <summary>A refusal is not a difference, and one refusal is not another.</summary>
    static string KindOf(string problem)
    {
        int at = problem.IndexOf("NEOC", StringComparison.Ordinal);
        int refused = problem.IndexOf("error CS", StringComparison.Ordinal);
        return problem.StartsWith("C#", StringComparison.Ordinal) && refused >= 0 ? problem.Substring(refused, 12)
            : at >= 0 ? problem.Substring(at, 8)
            : problem.Contains("crash", StringComparison.Ordinal) ? "crash" : "difference";
    }

    /// <summary>Smaller programs, the boldest changes first.</summary>
    static IEnumerable<RandomProgram> Candidates(RandomProgram program)
    {
        if (program.Arguments.Count > 1)
            foreach (var one in program.Arguments)
                yield return program with { Arguments = [one] };
        foreach (var term in program.Members.Inside().OrderByDescending(Size))
            foreach (var simpler in Simpler(term))
                if (Size(simpler) < Size(term))
                    yield return program with { Members = program.Members.Replace(term, simpler) };
    }

    static IEnumerable<Term> Simpler(Term term) => term.Sort switch
    {
        Sort.Member => [Term.Empty],
        Sort.Statement => term.Inside().Skip(1).Where(inner => inner.Sort == Sort.Statement).Prepend(Term.Empty)
            .Concat(term.Children.Where(inner => inner.Sort == Sort.Fixed)),
        Sort.Expression => Literals(term.Type!).Concat(
            term.Inside().Skip(1).Where(inner => inner.Sort == Sort.Expression && inner.Type!.Name == term.Type!.Name)),
        _ => [],
    };

    static IEnumerable<Term> Literals(CsType type) => type switch
    {
        IntegerType integer => new[] { "0", "1" }.Select(digit => Term.Constant(integer, integer.IsSmall ? $"({integer}){digit}" : digit)),
        { Name: "bool" } => [Term.Constant(type, "true"), Term.Constant(type, "false")],
        { Name: "string" } => [Term.Constant(type, "\"\"")],
        { Name: "void" } => [],
        _ => [Term.Constant(type, "default")],
    };

    static int Size(Term term) => term.Parts.Sum(part => part is Term inner ? Size(inner) : ((string)part).Length);
}
