using Neo;
using StarMiner.Client;
using StarMiner.Simulator.Scenarios.Invariants.Declared;

namespace StarMiner.Simulator.Scenarios.Running;

/// <summary>Judges a scenario's declared invariants after each step, against the state before it.</summary>
sealed class InvariantWatch(Scenario scenario, Run run, IScenarioNetwork network)
{
    readonly HashSet<DeclaredInvariant> beyond = [];
    Moment? before;
    Places? placesBefore;
    int returns;

    /// <summary>Remembers where the next step begins.</summary>
    public void Begin()
    {
        if (scenario.Invariants.Count == 0) return;
        before ??= Now();
        placesBefore ??= PlacesOf(run, scenario);
        returns = run.Returns;
        if (!network.IsOwn) ReadAhead();
        network.TakeSigners();
    }

    /// <summary>What invariants ask of the state before a step, a network of others cannot be asked afterwards.</summary>
    void ReadAhead()
    {
        before = Now();
        placesBefore = PlacesOf(run, scenario);
        var judgement = new Judgement(before, before, network.TakeSigners(), placesBefore);
        foreach (var invariant in scenario.Invariants)
            if (invariant.CanBeJudged(placesBefore)) invariant.Broken(judgement);
    }

    /// <summary>Invariants that nobody could judge.</summary>
    public IEnumerable<DeclaredInvariant> Beyond => beyond;

    /// <summary>The first invariant that does not hold, and why; null where all do.</summary>
    public (DeclaredInvariant Invariant, string Why)? Check()
    {
        if (scenario.Invariants.Count == 0) return null;
        Moment now = Now();
        // Going back is no change that somebody made: the moment is judged by itself.
        if (run.Returns > returns) before = now;
        var judgement = new Judgement(now, before!, network.TakeSigners(), PlacesOf(run, scenario));
        Places then = placesBefore!;
        (before, placesBefore) = (now, judgement.Places);
        foreach (var invariant in scenario.Invariants)
            if (invariant.CanBeJudged(then) && Broken(invariant, judgement) is { } why) return (invariant, why);
        return null;
    }

    string? Broken(DeclaredInvariant invariant, Judgement judgement)
    {
        try
        {
            return invariant.Broken(judgement);
        }
        catch (OutOfReachException)
        {
            beyond.Add(invariant);
            return null;
        }
    }

    Moment Now() => new(network.Reader());

    /// <summary>Who and what has an account by now.</summary>
    public static Places PlacesOf(Run run, Scenario scenario)
    {
        var contracts = new Dictionary<string, UInt160>();
        foreach (var contract in Steps.SuiteContract.All)
            if (!contract.NeedsSuite || run.SuiteOrNull is not null) contracts[contract.Name] = contract.HashIn(run);
        foreach (var (name, contract) in run.Installed) contracts[name] = contract.Hash;
        return new Places(scenario.Actors.ToDictionary(actor => actor.Name, actor => run.KeyOf(actor).Account()), contracts);
    }
}
