using StarMiner.Simulator.Economies.Plan;
using StarMiner.Simulator.Economies.Series;

namespace StarMiner.Simulator.Economies.Tests;

/// <summary>A few people of every kind for a few days: run once for all tests that read it.</summary>
public sealed class SmallEconomy
{
    public const string Text = """
        economy: small
        seed: 7
        days: 2
        tick: 60 min
        jobs-per-day: 240
        protocol:
          PriceWindowMs: 3600000
          TargetUnits: 2
          BaseFeeStart: 1000000000
          AuditThreshold: 100000000000
        pair: {price: 0.02 TUSD, deposit: 40000 AGPU}
        clients: {count: 3}
        providers: {count: 5, candidates: 1, slots: 8, job: 30 min}
        watch: {auditors: 1, coverage: 0.5, oracles: 3, colluders: 1, committee: 3, stampers: 1, slots: 1}
        speculators: {momentum: 1, reversion: 1}
        attackers: {liars: 1, patient-liars: 1, squatters: 1, self-dealers: 1, pumpers: 1, public-squatters: 1}
        shocks: [{day: 1, demand: 0.1}]
        """;

    public SmallEconomy() => Result = Run();

    public EconomyResult Result { get; }

    public static EconomyResult Run(params (string, string)[] overrides)
    {
        using var run = new EconomyRun(PlanReader.Parse("small.yaml", Text, overrides));
        return run.Run();
    }
}
