using Neo;
using Neo.Network.P2P.Payloads;
using Neo.Persistence;
using Neo.SmartContract;
using Neo.VM;

namespace StarMiner.Simulator.Engine.Host;

/// <summary>Neo's engine, unchanged in what it does, with an ear on Runtime.Log.</summary>
sealed class ChainEngine(
    TriggerType trigger, IVerifiable? container, DataCache snapshot, Block? block, ProtocolSettings settings, long gasDatoshi)
    : ApplicationEngine(trigger, container, snapshot, block, settings, gasDatoshi, null)
{
    List<LogLine>? _logs;

    public IReadOnlyList<LogLine> Logs => _logs ?? (IReadOnlyList<LogLine>)[];

    protected override void OnSysCall(InteropDescriptor descriptor)
    {
        if (!ReferenceEquals(descriptor, System_Runtime_Log))
        {
            base.OnSysCall(descriptor);
            return;
        }
        var message = CurrentContext!.EvaluationStack.Peek();
        base.OnSysCall(descriptor);
        (_logs ??= []).Add(new LogLine(CurrentScriptHash, message.GetString()!));
    }

    /// <summary>Loads the script, runs it and says what happened.</summary>
    public Execution Run(ReadOnlyMemory<byte> script, SourceMaps sources)
    {
        LoadScript(script);
        Execute();
        return new Execution
        {
            Trigger = Trigger,
            Transaction = (ScriptContainer as Transaction)?.Hash,
            State = State,
            GasDatoshi = GasConsumed,
            Stack = State == VMState.HALT ? [.. ResultStack] : [],
            Notifications = [.. Notifications.Select(n => new Notification(n.ScriptHash, n.EventName, n.State))],
            Logs = Logs,
            Fault = State == VMState.HALT ? null : FaultReader.Read(this, sources),
        };
    }
}
