using System.Diagnostics;
using StarMiner.Client;
using StarMiner.Simulator.Economies.Agents;
using StarMiner.Simulator.Economies.Plan;
using StarMiner.Simulator.Economies.Series;
using StarMiner.Simulator.Economies.World;

namespace StarMiner.Simulator.Economies;

/// <summary>
/// An economy under way: months of chain time on the real contracts, in rounds of a plan's tick. Plan and seed decide
/// everything that it gives but the time that it takes.
/// </summary>
public sealed class EconomyRun : IDisposable
{
    readonly EconomyPlan _plan;
    readonly Market _market;
    readonly Rounds _rounds;
    readonly WorkCatalog _works;
    readonly Population _population;
    readonly Dice _order;
    readonly DayReader _days;

    public EconomyRun(EconomyPlan plan, string? contractsFolder = null)
    {
        _plan = plan;
        var chain = new Chain(new ChainOptions
        {
            Seed = (ulong)plan.Seed,
            BlockTimeMs = (uint)plan.BlockTimeMs,
            Unlocked = true,
        });
        Actor deployer = chain.Actor(Strategies.Deployer);
        chain.Fund(deployer, DeployDatoshi);
        var suite = new SuitePlan(
            SuiteArtifacts.Load(contractsFolder ?? SuiteArtifacts.DefaultFolder), deployer.ScriptHash);
        new SuiteDeployer(new ChainClient(chain), deployer.Keys, suite).RunAsync().GetAwaiter().GetResult();
        _works = new WorkCatalog(suite.Addresses, plan.Seed);
        _market = new Market(plan, chain, suite.Addresses, _works);
        var events = new EventReader(_market);
        _rounds = new Rounds(_market, events);
        _population = new Population(_market, events);
        _order = new Dice(plan.Seed, "order");
        _days = new DayReader(_market, _population);
        Funding.Share(chain, _market.Accounts);
    }

    const long DeployDatoshi = 20_000_00000000;

    /// <summary>Gets each day's figures as soon as they are there.</summary>
    public Action<DayRow>? DayEnded { get; init; }

    /// <summary>Gets a word about what goes on before the first day.</summary>
    public Action<string>? Progress { get; init; }

    /// <exception cref="Scenarios.Language.ScenarioFormatException">The plan asks of the Council what it does not
    /// allow.</exception>
    public EconomyResult Run(CancellationToken cancel = default)
    {
        var watch = Stopwatch.StartNew();
        Progress?.Invoke("founding");
        new Founding(_market, _rounds, _population.Deployer, _population.FounderAccount, _population.Founder)
            .Run(_population.Providers, cancel);
        _market.ReadPrices();
        _days.Begin();
        TimeSpan founded = watch.Elapsed;
        var rows = new List<DayRow>();
        try
        {
            for (int day = 0; day < _plan.Days; day++)
            {
                rows.Add(Day(day, cancel));
                DayEnded?.Invoke(rows[^1]);
            }
        }
        catch (OperationCanceledException) when (rows.Count > 0)
        {
            return Result(rows, founded, watch.Elapsed) with { IsInterrupted = true };
        }
        return Result(rows, founded, watch.Elapsed);
    }

    public void Dispose() => _works.Dispose();

    DayRow Day(int day, CancellationToken cancel)
    {
        _market.Day = day;
        foreach (Shock shock in _plan.Shocks.Where(shock => shock.Day == day))
            (_market.DemandFactor, _market.CostFactor) = (shock.Demand, shock.Cost);
        IAgent[] agents = [.. _population.Agents];
        for (int tick = 0; tick < _plan.TicksPerDay; tick++)
        {
            cancel.ThrowIfCancellationRequested();
            _market.ReadPrices();
            _days.Tick();
            _order.Shuffle(agents);
            _rounds.RunRound(agents, _plan.BlocksPerTick);
        }
        var last = new ActList();
        foreach (IAgent agent in agents) agent.EndDay(last);
        _rounds.Run(last.Acts);
        _market.ReadPrices();
        DayRow row = _days.End(day);
        _rounds.Forget();
        return row;
    }

    EconomyResult Result(IReadOnlyList<DayRow> rows, TimeSpan founded, TimeSpan all) => new()
    {
        Plan = _plan,
        Days = rows,
        Strategies = _days.Strategies(),
        HonestAtOpening = _days.HonestAtOpening(),
        RunHash = _market.Chain.RunHash().ToString(),
        Refusals = _market.Totals.Refusals.ToDictionary(),
        FoundingSeconds = founded.TotalSeconds,
        Seconds = all.TotalSeconds,
        Jobs = _market.Totals.Opened,
        Transactions = _market.Totals.Transactions,
        GasDatoshi = _market.Totals.GasDatoshi,
        StateKeys = _market.Chain.State.Count,
        Committees = new CommitteeTotals(
            _market.Totals.Committees, _market.Totals.Seats, _market.Totals.SeatsRight,
            _market.Totals.SeatsLostAgpu / 1e8),
    };
}
