using Neo.SmartContract;
using Neo.VM;
using StarMiner.Simulator.Engine.Tracing;
using ExecutionContext = Neo.VM.ExecutionContext;

namespace StarMiner.Simulator.Coverage;

/// <summary>Counts the instructions of one execution. Entry scripts and native contracts have no source and no count.</summary>
sealed class CoverageEar(Dictionary<uint, ScriptCounts> counts) : IEar
{
    ApplicationEngine? _engine;
    ExecutionContext? _context;
    ScriptCounts? _script;
    int _offset;

    public void Initialized(ApplicationEngine engine) => _engine = engine;

    public void PreExecuteInstruction(Instruction instruction)
    {
        ExecutionContext context = _engine!.CurrentContext!;
        if (!ReferenceEquals(context, _context)) Enter(context);
        if (_script is null) return;
        // A script may end without RET: the engine adds one behind its end.
        _offset = context.InstructionPointer;
        if (_offset < _script.Executed.Length) _script.Executed[_offset]++;
    }

    public void PostExecuteInstruction(Instruction instruction)
    {
        if (_script is null || !Jumps.IsConditional(instruction.OpCode)) return;
        if (_context!.InstructionPointer != _offset) _script.Taken[_offset]++;
    }

    public void ContextLoaded(ExecutionContext context)
    {
    }

    public void ContextUnloaded(ExecutionContext context)
    {
    }

    public void Finish()
    {
    }

    public void Disposed()
    {
    }

    void Enter(ExecutionContext context)
    {
        _context = context;
        ContractState? contract = context.GetState<ExecutionContextState>().Contract;
        if (contract is null or { Id: < 0 })
        {
            _script = null;
            return;
        }
        if (counts.TryGetValue(contract.Nef.CheckSum, out _script)) return;
        counts[contract.Nef.CheckSum] = _script = new ScriptCounts(contract.Manifest.Name, contract.Script);
    }
}
