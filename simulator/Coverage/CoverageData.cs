using System.Diagnostics.CodeAnalysis;
using Neo;
using StarMiner.Simulator.Engine.DebugInfo;

namespace StarMiner.Simulator.Coverage;

/// <summary>Counts of scripts, and the debug information that says which source they are.</summary>
public sealed class CoverageData
{
    readonly Dictionary<UInt160, ScriptCounts> _scripts = [];
    readonly Dictionary<UInt160, ContractDebugInfo> _debug = [];

    public IEnumerable<ScriptCounts> Scripts => _scripts.Values.OrderBy(script => script.ScriptHash);

    /// <summary>Adds the counts to those of the same script.</summary>
    public void Add(ScriptCounts counts)
    {
        if (!_scripts.TryGetValue(counts.ScriptHash, out ScriptCounts? known))
            _scripts[counts.ScriptHash] = known = new ScriptCounts(counts.Contract, counts.Script);
        known.Add(counts);
    }

    /// <summary>Every script that debug information is there for is reported, whether or not it ran.</summary>
    public void Add(ContractDebugInfo debug) => _debug[debug.ScriptHash] = debug;

    /// <summary>A contract that nothing may have called, so that its lines are in the report all the same.</summary>
    public void Expect(string contract, ReadOnlyMemory<byte> script) => Add(new ScriptCounts(contract, script));

    public bool TryFindDebugInfo(UInt160 script, [NotNullWhen(true)] out ContractDebugInfo? debug) =>
        _debug.TryGetValue(script, out debug);
}
