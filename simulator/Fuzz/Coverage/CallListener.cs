using Neo;
using Neo.SmartContract;
using Neo.VM;
using Neo.VM.Types;
using StarMiner.Simulator.Engine.Tracing;
using ExecutionContext = Neo.VM.ExecutionContext;

namespace StarMiner.Simulator.Fuzz.Coverage;

/// <summary>A method that somebody called, within a transaction or by it.</summary>
sealed record HeardCall(UInt160 Contract, string Method, IReadOnlyList<StackItem> Arguments);

/// <summary>
/// Hears what contracts are called with while the scenario runs, by people and by each other: what the search
/// starts from.
/// </summary>
sealed class CallListener : IExecutionListener
{
    readonly List<HeardCall> _heard = [];

    public bool IsOn { get; set; }

    public IReadOnlyList<HeardCall> Heard => _heard;

    public IEar? Listen(bool isRehearsal) => IsOn && !isRehearsal ? new Ear(this) : null;

    sealed class Ear(CallListener calls) : IEar
    {
        ApplicationEngine? _engine;
        ExecutionContextState? _state;

        public void Initialized(ApplicationEngine engine) => _engine = engine;

        /// <remarks>The arguments lie on the stack until the method's first instruction takes them.</remarks>
        public void PreExecuteInstruction(Instruction instruction)
        {
            ExecutionContext context = _engine!.CurrentContext!;
            var state = context.GetState<ExecutionContextState>();
            if (ReferenceEquals(state, _state)) return;
            _state = state;
            if (state.Contract is not { } contract) return;
            int at = context.InstructionPointer, count = context.EvaluationStack.Count;
            var method = contract.Manifest.Abi.Methods
                .FirstOrDefault(method => method.Offset == at && method.Parameters.Length == count);
            if (method is null) return;
            calls._heard.Add(new HeardCall(
                contract.Hash, method.Name, [.. context.EvaluationStack.Reverse().Select(item => item.DeepCopy())]));
        }

        public void PostExecuteInstruction(Instruction instruction)
        {
        }

        public void Finish()
        {
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
