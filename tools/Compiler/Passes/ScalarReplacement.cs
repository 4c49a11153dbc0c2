using System.Numerics;
using StarMiner.Compiler.Emit;
using StarMiner.Compiler.Ir;

namespace StarMiner.Compiler.Passes;

/// <summary>
/// An object or struct that never leaves the function and is only touched item by item needs no array: its items
/// become variables. This is what makes StorageMap, tuples and struct enumerators free.
/// </summary>
public static class ScalarReplacement
{
    public static bool Run(Function function)
    {
        var candidates = Candidates(function);
        if (candidates.Count == 0)
            return false;
        foreach (var block in function.Blocks)
            for (int i = 0; i < block.Statements.Count; i++)
                i += Replace(block, i, candidates);
        Rewriter.Run(function, expr =>
            Item(expr, OpCode.PICKITEM) is var (variable, at) && candidates.TryGetValue(variable, out var items)
                ? new Load(items[at], Typed(expr.Type, items[at].Type))
                : expr);
        return true;
    }

    /// <summary>Seeing an int where the variable is a byte would lose what is known of its range.</summary>
    static IrType Typed(IrType seen, IrType stored) => stored.Kind == seen.Kind ? seen : stored.Kind == Kind.Object ? seen : stored;

    static Dictionary<Variable, Variable[]> Candidates(Function function)
    {
        var packs = new Dictionary<Variable, Pack>();
        var refused = new HashSet<Variable>(function.Parameters.Concat(function.Outputs));
        foreach (var block in function.Blocks)
        {
            if (block.Catch is var (thrown, _))
                refused.Add(thrown);
            foreach (var statement in block.Statements)
                See(statement, packs, refused);
            Refuse(block.End!.Value, refused);
        }
        foreach (var (variable, pack) in packs)
            if (pack.Operands.Length == 0 || Touches(function, variable, pack.Operands.Length))
                refused.Add(variable);
        return packs.Where(item => !refused.Contains(item.Key)).ToDictionary(
            item => item.Key,
            item => item.Value.Operands
                .Select((value, i) => new Variable($"{item.Key.Name}.{i}", value is Const { IsNull: true } ? IrType.Object : value.Type, Slot.Local))
                .ToArray());
    }

    static void See(Statement statement, Dictionary<Variable, Pack> packs, HashSet<Variable> refused)
    {
        switch (statement)
        {
            case Store { Value: Pack pack } store when store.Variable.Slot == Slot.Local:
                if (packs.TryGetValue(store.Variable, out var known) && !SameShape(known, pack))
                    refused.Add(store.Variable);
                packs.TryAdd(store.Variable, pack);
                break;
            case Store store:
                refused.Add(store.Variable);
                break;
            case CallByReference call:
                refused.UnionWith(call.Outputs);
                if (call.Result is not null)
                    refused.Add(call.Result);
                break;
        }
        if (statement is Eval { Value: Op { Code: OpCode.SETITEM } op } && Item(op, OpCode.SETITEM) is not null)
            Refuse(op.Operands[2], refused);
        else
            Refuse(statement.Value, refused);
    }

    static bool SameShape(Pack a, Pack b) => a.Operands.Length == b.Operands.Length
        && a.Operands.Zip(b.Operands).All(pair => pair.First.Type.Kind == pair.Second.Type.Kind);

    /// <summary>Any use other than reading one item keeps the array.</summary>
    static void Refuse(Expr? expr, HashSet<Variable> refused)
    {
        if (expr is null || Item(expr, OpCode.PICKITEM) is not null)
            return;
        if (expr is Load load)
            refused.Add(load.Variable);
        foreach (var operand in expr.Operands)
            Refuse(operand, refused);
    }

    static (Variable Variable, int At)? Item(Expr expr, OpCode code) =>
        expr is Op op && op.Code == code && op.Operands is [Load load, Const { Value: BigInteger at }, ..]
            ? (load.Variable, (int)at)
            : null;

    /// <summary>True where an index lies outside, or a struct item would have to be copied.</summary>
    static bool Touches(Function function, Variable variable, int count) => function.Roots.Any(root => Outside(root, variable, count));

    static bool Outside(Expr expr, Variable variable, int count)
    {
        var item = Item(expr, OpCode.PICKITEM) ?? Item(expr, OpCode.SETITEM);
        if (item is var (touched, at) && touched == variable
            && (at < 0 || at >= count || expr is Op { Code: OpCode.SETITEM, Operands: [_, _, { Type.Kind: Kind.Struct }] }))
            return true;
        return Array.Exists(expr.Operands, operand => Outside(operand, variable, count));
    }

    /// <summary>Rewrites one statement; returns how many were added.</summary>
    static int Replace(Block block, int index, Dictionary<Variable, Variable[]> candidates)
    {
        var statement = block.Statements[index];
        if (statement is Store { Value: Pack pack } store && candidates.TryGetValue(store.Variable, out var items))
        {
            block.Statements.RemoveAt(index);
            block.Statements.InsertRange(index, Split(pack, items, store));
            return items.Length * (pack.Operands.Any(operand => operand is not Const) ? 2 : 1) - 1;
        }
        if (statement is Eval { Value: Op { Code: OpCode.SETITEM } op } && Item(op, OpCode.SETITEM) is var (variable, at)
            && candidates.TryGetValue(variable, out var parts))
            block.Statements[index] = new Store(parts[at], op.Operands[2]) { At = statement.At, Source = statement.Source };
        return 0;
    }

    /// <summary>The new items may read the old ones, so all are evaluated before any is stored.</summary>
    static IEnumerable<Statement> Split(Pack pack, Variable[] items, Store store)
    {
        if (pack.Operands.All(operand => operand is Const))
            return items.Select((item, i) => new Store(item, pack.Operands[i]) { At = i == 0 ? store.At : null, Source = store.Source });
        var kept = items.Select(item => new Variable(item.Name, item.Type, Slot.Local)).ToArray();
        return kept.Select((item, i) => new Store(item, pack.Operands[i]) { At = i == 0 ? store.At : null, Source = store.Source })
            .Concat(items.Select((item, i) => new Store(item, new Load(kept[i])) { Source = store.Source }))
            .ToList<Statement>();
    }
}
