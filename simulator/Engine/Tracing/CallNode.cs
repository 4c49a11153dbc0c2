using Neo;
using Neo.VM.Types;
using StarMiner.Simulator.Engine.DebugInfo;

namespace StarMiner.Simulator.Engine.Tracing;

/// <summary>One call of a contract's method, with the calls that it made.</summary>
public sealed class CallNode(UInt160 contract, string? contractName, string? method)
{
    readonly List<CallNode> _calls = [];
    readonly List<string> _events = [];

    public UInt160 Contract => contract;

    /// <summary>Name in the manifest; null for an entry script.</summary>
    public string? ContractName => contractName;

    public string? Method => method;

    /// <summary>Where in the caller's source it was called; null for the entry script and without debug information.</summary>
    public SourceLine? CalledAt { get; internal init; }

    /// <summary>What the method was called with, the first argument first.</summary>
    public IReadOnlyList<StackItem> Arguments { get; internal set; } = [];

    /// <summary>GAS that it took with all that it called; the price of calling it is the caller's [1e-8 GAS].</summary>
    public long GasDatoshi { get; internal set; }

    /// <summary>GAS that it took without what it called [1e-8 GAS].</summary>
    public long OwnGasDatoshi => GasDatoshi - _calls.Sum(call => call.GasDatoshi);

    /// <summary>False where the call was left by a fault or by an exception that somebody further out caught.</summary>
    public bool Returned { get; internal set; }

    public IReadOnlyList<CallNode> Calls => _calls;

    /// <summary>Names of the events that it sent, in order.</summary>
    public IReadOnlyList<string> Events => _events;

    internal void Add(CallNode call) => _calls.Add(call);

    internal void Add(string sent) => _events.Add(sent);
}
