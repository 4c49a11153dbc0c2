using Neo.SmartContract;
using Neo.VM;
using StarMiner.Simulator.Engine.DebugInfo;
using StarMiner.Simulator.Engine.Host;
using ExecutionContext = Neo.VM.ExecutionContext;

namespace StarMiner.Simulator.Engine.Tracing;

/// <summary>
/// Listens to one engine and draws the tree of its calls. A call within a contract shares the state of its context with
/// its caller; another contract's has its own: that is how the two are told apart.
/// </summary>
sealed class CallTracer(SourceMaps sources) : IEar
{
    sealed record Open(CallNode Node, ExecutionContextState State, ExecutionContext Context, long StartDatoshi)
    {
        public bool Started { get; set; }
    }

    readonly Stack<Open> _open = new();
    ApplicationEngine? _engine;
    int _events;

    /// <summary>The entry script; null before anything ran.</summary>
    public CallNode? Root { get; private set; }

    public void Initialized(ApplicationEngine engine) => _engine = engine;

    public void Disposed()
    {
    }

    public void ContextLoaded(ExecutionContext context)
    {
        var state = context.GetState<ExecutionContextState>();
        if (_open.TryPeek(out Open? top) && ReferenceEquals(top.State, state)) return;
        string? method = state.Contract?.Manifest.Abi.Methods
            .FirstOrDefault(m => m.Offset == context.InstructionPointer)?.Name;
        var node = new CallNode(state.ScriptHash, state.Contract?.Manifest.Name, method) { CalledAt = CallSite() };
        if (top is null) Root = node;
        else top.Node.Add(node);
        _open.Push(new Open(node, state, context, _engine!.GasConsumed));
    }

    public void ContextUnloaded(ExecutionContext context)
    {
        if (!_open.TryPeek(out Open? top) || !ReferenceEquals(top.Context, context)) return;
        Close(returned: _engine!.UncaughtException is null);
    }

    public void PreExecuteInstruction(Instruction instruction)
    {
        if (!_open.TryPeek(out Open? top) || top.Started || !ReferenceEquals(_engine!.CurrentContext, top.Context))
            return;
        top.Started = true;
        if (top.Node.ContractName is null) return;
        top.Node.Arguments = [.. top.Context.EvaluationStack.Reverse().Select(item => item.DeepCopy())];
    }

    public void PostExecuteInstruction(Instruction instruction)
    {
        int count = _engine!.Notifications.Count;
        for (; _events < count; _events++) _open.Peek().Node.Add(_engine.Notifications[_events].EventName);
        _events = count;
    }

    /// <summary>The caller stands at its call still; the called context lies on it.</summary>
    SourceLine? CallSite()
    {
        if (_engine!.InvocationStack.Count < 2) return null;
        ExecutionContext caller = _engine.InvocationStack.ElementAt(1);
        ContractState? contract = caller.GetState<ExecutionContextState>().Contract;
        return contract is null ? null : sources.Find(contract.Script)?.LineAt(caller.InstructionPointer);
    }

    /// <summary>Closes what a fault has left open.</summary>
    public void Finish()
    {
        while (_open.Count > 0) Close(returned: false);
    }

    void Close(bool returned)
    {
        Open open = _open.Pop();
        open.Node.GasDatoshi = _engine!.GasConsumed - open.StartDatoshi;
        open.Node.Returned = returned;
    }
}
