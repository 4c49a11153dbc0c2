using Mono.Cecil;
using Mono.Cecil.Cil;
using StarMiner.Compiler.Ir;

namespace StarMiner.Compiler.Import;

/// <summary>
/// Reads one method's IL into blocks of trees. This file only drives: blocks in IL order, one instruction after the
/// other to the family that knows it.
/// </summary>
public sealed partial class MethodImporter
{
    readonly ContractModule module;
    readonly Function function;
    readonly MethodInstance method;
    readonly MethodBody body;
    readonly ControlFlow flow;
    readonly IDictionary<Instruction, SequencePoint> points;
    readonly bool isContractInstance;
    readonly Dictionary<Block, int> positions = [];
    Block current = new("entry");
    bool isOpen;
    SequencePoint? pendingPoint;
    SequencePoint? lastPoint;
    SourcePlace? source;
    int temporaries;
    int offset;

    public MethodImporter(ContractModule module, Function function, MethodInstance method)
    {
        this.module = module;
        this.function = function;
        this.method = method;
        var definition = method.Definition;
        if (definition.Body is null || definition.RVA == 0)
            throw new CompileException("NEOC1003", WithoutBody(definition.DeclaringType.Name, definition.Name));
        body = definition.Body;
        points = definition.DebugInformation.GetSequencePointMapping();
        isContractInstance = method.HasThis
            && (module.IsContractClass(method.DeclaringType) || IsStateless(method.DeclaringType));
        flow = new ControlFlow(body);
    }

    MethodDefinition Definition => method.Definition;

    public void Run()
    {
        try
        {
            RefuseAsync();
            DeclareVariables();
            if (ImportStored())
                return;
            OpenEntry();
            // The lowest block that is known to be reached comes next, so that a join finds its forward ways seen.
            var waiting = flow.Blocks.ToList();
            while (waiting.Find(block => block.Entry is not null) is { } block)
            {
                waiting.Remove(block);
                ImportBlock(block);
            }
            PlacePads();
            ReportWayless();
        }
        catch (CompileException problem)
        {
            problem.At ??= lastPoint;
            throw;
        }
    }

    /// <summary>What the C# compiler makes of it has no line of its own, and no name that its author knows.</summary>
    void RefuseAsync()
    {
        const string Mark = "System.Runtime.CompilerServices.AsyncStateMachineAttribute";
        if (Definition.CustomAttributes.FirstOrDefault(item => item.AttributeType.FullName == Mark) is not { } machine)
            return;
        var steps = ((TypeReference)machine.ConstructorArguments[0].Value).Resolve();
        throw new CompileException("NEOC1023", "'async' is not available on chain: a transaction waits for nothing")
        {
            At = steps?.Methods.First(item => item.Name == "MoveNext").DebugInformation.SequencePoints
                .FirstOrDefault(point => !point.IsHidden),
        };
    }

    void OpenEntry()
    {
        var start = flow.At(body.Instructions[0]);
        start.Entry = [];
        Place(current, -1);
        isOpen = true;
        ZeroStructLocals();
        OpenCells();
        EnterModifiers();
        End(new Jump(flow.Target(-1, body.Instructions[0])));
    }

    void ImportBlock(IlBlock block)
    {
        foreach (var region in flow.OpeningAt(block.Start.Offset))
        {
            Place(region.Enter, block.Start.Offset);
            EnterHandlers(region);
        }
        Place(block.First, block.Start.Offset);
        current = block.First;
        isOpen = true;
        RestoreStack(block);
        var instruction = block.Start;
        offset = instruction.Offset;
        if (instruction == body.Instructions[0] && FieldInitialisers.Apply(module, method))
        {
            instruction = FieldInitialisers.Start(method.Definition);
            if (instruction != block.Start && flow.IsLeader(instruction))
            {
                JumpTo(instruction);
                return;
            }
        }
        do
        {
            offset = instruction.Offset;
            if (points.TryGetValue(instruction, out var point) && !point.IsHidden)
                BeginLine(point);
            instruction = Import(instruction);
        }
        while (isOpen && instruction is not null && !flow.IsLeader(instruction));
        if (isOpen && instruction is not null)
            JumpTo(instruction);
    }

    /// <summary>
    /// Release IL may leave a statement's value on the stack for the next one. As written, it is evaluated where it stands.
    /// </summary>
    void BeginLine(SequencePoint point)
    {
        if (pendingPoint is not null && !module.Options.Optimize)
            for (int i = 0; i < stack.Count; i++)
                stack[i] = IsTimeless(stack[i]) ? stack[i] : Spill(stack[i]);
        source = new SourcePlace(point, null);
        // A library's lines are for debuggers alone: the contract's code is the same without its symbols.
        if (method.Definition.Module == module.Contract.Module)
            pendingPoint = lastPoint = point;
    }

    /// <summary>Puts a block where its IL stands, whenever it is reached.</summary>
    void Place(Block block, int at)
    {
        positions[block] = at;
        int index = function.Blocks.FindIndex(other => positions[other] > at);
        function.Blocks.Insert(index < 0 ? function.Blocks.Count : index, block);
    }

    /// <summary>Translates one instruction (or a recognised group) and returns the one to go on with.</summary>
    Instruction? Import(Instruction instruction)
    {
        bool known = ImportConstant(instruction) || ImportSpan(instruction) || ImportDelegate(instruction) || ImportVariable(instruction) || ImportArithmetic(instruction)
            || ImportCompare(instruction) || ImportConversion(instruction) || ImportBranch(instruction)
            || ImportField(instruction) || ImportIndirect(instruction) || ImportArray(instruction)
            || ImportObject(instruction) || ImportException(instruction) || ImportCall(instruction);
        if (!known)
            throw new CompileException("NEOC1002", $"IL instruction '{instruction.OpCode.Name}' cannot be translated");
        var next = resumeAt ?? instruction.Next;
        resumeAt = null;
        return next;
    }

    /// <summary>Set by a family that has consumed more than its own instruction.</summary>
    Instruction? resumeAt;
}
