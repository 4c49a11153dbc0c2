using Neo;
using StarMiner.Client;
using StarMiner.Simulator.Scenarios.Invariants;
using StarMiner.Simulator.Scenarios.Invariants.Declared;

namespace StarMiner.Simulator.Scenarios.Running;

/// <summary>What must hold of the suite's money at any moment, for who goes on where a scenario ended.</summary>
public sealed class SuiteBooks(Run run, Scenario scenario)
{
    /// <summary>Name of the first invariant that does not hold in the chain's present state; null where all do.</summary>
    /// <param name="others">Who may hold something beside the actors and the contracts.</param>
    public string? Broken(IEnumerable<UInt160> others)
    {
        UInt160[] holders = [.. scenario.Actors.Select(actor => run.KeyOf(actor).Account()), .. others];
        // In this process nothing waits: the task is done when it is there.
        var books = new BookKeeper(run.Suite, holders, run.Tally).ReadAsync(everyJobCanEnd: true, default)
            .GetAwaiter().GetResult();
        return Invariant.All.FirstOrDefault(invariant => !invariant.Holds(books))?.Name;
    }

    public static Places PlacesOf(Run run, Scenario scenario) => InvariantWatch.PlacesOf(run, scenario);
}
