using StarMiner.Simulator.Scenarios.Steps;

namespace StarMiner.Simulator.Scenarios.Binding;

/// <summary>All step words.</summary>
static class StepCatalog
{
    public static readonly IReadOnlyList<StepKind> All = [WaitStep.Kind];

    public static readonly IReadOnlyDictionary<string, StepKind> ByName = All.ToDictionary(kind => kind.Name);
}
