using StarMiner.Simulator.Coverage;
using StarMiner.Simulator.Engine.Tracing;
using StarMiner.Simulator.Gas;

namespace StarMiner.Simulator;

/// <summary>
/// Listeners that the environment asks for, so that any program that runs chains can be measured without knowing of it.
/// </summary>
static class ProcessListeners
{
    public static IReadOnlyList<IExecutionListener> All { get; } = [.. CoverageOfProcess.Wanted(), .. GasOfProcess.Wanted()];
}
