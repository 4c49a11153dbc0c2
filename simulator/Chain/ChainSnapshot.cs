using Neo.Network.P2P.Payloads;
using StarMiner.Simulator.Engine.Storage;

namespace StarMiner.Simulator;

/// <summary>
/// A whole chain at one moment. It shares everything with the chain that it was taken from, so that taking, restoring
/// and branching cost nothing, whatever the size of the state.
/// </summary>
public sealed record ChainSnapshot
{
    internal ChainSnapshot(StateTree state, Header head, StateTree logs, byte[] history, ulong drafts)
    {
        State = state;
        Head = head;
        Logs = logs;
        History = history;
        Drafts = drafts;
    }

    /// <summary>May be replaced by another state, to start a test from what no transaction would lead to.</summary>
    public StateTree State { get; init; }

    public Header Head { get; internal init; }

    internal StateTree Logs { get; init; }

    /// <summary>SHA-256 chained over every block's hash and executions.</summary>
    internal byte[] History { get; init; }

    /// <summary>Number of transactions that were drafted: where the sequence of nonces stands.</summary>
    internal ulong Drafts { get; init; }
}
