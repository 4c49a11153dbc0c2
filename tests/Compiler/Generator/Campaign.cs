using System.Diagnostics;
using Microsoft.CodeAnalysis;

namespace StarMiner.Compiler.Tests.Generator;

/// <summary>Runs random programs by the thousand and shrinks what fails.</summary>
static class Campaign
{
    const int BatchSize = 500, MaxFailures = 5;

    /// <summary>Descriptions of the failures, each ending in a small program.</summary>
    /// <param name="only">Null: a batch of each in turn. Debug code has other shapes, more locals and more jumps.</param>
    public static List<string> Run(ulong seed, long count, OptimizationLevel? only, Action<string> log)
    {
        var failures = new List<string>();
        long tooLarge = 0;
        var watch = Stopwatch.StartNew();
        for (long done = 0; done < count && failures.Count < MaxFailures;)
        {
            int size = (int)Math.Min(BatchSize, count - done);
            var programs = Enumerable.Range(0, size).Select(i => ProgramGenerator.Make(seed + (ulong)(done + i))).ToList();
            var level = only ?? (done / BatchSize % 2 == 0 ? OptimizationLevel.Release : OptimizationLevel.Debug);
            var outcomes = Trial.Run(programs, level);
            for (int i = 0; i < size && failures.Count < MaxFailures; i++)
                if (outcomes[i].Problem is { } problem)
                {
                    // Shrinking takes a while, and may be cut short: the seed is what counts.
                    log($"program {seed + (ulong)(done + i)} ({level}) fails: {problem}");
                    failures.Add(Describe(seed + (ulong)(done + i), programs[i], problem, level));
                    log(failures[^1]);
                }
            tooLarge += outcomes.Count(outcome => outcome.TooLarge);
            done += size;
            if (done / BatchSize % 10 == 0 || done >= count)
                log($"{done} programs from seed {seed} in {watch.Elapsed.TotalSeconds:F0} s, {failures.Count} failures, "
                    + $"{tooLarge} too large");
        }
        // One in hundreds of thousands was seen: an optimiser that forgot to share slots is no better than a wrong one.
        if (tooLarge > Math.Max(2, count / 1000)) failures.Add($"{tooLarge} of {count} programs are too large");
        return failures;
    }

    static string Describe(ulong seed, RandomProgram program, string problem, OptimizationLevel level)
    {
        var (small, text) = Shrinker.Shrink(program, problem, level);
        return $"program {seed} ({level})\n{text}\n{Batch.SourceOf(small)}\n";
    }
}
