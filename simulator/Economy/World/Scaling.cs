using StarMiner.Simulator.Economies.Plan;
using StarMiner.Simulator.Scenarios.Language;

namespace StarMiner.Simulator.Economies.World;

/// <summary>
/// An economy at one n-th of its size: what counts the whole market goes with it (jobs, the target, public work, the
/// pair, machines, rents and funds), what belongs to one job does not (fee, bond, thresholds, audits).
/// </summary>
static class Scaling
{
    const string Target = "TargetUnits", PublicCap = "PublicCapDivisor";

    /// <summary>The Council's own [epochs].</summary>
    const long DefaultCap = 4_096;

    /// <summary>What the Council is asked to set for the plan at its size.</summary>
    public static IReadOnlyList<ProtocolSetting> SettingsOf(EconomyPlan plan)
    {
        IEnumerable<ProtocolSetting> asked = plan.Protocol;
        if (plan.Sample > 1 && plan.Protocol.All(setting => setting.Name != PublicCap))
            asked = asked.Append(new ProtocolSetting(new Position(plan.Source, 1, 1), PublicCap, DefaultCap));
        return [.. asked.Select(setting => setting with { Value = Scaled(setting, plan.Sample) })];
    }

    static long Scaled(ProtocolSetting setting, int sample) => setting.Name switch
    {
        Target => Math.Max(1, setting.Value / sample),
        PublicCap => setting.Value * sample,
        _ => setting.Value,
    };
}
