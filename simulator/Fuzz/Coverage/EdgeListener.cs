using Neo.SmartContract;
using Neo.VM;
using StarMiner.Simulator.Engine.Tracing;
using ExecutionContext = Neo.VM.ExecutionContext;

namespace StarMiner.Simulator.Fuzz.Coverage;

/// <summary>
/// Knows which edges of contracts' code have been gone: each way out of each conditional jump, each method entered, each
/// fault's place. A step that goes a new one has reached something new.
/// </summary>
sealed class EdgeListener : IExecutionListener
{
    readonly HashSet<ulong> _known = [];

    /// <summary>Views that invariants ask are no steps.</summary>
    public bool IsOn { get; set; }

    public int Count => _known.Count;

    /// <summary>Whether a new edge was gone since this was asked last.</summary>
    public bool TakeNew()
    {
        bool isNew = _isNew;
        _isNew = false;
        return isNew;
    }

    bool _isNew;

    public IEar? Listen(bool isRehearsal) => IsOn && isRehearsal ? new Ear(this) : null;

    void Go(uint script, int offset, int way)
    {
        if (_known.Add((ulong)script << 32 | (uint)(offset << 2) | (uint)way)) _isNew = true;
    }

    sealed class Ear(EdgeListener edges) : IEar
    {
        const int Jumped = 0, WentOn = 1, Entered = 2, Ended = 3;

        ApplicationEngine? _engine;
        ExecutionContext? _context;
        uint? _script;
        int _offset;

        public void Initialized(ApplicationEngine engine) => _engine = engine;

        public void PreExecuteInstruction(Instruction instruction)
        {
            ExecutionContext context = _engine!.CurrentContext!;
            if (!ReferenceEquals(context, _context))
            {
                _context = context;
                ContractState? contract = context.GetState<ExecutionContextState>().Contract;
                _script = contract is { Id: >= 0 } ? contract.Nef.CheckSum : null;
                if (_script is { } entered) edges.Go(entered, context.InstructionPointer, Entered);
            }
            _offset = context.InstructionPointer;
        }

        public void PostExecuteInstruction(Instruction instruction)
        {
            if (_script is { } script && instruction.OpCode is >= OpCode.JMPIF and <= OpCode.JMPLE_L)
                edges.Go(script, _offset, _context!.InstructionPointer == _offset ? WentOn : Jumped);
        }

        public void Finish()
        {
            if (_script is { } script) edges.Go(script, _offset, Ended);
        }

        public void ContextLoaded(ExecutionContext context)
        {
        }

        public void ContextUnloaded(ExecutionContext context)
        {
        }

        public void Disposed()
        {
        }
    }
}
