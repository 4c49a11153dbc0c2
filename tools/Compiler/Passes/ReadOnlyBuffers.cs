using StarMiner.Compiler.Emit;
using StarMiner.Compiler.Import;
using StarMiner.Compiler.Ir;

namespace StarMiner.Compiler.Passes;

/// <summary>
/// A local byte[] that is only ever handed to consumers which take any form of bytes needs no conversion (8,192 units):
/// neither its identity nor a write to it can be noticed.
/// </summary>
public static class ReadOnlyBuffers
{
    public static bool Run(Function function)
    {
        var uses = new Uses(function);
        var found = function.Statements.OfType<Store>()
            .Where(store => store.Variable.Slot == Slot.Local && uses.Stores(store.Variable) == 1 && IsConverted(store.Value!)
                && !function.Outputs.Contains(store.Variable))
            .ToDictionary(store => store.Variable);
        foreach (var root in function.Roots)
        {
            // Kept in another variable or handed out as it is.
            if (root is Load kept)
                found.Remove(kept.Variable);
            Exclude(root, found);
        }
        foreach (var (variable, store) in found)
        {
            store.Value = Conversions.Strip(store.Value!);
            variable.Type = store.Value.Type;
        }
        return found.Count > 0 && Rewriter.Run(function, expr =>
            expr is Load load && found.ContainsKey(load.Variable) ? new Load(load.Variable, load.Variable.Type) : expr);
    }

    static bool IsConverted(Expr value) => value switch
    {
        Const { Value: byte[], Type.Kind: Kind.Buffer } => true,
        // What is converted must not change while the variable lives.
        Op { Code: OpCode.CONVERT, Immediate: [Conversions.Buffer or Conversions.ByteString] } op =>
            Conversions.Strip(op) is { Type.Kind: Kind.Bytes } or Op { Code: OpCode.CAT },
        _ => false,
    };

    static void Exclude(Expr expr, Dictionary<Variable, Store> found)
    {
        for (int i = 0; i < expr.Operands.Length; i++)
        {
            if (expr.Operands[i] is Load load && !LenientOperands.Takes(expr, i))
                found.Remove(load.Variable);
            Exclude(expr.Operands[i], found);
        }
    }
}
