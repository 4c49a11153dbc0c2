using StarMiner.Simulator.Engine.Tracing;

namespace StarMiner.Simulator.Coverage;

/// <summary>Counts what runs on the chains that it is given to as a listener, each thread by itself.</summary>
public sealed class CoverageRecorder : IExecutionListener
{
    readonly ThreadLocal<Dictionary<uint, ScriptCounts>> _counts = new(() => [], trackAllValues: true);

    public IEar Listen(bool isRehearsal) => new CoverageEar(_counts.Value!);

    /// <summary>All counts so far; nothing may be running.</summary>
    public CoverageData Collect()
    {
        var data = new CoverageData();
        foreach (Dictionary<uint, ScriptCounts> ofThread in _counts.Values)
            foreach (ScriptCounts script in ofThread.Values) data.Add(script);
        return data;
    }
}
