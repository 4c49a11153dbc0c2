using Neo.SmartContract;
using StarMiner.Simulator.Engine.DebugInfo;
using ExecutionContext = Neo.VM.ExecutionContext;

namespace StarMiner.Simulator.Engine.Host;

/// <summary>
/// Reads the calls that were open out of an engine that has faulted: the VM leaves its invocation stack standing.
/// </summary>
static class FaultReader
{
    public static Fault Read(ApplicationEngine engine, SourceMaps sources)
    {
        string message = engine.FaultException?.GetBaseException().Message ?? "The VM faulted.";
        return new Fault(message, OpenCalls(engine, sources));
    }

    /// <summary>The calls that are open, innermost first.</summary>
    public static IReadOnlyList<CallFrame> OpenCalls(ApplicationEngine engine, SourceMaps sources)
    {
        var calls = new List<CallFrame>();
        foreach (ExecutionContext context in engine.InvocationStack)
        {
            // A caller's instruction pointer stands behind its call already.
            int offset = calls.Count == 0 ? context.InstructionPointer : Math.Max(0, context.InstructionPointer - 1);
            calls.Add(Frame(context, offset, sources));
        }
        return calls;
    }

    static CallFrame Frame(ExecutionContext context, int offset, SourceMaps sources)
    {
        var state = context.GetState<ExecutionContextState>();
        ContractState? contract = state.Contract;
        ContractDebugInfo? debug = contract is null ? null : sources.Find(contract.Script);
        DebugMethod? method = debug?.MethodAt(offset);
        SourceLine? line = debug?.LineAt(offset);
        string? name = method?.Name ?? contract?.Manifest.Abi.Methods
            .Where(m => m.Offset <= offset).OrderBy(m => m.Offset).LastOrDefault()?.Name;
        return new CallFrame(state.ScriptHash, contract?.Manifest.Name, name, offset, line?.File, line?.Line);
    }
}
