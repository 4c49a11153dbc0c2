using System.Collections.Concurrent;
using Neo;
using Neo.SmartContract;
using StarMiner.Simulator.Engine.DebugInfo;

namespace StarMiner.Simulator.Engine.Host;

/// <summary>Debug information of the contracts that run here, by the hash of their script.</summary>
public sealed class SourceMaps
{
    readonly ConcurrentDictionary<UInt160, ContractDebugInfo> _byScript = new();

    public void Add(ContractDebugInfo debug) => _byScript[debug.ScriptHash] = debug;

    public ContractDebugInfo? Find(ReadOnlyMemory<byte> script) =>
        _byScript.IsEmpty ? null : _byScript.GetValueOrDefault(script.Span.ToScriptHash());
}
