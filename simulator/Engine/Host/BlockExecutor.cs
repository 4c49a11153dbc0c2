using Neo;
using Neo.Network.P2P.Payloads;
using Neo.Persistence;
using Neo.SmartContract;
using Neo.SmartContract.Native;
using Neo.VM;
using StarMiner.Simulator.Engine.Storage;
using StarMiner.Simulator.Engine.Tracing;

namespace StarMiner.Simulator.Engine.Host;

/// <summary>The state after a block and what ran in it: OnPersist, the transactions in order, PostPersist.</summary>
public sealed record BlockResult(StateTree State, IReadOnlyList<Execution> Executions)
{
    public IEnumerable<Execution> Transactions => Executions.Skip(1).SkipLast(1);
}

/// <summary>
/// Runs blocks and scripts on Neo's engine, as a node does when it persists a block. It owns no state: every method
/// takes a tree and gives what came of it.
/// </summary>
/// <param name="trace">Whether every transaction is to be traced.</param>
/// <param name="listeners">Hear every transaction and rehearsal; a block's own two scripts run no contract code.</param>
public sealed class BlockExecutor(
    ProtocolSettings settings, SourceMaps sources, bool trace = false,
    IReadOnlyList<IExecutionListener>? listeners = null)
{
    static readonly byte[] OnPersistScript = SysCall(ApplicationEngine.System_Contract_NativeOnPersist);
    static readonly byte[] PostPersistScript = SysCall(ApplicationEngine.System_Contract_NativePostPersist);

    public ProtocolSettings Settings => settings;

    /// <summary>Persists a block. A faulted transaction leaves nothing but its fees.</summary>
    /// <exception cref="InvalidOperationException">A native contract's own script faulted: the block cannot be
    /// right.</exception>
    public BlockResult Persist(StateTree before, Block block)
    {
        var state = new StateCache(before);
        var executions = new List<Execution>(block.Transactions.Length + 2);
        executions.Add(RunNative(
            TriggerType.OnPersist, OnPersistScript, state, block, out TransactionState[] transactions));
        DataCache inner = state.CreateSnapshot();
        foreach (TransactionState transaction in transactions)
        {
            Execution execution = RunTransaction(transaction.Transaction, inner, state, block);
            transaction.State = execution.State;
            executions.Add(execution);
            if (execution.Halted) inner.Commit();
            else inner = state.CreateSnapshot();
        }
        executions.Add(RunNative(TriggerType.PostPersist, PostPersistScript, state, block, out _));
        state.Commit();
        return new BlockResult(state.Tree, executions);
    }

    /// <summary>Runs a script on a state as if it were in this block, and forgets what it changed.</summary>
    /// <param name="container">The transaction that the script sees; null as in a node's test invocation without
    /// signers.</param>
    public Execution Rehearse(
        StateTree state, Block block, ReadOnlyMemory<byte> script, Transaction? container, long gasLimitDatoshi)
    {
        var cache = new StateCache(state);
        return Run(script, container, cache, new StateCache(state), block, gasLimitDatoshi, isRehearsal: true) with { Transaction = null };
    }

    Execution RunTransaction(Transaction transaction, DataCache state, DataCache below, Block block) =>
        Run(transaction.Script, transaction, state, below, block, transaction.SystemFee, isRehearsal: false);

    Execution Run(
        ReadOnlyMemory<byte> script, Transaction? container, DataCache state, DataCache below, Block block,
        long gasDatoshi, bool isRehearsal)
    {
        CallTracer? tracer = trace ? new CallTracer(sources) : null;
        using var engine = new ChainEngine(
            TriggerType.Application, container, state, block, settings, gasDatoshi, sources, EarsOf(tracer, isRehearsal));
        Execution execution = engine.Run(script);
        if (tracer?.Root is not { } root) return execution;
        IReadOnlyList<StorageChange> storage = execution.Halted ? StorageDiff.Of(state, below) : [];
        return execution with { Trace = new ExecutionTrace(root, storage) };
    }

    IEar? EarsOf(CallTracer? tracer, bool isRehearsal)
    {
        if (listeners is null or []) return tracer;
        IEnumerable<IEar?> wanted = listeners.Select(listener => listener.Listen(isRehearsal));
        return Ears.Of([.. wanted.Append(tracer).OfType<IEar>()]);
    }

    Execution RunNative(
        TriggerType trigger, byte[] script, DataCache state, Block block, out TransactionState[] transactions)
    {
        using var engine = new ChainEngine(trigger, null, state, block, settings, 0, sources);
        Execution execution = engine.Run(script);
        if (!execution.Halted)
            throw new InvalidOperationException($"{trigger} of block {block.Index}: {execution.Fault}");
        transactions = engine.GetState<TransactionState[]>() ?? [];
        return execution;
    }

    static byte[] SysCall(InteropDescriptor descriptor)
    {
        using var script = new ScriptBuilder();
        script.EmitSysCall(descriptor);
        return script.ToArray();
    }
}
