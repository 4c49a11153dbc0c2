using Neo.Network.P2P.Payloads;
using Neo.VM.Types;
using StarMiner.Client;
using StarMiner.Simulator.Engine.Host;

namespace StarMiner.Simulator;

/// <summary>A transaction that a block holds, and what its run did.</summary>
public sealed record TransactionReceipt(Transaction Transaction, Header Block, Execution Execution)
{
    public bool Halted => Execution.Halted;

    public Fault? Fault => Execution.Fault;

    /// <summary>The top of the result stack; null after a fault or where the script left nothing.</summary>
    public StackItem? Result => Execution.Stack.LastOrDefault();

    public IEnumerable<ContractEvent> Events =>
        Execution.Notifications.Select(n => new ContractEvent(n.Contract, n.Event, [.. n.Values]));

    /// <summary>This receipt if the run ended in HALT.</summary>
    /// <exception cref="ContractFaultException">It ended in FAULT.</exception>
    public TransactionReceipt OrThrow()
    {
        Execution.ThrowOnFault();
        return this;
    }
}
