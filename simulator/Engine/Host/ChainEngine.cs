using Neo;
using Neo.Network.P2P.Payloads;
using Neo.Persistence;
using Neo.SmartContract;
using Neo.VM;
using Neo.VM.Types;
using StarMiner.Simulator.Engine.Tracing;

namespace StarMiner.Simulator.Engine.Host;

/// <summary>
/// Neo's engine, unchanged in what it does, with an ear on Runtime.Log and on witnesses that are refused.
/// </summary>
sealed class ChainEngine(
    TriggerType trigger, IVerifiable? container, DataCache snapshot, Block? block, ProtocolSettings settings,
    long gasDatoshi, SourceMaps sources, IEar? ear = null)
    : ApplicationEngine(trigger, container, snapshot, block, settings, gasDatoshi, ear)
{
    /// <summary>A contract may ask for witnesses in a loop; the first refusals tell the story.</summary>
    const int MaxRefusals = 8;

    readonly List<LogLine> _logs = [];
    readonly List<RefusedWitness> _refused = [];

    /// <summary>Loads the script, runs it and says what happened.</summary>
    public Execution Run(ReadOnlyMemory<byte> script)
    {
        LoadScript(script);
        ExecuteWithoutContext();
        ear?.Finish();
        return new Execution
        {
            Trigger = Trigger,
            Transaction = (ScriptContainer as Transaction)?.Hash,
            State = State,
            GasDatoshi = GasConsumed,
            Stack = State == VMState.HALT ? [.. ResultStack] : [],
            Notifications = [.. Notifications.Select(n => new Notification(n.ScriptHash, n.EventName, n.State))],
            Logs = _logs,
            RefusedWitnesses = _refused,
            Fault = State == VMState.HALT ? null : FaultReader.Read(this, sources),
        };
    }

    /// <remarks>
    /// Neo's native methods are async void, and one whose callee faults never ends. A synchronisation context would count it
    /// as under way for ever: a test runner that waits for its context would hang.
    /// </remarks>
    void ExecuteWithoutContext()
    {
        SynchronizationContext? callers = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            Execute();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(callers);
        }
    }

    protected override void OnSysCall(InteropDescriptor descriptor)
    {
        if (ReferenceEquals(descriptor, System_Runtime_Log)) HearLog(descriptor);
        else if (ReferenceEquals(descriptor, System_Runtime_CheckWitness)) HearWitness(descriptor);
        else base.OnSysCall(descriptor);
    }

    void HearLog(InteropDescriptor descriptor)
    {
        StackItem message = CurrentContext!.EvaluationStack.Peek();
        base.OnSysCall(descriptor);
        _logs.Add(new LogLine(CurrentScriptHash, message.GetString()!));
    }

    void HearWitness(InteropDescriptor descriptor)
    {
        StackItem asked = CurrentContext!.EvaluationStack.Peek();
        base.OnSysCall(descriptor);
        if (CurrentContext.EvaluationStack.Peek().GetBoolean() || _refused.Count == MaxRefusals) return;
        _refused.Add(WitnessExplainer.Explain(this, WitnessExplainer.AccountOf(asked.GetSpan()), sources));
    }
}
