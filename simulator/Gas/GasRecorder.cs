using StarMiner.Simulator.Engine.Host;
using StarMiner.Simulator.Engine.Tracing;

namespace StarMiner.Simulator.Gas;

/// <summary>
/// Adds up what the transactions of the chains take that it is given to as a listener. Rehearsals do not count: nobody pays them.
/// </summary>
/// <param name="sources">Which lines instructions belong to.</param>
public sealed class GasRecorder(SourceMaps sources) : IExecutionListener
{
    readonly ThreadLocal<GasCounts> _counts = new(() => new GasCounts(), trackAllValues: true);

    public IEar? Listen(bool isRehearsal) => isRehearsal ? null : new GasEar(_counts.Value!, sources);

    /// <summary>Everything so far; nothing may be running.</summary>
    public GasProfile Collect()
    {
        var profile = new GasProfile();
        foreach (GasCounts counts in _counts.Values) profile.Add(counts.ToProfile(sources));
        return profile;
    }
}
