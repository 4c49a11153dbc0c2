using System.Runtime.CompilerServices;
using Neo;
using Neo.Network.P2P.Payloads;
using Neo.Persistence;
using Neo.SmartContract;
using Neo.VM;
using Neo.VM.Types;
using StarMiner.Simulator.Engine.Tracing;
using ExecutionContext = Neo.VM.ExecutionContext;

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

    /// <summary>By opcode [execution fee factors]; negative where Neo names no price.</summary>
    static readonly long[] Prices = [.. Enumerable.Range(0, byte.MaxValue + 1).Select(code =>
        OpCodePrices.TryGetValue((OpCode)code, out long price) ? price : -1)];

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

    /// <summary>As Neo's own, with the price out of an array.</summary>
    protected override void PreExecuteInstruction(Instruction instruction)
    {
        long price = Prices[(byte)instruction.OpCode];
        if (price < 0)
        {
            base.PreExecuteInstruction(instruction);
            return;
        }
        ear?.PreExecuteInstruction(instruction);
        AddGas(FeeFactorOf(this) * price);
    }

    protected override void LoadContext(ExecutionContext context)
    {
        // A call within a script shares the script; what a transaction brings along runs once.
        if (context.Script != CurrentContext?.Script && context.GetState<ExecutionContextState>().Contract is not null)
            InstructionCache.Attach(context.Script);
        base.LoadContext(context);
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

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "ExecFeeFactor")]
    static extern ref uint FeeFactorOf(ApplicationEngine engine);
}
