using Mono.Cecil;
using StarMiner.Compiler.Ir;

namespace StarMiner.Compiler.Import;

/// <summary>
/// Copies small callees into the caller: a call costs 576 units (CALL and INITSLOT), more than most small bodies.
/// </summary>
public sealed partial class MethodImporter
{
    const int SmallNodes = 40, WantedNodes = 400;

    /// <summary>Where a service costs 32,768 units, a call's 576 count little, and its bytes do.</summary>
    const int HeavyNodes = 20;

    /// <summary>About as long as a call.</summary>
    const int CallBytes = 8;

    /// <summary>True when the callee's code was copied; its result, if any, is on the stack then.</summary>
    bool TryInline(Function callee, List<Expr> arguments, List<Variable> outputs)
    {
        if (!module.Options.Runs("Inlining") || !callee.IsComplete || callee.HasTry || callee == function
            || !IsWorthIt(callee))
            return false;
        var effects = callee.Roots.Aggregate(Effects.None, (sum, root) => sum | root.Effects);
        if (callee.Statements.Any(statement => statement is Store { Variable.Slot: Slot.Static }))
            effects |= Effects.WritesStatics;
        var map = BindParameters(callee, arguments);
        Flush(effects, null);
        CopyBody(callee, new Cloner(map, NewTemporary));
        for (int i = 0; i < outputs.Count; i++)
            Add(new Store(outputs[i], Coerce(map[callee.Outputs[i]], outputs[i].Type)));
        return true;
    }

    bool IsWorthIt(Function callee)
    {
        var method = callee.Method;
        if (method is null || method.NoInlining)
            return false;
        if (method.AggressiveInlining || (module.CallSites.IsSingle(method) && !module.IsExported(method)))
            return callee.Size <= WantedNodes;
        return callee.Size <= SmallNodes && (!callee.Roots.Any(IsHeavy) || IsService(method) || (callee.Parameters.Count > 0 && module.CallSites.AreFew(method))
            || IsWorthItThoughHeavy(callee));
    }

    static bool IsWorthItThoughHeavy(Function callee) => callee.Roots.Any(TakesApart)
        || (callee.Parameters.Count == 0 ? callee.Roots.Sum(Bytes) <= CallBytes : callee.Size <= HeavyNodes);

    /// <summary>A thin layer over the chain's services.</summary>
    static bool IsService(MethodDefinition method) =>
        method.DeclaringType.Namespace.StartsWith("Neo.SmartContract.Framework.", StringComparison.Ordinal);

    /// <summary>Reads a parameter's fields: the object may vanish when caller and callee are one.</summary>
    static bool TakesApart(Expr expr) =>
        expr is Op { Code: Emit.OpCode.PICKITEM, Operands: [Load { Variable.Slot: Slot.Parameter, Type.Kind: Kind.Object or Kind.Struct }, Const] }
        || Array.Exists(expr.Operands, TakesApart);

    static bool IsHeavy(Expr expr) => expr is TokenCall or Call
        or Syscall
    {
        Name: "System.Storage.Get" or "System.Storage.Put" or "System.Storage.Delete" or "System.Storage.Find"
            or "System.Contract.Call" or "System.Runtime.Notify"
    }
        || Array.Exists(expr.Operands, IsHeavy);

    static int Bytes(Expr expr) => expr.Operands.Sum(Bytes) + expr switch
    {
        Syscall or Call => 5,
        TokenCall => 3,
        Const { Value: byte[] bytes } => bytes.Length + 2,
        Sequence sequence => sequence.Code.Count * 2,
        Retyped => 0,
        _ => 1,
    };

    /// <summary>Parameters become the arguments themselves where that is safe, else temporaries.</summary>
    Dictionary<Variable, Expr> BindParameters(Function callee, List<Expr> arguments)
    {
        var written = callee.Statements.OfType<Store>().Select(store => store.Variable)
            .Concat(callee.Statements.OfType<CallByReference>().SelectMany(call => call.Outputs)).ToHashSet();
        var map = new Dictionary<Variable, Expr>();
        for (int i = 0; i < arguments.Count; i++)
        {
            var parameter = callee.Parameters[i];
            var value = arguments[i];
            bool isFixed = (value is Const && !IsObject(value)) || (value is Load load && stable.Contains(load.Variable));
            if (isFixed && !written.Contains(parameter))
            {
                map[parameter] = value;
                continue;
            }
            var copy = NewTemporary(parameter.Type);
            if (written.Contains(parameter))
                stable.Remove(copy);
            Add(new Store(copy, value));
            map[parameter] = new Load(copy);
        }
        return map;
    }

    void CopyBody(Function callee, Cloner cloner)
    {
        bool keepsLines = callee.Method!.Module == module.Contract.Module;
        bool keepsSource = keepsLines || !IsService(callee.Method);
        if (callee.Blocks is [{ End: Return { Value: var result } } only])
        {
            foreach (var statement in only.Statements)
                AddCopy(cloner.Copy(statement), keepsLines, keepsSource);
            if (result is not null)
                Push(cloner.Copy(result));
            return;
        }
        CopyBlocks(callee, cloner, keepsLines, keepsSource);
    }

    void AddCopy(Statement statement, bool keepsLines, bool keepsSource)
    {
        statement.Source = keepsSource ? SourcePlace.Within(statement.Source, source) : source;
        var own = keepsLines ? statement.At : null;
        statement.At = pendingPoint ?? own;
        pendingPoint = null;
        current.Statements.Add(statement);
    }

    void CopyBlocks(Function callee, Cloner cloner, bool keepsLines, bool keepsSource)
    {
        var after = new Block($"after{temporaries++}");
        var result = callee.Returns.Kind == Kind.Void ? null : NewTemporary(callee.Returns);
        var blocks = callee.Blocks.ToDictionary(block => block, block => new Block($"{block.Name}i{temporaries++}"));
        int position = positions[current];
        current.End = new Jump(blocks[callee.Blocks[0]]) { At = pendingPoint, Source = source };
        pendingPoint = null;
        foreach (var block in callee.Blocks)
        {
            current = blocks[block];
            Place(current, position);
            foreach (var statement in block.Statements)
                AddCopy(cloner.Copy(statement), keepsLines, keepsSource);
            var end = keepsSource ? SourcePlace.Within(block.End!.Source, source) : source;
            CopyEnd(block.End!, cloner, blocks, result, after, keepsLines);
            current.Statements.FindAll(statement => statement.Source is null).ForEach(copy => copy.Source = end);
            current.End!.Source = end;
        }
        current = after;
        Place(current, position);
        if (result is not null)
            Push(new Load(result));
    }

    void CopyEnd(
        Terminator end, Cloner cloner, Dictionary<Block, Block> blocks, Variable? result, Block after, bool keepsLines)
    {
        if (end is Return { Value: var value })
        {
            if (value is not null)
                current.Statements.Add(new Store(result!, cloner.Copy(value)) { At = keepsLines ? end.At : null });
            current.End = new Jump(after);
            return;
        }
        current.End = end.Map(block => blocks[block], cloner.Copy);
        current.End.At = keepsLines ? end.At : null;
    }
}
