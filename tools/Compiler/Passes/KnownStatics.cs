using System.Numerics;
using StarMiner.Compiler.Emit;
using StarMiner.Compiler.Evaluation;
using StarMiner.Compiler.Import;
using StarMiner.Compiler.Ir;

namespace StarMiner.Compiler.Passes;

/// <summary>
/// Read-only statics whose object is known at compile time. Items of immutable objects are taken from the known value.
/// A byte[] counts as its bytes when no code of the contract does anything but read them.
/// </summary>
public static class KnownStatics
{
    public static void Run(IReadOnlyList<Function> functions, IReadOnlyList<Function> initialisers, CompilerOptions options)
    {
        Freeze(functions, initialisers, options);
        foreach (var function in functions.Where(item => item.Roots.Any(LoadsObject)))
        {
            PassManager.Run(function, options);
            if (Rewriter.Run(function, TakeItem))
                PassManager.Run(function, options);
        }
        var exposed = new HashSet<Variable>();
        foreach (var root in functions.SelectMany(function => function.Roots))
            Expose(root, exposed);
        foreach (var function in functions)
            if (Rewriter.Run(function, expr => Read(expr, exposed)))
                PassManager.Run(function, options);
    }

    /// <summary>A field that only its static constructor stores is as good as read-only.</summary>
    static void Freeze(
        IReadOnlyList<Function> functions, IReadOnlyList<Function> initialisers, CompilerOptions options)
    {
        var open = initialisers.Where(item => item.Outcome is not { IsWhole: true });
        var stored = Reachability.From(functions.Concat(open), options).SelectMany(Stored).ToHashSet();
        var values = initialisers.Select(item => item.Outcome).OfType<StaticOutcome>().Where(item => item.IsWhole)
            .SelectMany(item => item.Values.Select(pair => (pair.Key, pair.Value))
                .Concat(item.Rest.Select(store => (Key: store.Variable, Value: store.Value!))));
        foreach (var (variable, value) in values)
            if (variable is { Slot: Slot.Static, Known: null } && !stored.Contains(variable)
                && StaticInitialisation.IsTimeless(value, variable))
                variable.Known = value;
        foreach (var variable in functions.SelectMany(Initialisation.StaticsOf))
            if (variable is { Known: null, Cell: null, Initial: { } given } && !stored.Contains(variable))
                variable.Known = given;
        foreach (var function in functions)
            if (Rewriter.Run(function, TakeLiteral))
                PassManager.Run(function, options);
    }

    public static IEnumerable<Variable> Stored(Function function) => function.Statements.SelectMany(statement => statement switch
    {
        Store store => [store.Variable],
        CallByReference call => call.Outputs,
        _ => (IEnumerable<Variable>)[],
    });

    static Expr TakeLiteral(Expr expr) => expr is Load { Variable: { Slot: Slot.Static, Known: Const { Type.Kind: not Kind.Buffer } known } }
        ? Rewriter.As(new Const(known.Value, known.Type), expr.Type)
        : expr;

    static bool LoadsObject(Expr expr) => expr is Load { Variable.Known: Pack } || Array.Exists(expr.Operands, LoadsObject);

    static Expr TakeItem(Expr expr) =>
        expr is Op { Code: OpCode.PICKITEM, Operands: [Load { Variable: { Known: Pack pack } field }, Const { Value: BigInteger at }] }
            && at < pack.Operands.Length && IsShareable(pack.Operands[(int)at], field)
            ? Rewriter.As(pack.Operands[(int)at].With([]), expr.Type)
            : expr;

    /// <summary>Nobody writes to the bytes that the framework's own objects keep.</summary>
    static bool IsShareable(Expr item, Variable field) => item.Type.Kind != Kind.Buffer
        || field.Declared?.Namespace.StartsWith("Neo.SmartContract.Framework", StringComparison.Ordinal) == true;

    /// <summary>Collects buffers that are used by anything that could write to them or keep them.</summary>
    static void Expose(Expr expr, HashSet<Variable> exposed)
    {
        if (expr is Load { Variable: { Known: Const { Type.Kind: Kind.Buffer } } variable })
            exposed.Add(variable);
        for (int i = 0; i < expr.Operands.Length; i++)
            if (expr.Operands[i] is not Load || !(LenientOperands.Takes(expr, i) || IsCopied(expr)))
                Expose(expr.Operands[i], exposed);
    }

    static bool IsCopied(Expr expr) => expr is Op { Code: OpCode.CONVERT, Immediate: [Conversions.ByteString or Conversions.Integer] };

    static Expr Read(Expr expr, HashSet<Variable> exposed) =>
        expr is Load { Variable: { Known: Const { Value: byte[] bytes, Type.Kind: Kind.Buffer } } variable }
            && !exposed.Contains(variable)
            ? new Const(bytes, IrType.Bytes)
            : expr;
}
