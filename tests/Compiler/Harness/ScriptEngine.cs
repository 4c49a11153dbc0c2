using Neo.VM;
using Neo.VM.Types;
using ExecutionContext = Neo.VM.ExecutionContext;

namespace StarMiner.Compiler.Tests.Harness;

/// <summary>The bare virtual machine, with the few services that storage-free programs use.</summary>
sealed class ScriptEngine(CompiledContract contract) : ExecutionEngine
{
    public string? Fault { get; private set; }

    /// <summary>What the program threw and nobody caught.</summary>
    public StackItem? Thrown { get; private set; }

    /// <summary>Told the address of every instruction before it runs.</summary>
    public Action<int>? Executing { get; init; }

    int steps;

    /// <summary>
    /// Instructions that one run may take before it counts as endless: seconds. Random programs that walk sequences within
    /// sequences were seen to take some millions.
    /// </summary>
    const int StepLimit = 100_000_000;

    public StackItem[] Run(CompiledMethod method, IReadOnlyList<StackItem> arguments)
    {
        var context = LoadScript(contract.Script, initialPosition: method.Start);
        foreach (var argument in arguments.Reverse())
            context.EvaluationStack.Push(argument);
        if (contract.Methods.FirstOrDefault(item => item.ExportName == "_initialize") is { } initialise)
            LoadContext(context.Clone(initialise.Start));
        Execute();
        return State == VMState.HALT ? [.. ResultStack] : [];
    }

    protected override void PreExecuteInstruction(Instruction instruction)
    {
        if (++steps > StepLimit)
            throw new InvalidOperationException("endless");
        Executing?.Invoke(CurrentContext!.InstructionPointer);
    }

    protected override void OnFault(Exception ex)
    {
        // A fault of the machine in a finally block leaves the exception that the block was entered for.
        Thrown = ex is VMUnhandledException ? UncaughtException : null;
        Fault = Thrown is null ? ex.Message : Differential.TextOf(Thrown);
        base.OnFault(ex);
    }

    protected override ExecutionContext LoadToken(ushort token)
    {
        var target = contract.Tokens[token];
        var builder = new ScriptBuilder();
        var stack = CurrentContext!.EvaluationStack;
        switch (target.Method)
        {
            case "itoa":
                builder.EmitPush(stack.Pop().GetInteger().ToString());
                break;
            case "atoi":
                builder.EmitPush(System.Numerics.BigInteger.Parse(stack.Pop().GetString()!));
                break;
            case "memoryCompare":
                builder.EmitPush(Math.Sign(Bytes(stack.Pop()).SequenceCompareTo(Bytes(stack.Pop()))));
                break;
            case "memorySearch":
                builder.EmitPush(Search([.. Enumerable.Range(0, target.ParameterCount).Select(_ => stack.Pop())]));
                break;
            case "stringSplit":
                Split(builder, [.. Enumerable.Range(0, target.ParameterCount).Select(_ => stack.Pop())]);
                break;
            default:
                throw new NotSupportedException(target.Method);
        }
        builder.Emit(OpCode.RET);
        var context = CreateContext(builder.ToArray(), 1, 0);
        LoadContext(context);
        return context;
    }

    static ReadOnlySpan<byte> Bytes(StackItem item) => item.GetSpan();

    static int Search(StackItem[] arguments)
    {
        var memory = Bytes(arguments[0]);
        int start = arguments.Length > 2 ? (int)arguments[2].GetInteger() : 0;
        if (arguments.Length > 3 && arguments[3].GetBoolean())
            return memory[..start].LastIndexOf(Bytes(arguments[1]));
        int found = memory[start..].IndexOf(Bytes(arguments[1]));
        return found < 0 ? -1 : found + start;
    }

    static void Split(ScriptBuilder builder, StackItem[] arguments)
    {
        var options = arguments.Length > 2 && arguments[2].GetBoolean()
            ? StringSplitOptions.RemoveEmptyEntries
            : StringSplitOptions.None;
        string[] parts = arguments[0].GetString()!.Split(arguments[1].GetString()!, options);
        foreach (string part in parts.Reverse())
            builder.EmitPush(part);
        builder.EmitPush(parts.Length).Emit(OpCode.PACK);
    }
}
