using Neo.Network.P2P.Payloads;
using Neo.Persistence;
using StarMiner.Simulator.Engine.Host;
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

    /// <summary>A fresh view of the state in Neo's own terms; what is written into it is lost.</summary>
    public DataCache View => new StateCache(State);

    /// <summary>What ran in a block, from the logs: OnPersist, the transactions in order, PostPersist.</summary>
    public IReadOnlyList<Execution> ExecutionsOf(uint block) => [.. BlockLogs.Read(Logs, block)];

    /// <summary>
    /// The same moment without the logs of the blocks before it, for long runs that read receipts as they come. State and
    /// run hash stay what they are.
    /// </summary>
    public ChainSnapshot WithoutLogs() => this with { Logs = StateTree.Empty };

    internal StateTree Logs { get; init; }

    /// <summary>SHA-256 chained over every block's hash and executions.</summary>
    internal byte[] History { get; init; }

    /// <summary>Number of transactions that were drafted: where the sequence of nonces stands.</summary>
    internal ulong Drafts { get; init; }
}
