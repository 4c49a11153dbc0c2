using Neo;
using Neo.SmartContract;
using Neo.VM;
using Neo.VM.Types;
using StarMiner.Simulator.Engine.Tracing;

namespace StarMiner.Simulator.Engine.Host;

/// <summary>
/// What one run of the engine did: a transaction, a block's OnPersist or PostPersist, or a test invocation.
/// </summary>
public sealed record Execution
{
    public required TriggerType Trigger { get; init; }

    /// <summary>The transaction that ran; null for a block's own two scripts and for test invocations.</summary>
    public UInt256? Transaction { get; init; }

    public required VMState State { get; init; }

    /// <summary>GAS that the VM took [1e-8 GAS].</summary>
    public required long GasDatoshi { get; init; }

    /// <summary>The result stack, bottom first: in the order of the calls, as a node's RPC gives it.</summary>
    public required IReadOnlyList<StackItem> Stack { get; init; }

    /// <summary>Empty after a fault: a node forgets them as well.</summary>
    public required IReadOnlyList<Notification> Notifications { get; init; }

    /// <summary>Lines of Runtime.Log, those before a fault included.</summary>
    public required IReadOnlyList<LogLine> Logs { get; init; }

    /// <summary>Witnesses that a contract asked for in vain, whether or not the run failed for it.</summary>
    public IReadOnlyList<RefusedWitness> RefusedWitnesses { get; init; } = [];

    /// <summary>Null where nobody asked for a trace.</summary>
    public ExecutionTrace? Trace { get; init; }

    /// <summary>Null where the run ended in HALT.</summary>
    public Fault? Fault { get; init; }

    public bool Halted => State == VMState.HALT;
}

public sealed record Notification(UInt160 Contract, string Event, Neo.VM.Types.Array Values);

public sealed record LogLine(UInt160 Contract, string Message);

/// <param name="Message">The VM's words, exactly as a node's RPC gives them in <c>exception</c>.</param>
/// <param name="Calls">The calls that were open, innermost first.</param>
public sealed record Fault(string Message, IReadOnlyList<CallFrame> Calls)
{
    /// <summary>The message and one line a call, for people.</summary>
    public override string ToString() => string.Join('\n', Calls.Select(call => $"   at {call}").Prepend(Message));
}

/// <param name="Contract">Hash of the contract or script that ran.</param>
/// <param name="ContractName">Name in the manifest; null for an entry script.</param>
/// <param name="Method">By the debug information where there is one, else the nearest method of the ABI.</param>
/// <param name="Offset">Of the instruction that failed or called [bytes from the script's start].</param>
public sealed record CallFrame(
    UInt160 Contract, string? ContractName, string? Method, int Offset, string? File, int? Line)
{
    public override string ToString()
    {
        string where = ContractName is null ? "entry script" : $"{ContractName}.{Method ?? "?"}";
        return File is null ? $"{where} +{Offset}" : $"{where} in {File}:line {Line} +{Offset}";
    }
}
