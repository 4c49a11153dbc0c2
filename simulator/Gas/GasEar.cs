using Neo.SmartContract;
using Neo.VM;
using StarMiner.Simulator.Engine.Host;
using StarMiner.Simulator.Engine.Tracing;
using ExecutionContext = Neo.VM.ExecutionContext;

namespace StarMiner.Simulator.Gas;

/// <summary>
/// Follows the GAS of one execution. What an instruction takes is the caller's, also where it enters another contract; what runs
/// there is the callee's. A call within a contract is a call too.
/// </summary>
sealed class GasEar(GasCounts counts, SourceMaps sources) : IEar
{
    const string Instructions = "instructions";

    /// <param name="CallSite">Where the caller stands; null for the entry script.</param>
    sealed record Open(
        GasNode Node, ExecutionContext Context, ScriptGas? Script, (ScriptGas Script, int Offset)? CallSite,
        bool IsExternal, bool IsOutermost, long StartDatoshi);

    readonly Stack<Open> _open = new();
    readonly Dictionary<string, int> _depths = [];
    ApplicationEngine? _engine;
    Open? _running;
    int _offset;
    long _before;
    bool _isInside;

    public void Initialized(ApplicationEngine engine) => _engine = engine;

    public void ContextLoaded(ExecutionContext context)
    {
        var state = context.GetState<ExecutionContextState>();
        ContractState? contract = state.Contract;
        _open.TryPeek(out Open? caller);
        bool isExternal = caller is null || !ReferenceEquals(caller.Context.GetState<ExecutionContextState>(), state);
        GasNode node = (caller?.Node ?? counts.Root).Callee(
            contract?.Manifest.Name ?? "", contract is null ? "entry script" : MethodName(contract, context, isExternal));
        node.Calls++;
        if (caller is null) counts.AddTransaction();
        var site = caller?.Script is { } script && _isInside ? (script, _offset) : ((ScriptGas, int)?)null;
        int depth = _depths[node.Name] = _depths.GetValueOrDefault(node.Name) + 1;
        _open.Push(new Open(
            node, context, ScriptOf(contract), site, isExternal && contract is not null, depth == 1, _engine!.GasConsumed));
    }

    public void ContextUnloaded(ExecutionContext context)
    {
        if (_open.TryPeek(out Open? top) && ReferenceEquals(top.Context, context)) Close();
    }

    public void PreExecuteInstruction(Instruction instruction)
    {
        _running = _open.Peek();
        _offset = _running.Context.InstructionPointer;
        _before = _engine!.GasConsumed;
        _isInside = true;
        if (_running.Script is { } script && _offset < script.Runs.Length) script.Runs[_offset]++;
    }

    public void PostExecuteInstruction(Instruction instruction)
    {
        string what = instruction.OpCode == OpCode.SYSCALL
            ? ApplicationEngine.Services[instruction.TokenU32].Name
            : instruction.OpCode == OpCode.CALLT ? "CALLT" : Instructions;
        Charge(what);
    }

    public void Finish()
    {
        if (_isInside) Charge(Instructions);
        while (_open.Count > 0) Close();
    }

    public void Disposed()
    {
    }

    void Charge(string what)
    {
        long datoshi = _engine!.GasConsumed - _before;
        _isInside = false;
        _running!.Node.OwnDatoshi += datoshi;
        if (_running.Script is { } script && _offset < script.Own.Length) script.Own[_offset] += datoshi;
        counts.AddService(what, datoshi);
    }

    void Close()
    {
        Open left = _open.Pop();
        long datoshi = _engine!.GasConsumed - left.StartDatoshi;
        _depths[left.Node.Name]--;
        if (left.CallSite is { } site && site.Offset < site.Script.Called.Length)
            site.Script.Called[site.Offset] += datoshi;
        if (left is { IsExternal: true, IsOutermost: true }) counts.AddMethod(left.Node.Name, datoshi);
    }

    string MethodName(ContractState contract, ExecutionContext context, bool isExternal)
    {
        int offset = context.InstructionPointer;
        string? exported = contract.Manifest.Abi.Methods.FirstOrDefault(method => method.Offset == offset)?.Name;
        return isExternal && exported is not null
            ? exported
            : sources.Find(contract.Script)?.MethodAt(offset)?.Name ?? exported ?? $"+{offset}";
    }

    ScriptGas? ScriptOf(ContractState? contract)
    {
        if (contract is null or { Id: < 0 }) return null;
        if (!counts.Scripts.TryGetValue(contract.Nef.CheckSum, out ScriptGas? script))
            counts.Scripts[contract.Nef.CheckSum] = script = new ScriptGas(contract.Script);
        return script;
    }
}
