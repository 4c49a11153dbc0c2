using Mono.Cecil;
using Mono.Cecil.Cil;
using StarMiner.Compiler.Ir;
using StarMiner.Compiler.Passes;

namespace StarMiner.Compiler.Import;

/// <summary>What one contract's translation shares: functions by key, static fields, options, messages.</summary>
public sealed class ContractModule(
    TypeDefinition contract, CompilerOptions options, Diagnostics diagnostics, ProgramView view)
{
    readonly Dictionary<string, Function> functions = [];
    readonly Dictionary<string, Variable> statics = [];
    readonly List<CompiledEvent> events = [];
    CallSites? callSites;
    HashSet<MethodDefinition>? exported;

    public TypeDefinition Contract { get; } = contract;

    public CompilerOptions Options { get; } = options;

    public Diagnostics Diagnostics { get; } = diagnostics;

    /// <summary>What is known of the whole program.</summary>
    public ProgramView View { get; } = view;

    public IReadOnlyList<CompiledEvent> Events => events;

    internal CallSites CallSites => callSites ??= new CallSites(Contract);

    public bool IsExported(MethodDefinition method) => (exported ??= [.. Exports.Of(Contract).Select(item => item.Method)]).Contains(method);

    /// <summary>Static initialisation that could not be folded, in the order in which it must run.</summary>
    public List<Function> Initialisers { get; } = [];

    /// <summary>What calls hand over by reference without a reference that exists at run time.</summary>
    internal List<PassedReference> Passed { get; } = [];

    public IReadOnlyCollection<Function> Functions => functions.Values;

    /// <summary>The class itself or a base class: its instance is the contract.</summary>
    public bool IsContractClass(TypeReference type)
    {
        for (TypeDefinition? at = Contract; at is not null; at = TypeMap.BaseOf(at))
            if (at.FullName == type.GetElementType().FullName)
                return !Contract.IsAbstract || Contract.IsSealed;
        return false;
    }

    public Function Get(MethodInstance method)
    {
        if (functions.TryGetValue(method.Key, out var function))
            return function;
        function = new Function(method.Key, method.Reference.Name) { Method = method.Definition };
        functions[method.Key] = function;
        try
        {
            if (FrameworkMember.IsOwnHash(method.Definition))
                OwnHash(function);
            else
                new MethodImporter(this, function, method).Run();
        }
        catch (CompileException problem)
        {
            Diagnostics.Error(problem.Id, problem.Message, problem.At ?? FirstLine(method.Definition));
            Abandon(function);
        }
        PassManager.Run(function, Options);
        function.IsComplete = true;
        return function;
    }

    /// <summary>Imports a class's static constructor, once.</summary>
    public void Initialise(MethodInstance constructor)
    {
        if (functions.ContainsKey(constructor.Key))
            return;
        var function = Get(constructor);
        Initialisers.Add(function);
        StaticInitialisation.Learn(function, Options);
    }

    public void Note(CompiledEvent item)
    {
        if (!events.Exists(known => known.Field == item.Field))
            events.Add(item);
    }

    public Variable Static(FieldReference reference, GenericContext context)
    {
        var owner = context.Substitute(reference.DeclaringType);
        string key = $"{owner.FullName}::{reference.Name}";
        if (statics.TryGetValue(key, out var variable))
            return variable;
        var field = reference.Resolve()
            ?? throw new CompileException("NEOC1024", $"field '{reference.FullName}' was not found");
        var type = GenericContext.Of(owner).Substitute(field.FieldType);
        variable = View.Knows(CellOf(key))
            ? new Variable(field.Name, IrType.Object, Slot.Static) { Field = field, Declared = type, Cell = TypeMap.Of(type) }
            : new Variable(field.Name, TypeMap.Of(type), Slot.Static) { Field = field, Declared = type };
        statics[key] = variable;
        StaticInitialisation.Prepare(this, owner, field, variable);
        return variable;
    }

    static string CellOf(string field) => $"cell of static {field}";

    /// <summary>In the next round the field lives in an array of one item, which references can name.</summary>
    public void NeedCell(Variable field) =>
        View.Learn(CellOf(statics.First(item => item.Value == field).Key));

    /// <summary>[ContractHash] on a property of the contract itself.</summary>
    static void OwnHash(Function function)
    {
        function.Returns = IrType.Bytes;
        function.Blocks = [new Block("entry") { End = new Return(new Syscall("System.Runtime.GetExecutingScriptHash", IrType.Bytes)) }];
    }

    static SequencePoint? FirstLine(MethodDefinition method) =>
        method.DebugInformation.SequencePoints.FirstOrDefault(point => !point.IsHidden);

    /// <summary>A function that failed to import still needs a shape for its callers.</summary>
    static void Abandon(Function function)
    {
        function.Blocks = [new Block("failed") { End = new Throw(new Const(null, IrType.Object)) }];
    }
}
