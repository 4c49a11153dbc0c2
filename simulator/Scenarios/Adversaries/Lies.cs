using StarMiner.Simulator.Scenarios.Language;
using StarMiner.Simulator.Scenarios.Running;
using StarMiner.Worker.Jobs;
using StarMiner.Worker.Kernels;

namespace StarMiner.Simulator.Scenarios.Adversaries;

/// <summary>What a lying actor makes of a job's output; every lie follows from the run's seed.</summary>
static class Lies
{
    /// <returns>How to tamper, and the first wrong cell where it is known; null for the honest.</returns>
    /// <exception cref="StepFailedException">The job has no such round.</exception>
    public static (IOutputTamper Tamper, ulong? Cell)? Of(Actor actor, Run run, JobPlan plan, PreparedJob job)
    {
        var choices = new SeededChoices(run.Settings.Seed, $"{actor.Name} lies about {plan.Name}");
        switch (actor.Character.Conduct)
        {
            case Conduct.FlipOneCell:
                ulong cell = choices.Next((ulong)job.Shape.Cells);
                return (new FlipCell((long)cell), cell);
            case Conduct.RandomOutput:
                return (new RandomOutput((int)choices.Next(int.MaxValue)), null);
            case Conduct.LieInRound:
                var lie = LieInRound.Of(actor.Character.LyingRound, job, run.Device, choices);
                return (lie, (ulong)lie.Cell);
            default:
                return null;
        }
    }
}

/// <summary>The lazy provider: any bytes, none of them computed.</summary>
sealed class RandomOutput(int seed) : IOutputTamper
{
    public bool NeedsOutput => false;

    public void Tamper(Span<byte> output, JobShape shape) => new Random(seed).NextBytes(output);
}
