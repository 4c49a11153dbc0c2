using System.Numerics;
using StarMiner.Simulator.Scenarios.Language;
using StarMiner.Simulator.Scenarios.Work;

namespace StarMiner.Simulator.Scenarios;

/// <summary>A scenario file that was checked completely: everything that it names exists.</summary>
public sealed record Scenario
{
    public required string File { get; init; }
    public required string Name { get; init; }
    public required string About { get; init; }

    /// <summary>What all keys, nonces, times and choices follow from.</summary>
    public required long Seed { get; init; }

    public required IReadOnlyList<Actor> Actors { get; init; }
    public required IReadOnlyList<BoundStep> Steps { get; init; }
}

/// <param name="GasDatoshi">GAS that the actor holds before the first step [1e-8 GAS].</param>
public sealed record Actor(string Name, BigInteger GasDatoshi, Behaviour Behaviour);

/// <summary>What a provider does with a result before it commits to it.</summary>
public enum Behaviour
{
    Honest,

    /// <summary>One output cell, chosen by the seed, is stated one too high.</summary>
    FlipOneCell,
}

/// <summary>A job that a step opens, or publishes as public work.</summary>
/// <param name="Work">What the client brings; null for public work, which nobody brings anything to.</param>
public sealed record JobPlan(string Name, JobWork? Work);

/// <summary>A step with its place in the file and what may be said of any step.</summary>
/// <param name="Text">The step in the report, for example <c>settle digits by provider</c>.</param>
/// <param name="By">Who acts, where the step says so.</param>
public sealed record BoundStep(Position At, string Kind, string Text, Actor? By, IStep Action, StepTerms Terms);

/// <param name="Fails">The named error that the step must end in, or null where it must not fail.</param>
/// <param name="MostGasDatoshi">Bound on the GAS of the step's transactions [1e-8 GAS], or null.</param>
public sealed record StepTerms(string? Fails, BigInteger? MostGasDatoshi);
