using System.Numerics;
using StarMiner.Simulator.Scenarios.Invariants.Declared;
using StarMiner.Simulator.Scenarios.Language;
using StarMiner.Simulator.Scenarios.Results;
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

    /// <summary>What must hold after each step.</summary>
    public IReadOnlyList<DeclaredInvariant> Invariants { get; init; } = [];
}

/// <param name="GasDatoshi">GAS that the actor holds before the first step [1e-8 GAS].</param>
public sealed record Actor(string Name, BigInteger GasDatoshi, Character Character);

/// <summary>How an actor keeps to the protocol or departs from it.</summary>
/// <param name="LyingRound">Of <see cref="Conduct.LieInRound"/>, from 0.</param>
/// <param name="IsStated">Whether the file says so: what becomes of the actor is then reported.</param>
public sealed record Character(Conduct Conduct, int LyingRound, Withheld Withholds, bool IsStated)
{
    public override string ToString()
    {
        string conduct = Conduct == Conduct.LieInRound ? $"{Words.Of(Conduct)} {LyingRound}" : Words.Of(Conduct);
        return Withholds == Withheld.Nothing ? conduct : $"{conduct}, withholds {Words.Of(Withholds)}";
    }
}

/// <summary>What a provider does with a result before it commits to it, or what else an actor is up to.</summary>
public enum Conduct
{
    Honest,

    /// <summary>One output cell, chosen by the seed, is stated with its lowest bit flipped.</summary>
    FlipOneCell,

    /// <summary>Computes nothing and commits to random bytes.</summary>
    RandomOutput,

    /// <summary>Flips a bit of what one round of an iterative job leaves, and goes on from the lie.</summary>
    LieInRound,

    /// <summary>Lets deadlines pass; the steps say which.</summary>
    Late,

    /// <summary>Bothers honest providers with demands and accusations; the steps say which.</summary>
    Griefing,
}

/// <summary>What a provider shows nobody.</summary>
public enum Withheld
{
    Nothing,

    /// <summary>It publishes no output, but meets data demands.</summary>
    Output,

    /// <summary>It meets no data demand either.</summary>
    Everything,
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
