using StarMiner.Client;
using StarMiner.Simulator.Scenarios.Invariants;
using StarMiner.Simulator.Scenarios.Results;

namespace StarMiner.Simulator.Scenarios.Running;

/// <summary>Reads where the protocol stands at the end of a run, and whether what must hold holds.</summary>
static class EconomyReader
{
    /// <returns>Null where the suite is not deployed.</returns>
    public static async Task<Economy?> ReadAsync(
        Run run, IScenarioNetwork network, Scenario scenario, CancellationToken cancel)
    {
        if (run.SuiteOrNull is not { } suite) return null;
        var publicWork = new PublicWorkTotals(
            run.Tally.PublicPublished, run.Tally.PublicAccepted, await suite.Token.MintedForPublicWorkAsync(cancel),
            run.Tally.GasOf(GasPurpose.PublicWork));
        return new Economy(
            publicWork, await PricesAsync(suite, cancel), await ReputationsAsync(run, scenario, cancel),
            await InvariantsAsync(run, network, scenario, cancel));
    }

    static async Task<IReadOnlyList<UnitPrice>> PricesAsync(SuiteClient suite, CancellationToken cancel)
    {
        var prices = new List<UnitPrice>();
        foreach (var task in Enum.GetValues<JobTask>())
            foreach (var tier in Enum.GetValues<JobTier>())
                prices.Add(new UnitPrice(task, tier, await suite.Prices.PriceOfAsync(task, tier, cancel)));
        return prices;
    }

    static async Task<IReadOnlyList<Reputation>> ReputationsAsync(
        Run run, Scenario scenario, CancellationToken cancel)
    {
        var reputations = new List<Reputation>();
        foreach (var actor in scenario.Actors)
            foreach (var (provider, task) in run.Tally.Providers.OrderBy(p => p.Task))
                if (provider == run.KeyOf(actor).Account())
                    reputations.Add(new Reputation(
                        actor.Name, task, await run.Suite.Reputation.ScoreOfAsync(provider, (int)task, cancel)));
        return reputations;
    }

    static async Task<IReadOnlyList<InvariantResult>> InvariantsAsync(
        Run run, IScenarioNetwork network, Scenario scenario, CancellationToken cancel)
    {
        bool? everyJobCanEnd = network.IsOwn ? await CanEveryJobEndAsync(run, network, cancel) : null;
        Neo.UInt160[] holders = [.. scenario.Actors.Select(actor => run.KeyOf(actor).Account())];
        var books = await new BookKeeper(run.Suite, holders, run.Tally).ReadAsync(everyJobCanEnd ?? true, cancel);
        IEnumerable<Invariant> judged = Invariant.All.Where(i => everyJobCanEnd is not null || i != Invariant.LastEnd);
        return [.. judged.Select(invariant => new InvariantResult(invariant.Name, invariant.Holds(books)))];
    }

    /// <summary>Tried out, and taken back.</summary>
    static async Task<bool> CanEveryJobEndAsync(Run run, IScenarioNetwork network, CancellationToken cancel)
    {
        object end = await network.KeepAsync(cancel);
        await network.FundAsync(JobEnds.Passer, JobEnds.PasserDatoshi, cancel);
        var ends = new JobEnds(run.Suite, network.KeyOf(JobEnds.Passer));
        bool everyJobCanEnd = await ends.AllReachableAsync(cancel);
        await network.ReturnAsync(end, cancel);
        return everyJobCanEnd;
    }
}
