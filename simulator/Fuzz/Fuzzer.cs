using System.Diagnostics;
using StarMiner.Simulator.Fuzz.Generation;
using StarMiner.Simulator.Fuzz.Steps;

namespace StarMiner.Simulator.Fuzz;

/// <param name="Steps">The shortest way that was found, from the scenario's end.</param>
/// <param name="FoundAtSteps">How long the way was before it was shortened.</param>
public sealed record Finding(string Invariant, string Why, IReadOnlyList<FuzzStep> Steps, int FoundAtSteps);

/// <param name="Tries">Steps that were tried.</param>
/// <param name="Done">Of these, not refused.</param>
/// <param name="Edges">Ways out of conditions, methods and ends that were reached.</param>
/// <param name="Finding">Null where nothing broke.</param>
public sealed record FuzzResult(long Tries, long Done, int Edges, int States, TimeSpan Time, Finding? Finding);

/// <summary>
/// Searches for a sequence of steps that breaks an invariant. States that were reached in a new way are kept, as keeping
/// one costs nothing, and walks of random steps start from them.
/// </summary>
public sealed class Fuzzer(FuzzWorld world, FuzzOptions options)
{
    /// <summary>One state in so many is kept although it showed nothing new.</summary>
    const int KeptAnyway = 40;

    readonly Random _random = new(options.Seed);
    readonly List<FuzzState> _states = [world.Start];
    long _tries, _done;

    public FuzzResult Run(CancellationToken cancel = default)
    {
        var watch = Stopwatch.StartNew();
        var generator = new StepGenerator(world, _random);
        while (_tries < options.MostTries && watch.Elapsed < options.MostTime)
        {
            cancel.ThrowIfCancellationRequested();
            if (Walk(generator) is not { } broken) continue;
            IReadOnlyList<FuzzStep> path = broken.State.Path;
            var steps = new Shrinker(world, broken.Invariant).Shrink(path);
            return Result(new Finding(broken.Invariant, broken.Why, steps, path.Count));
        }
        return Result(null);

        FuzzResult Result(Finding? finding) => new(_tries, _done, world.Edges, _states.Count, watch.Elapsed, finding);
    }

    (FuzzState State, string Invariant, string Why)? Walk(StepGenerator generator)
    {
        FuzzState state = _states[Pick()];
        for (int i = 0; i < options.LongestWalk; i++)
        {
            FuzzStep step = generator.Next(state);
            _tries++;
            FuzzState? after = world.Try(state, step);
            bool isNew = world.TakeNew();
            if (after is null)
            {
                if (isNew) generator.CameFurther(step);
                continue;
            }
            _done++;
            generator.Worked(step, world.Told);
            if (world.Judge(state, after) is var (invariant, why)) return (after, invariant, why);
            if (isNew || _random.Next(KeptAnyway) == 0) Keep(after);
            state = after;
        }
        return null;
    }

    /// <summary>Younger states more often: they are further in.</summary>
    int Pick() => Math.Max(_random.Next(_states.Count), _random.Next(_states.Count));

    void Keep(FuzzState state)
    {
        if (_states.Count < options.MostStates) _states.Add(state);
        else _states[_random.Next(1, _states.Count)] = state;
    }
}
