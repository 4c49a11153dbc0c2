using System.Numerics;
using StarMiner.Compiler.Emit;
using StarMiner.Compiler.Ir;

namespace StarMiner.Compiler.Passes;

/// <summary>
/// An array, list, struct or object that is made and then filled item by item (8,192 units each) is made of its final
/// items at once (2,048 for all). The making moves down to the last item; what the items need is kept in temporaries.
/// </summary>
public static class Aggregates
{
    const int MaxItems = 64;

    const byte Boolean = 0x20, Integer = 0x21;

    public static bool Run(Function function)
    {
        bool changed = false;
        var uses = new Uses(function);
        bool hasTry = function.HasTry;
        foreach (var block in function.Blocks)
            for (int i = 0; i < block.Statements.Count; i++)
                // A catch handler could see the difference in a variable that lived before.
                if (block.Statements[i] is Store { Variable.Slot: Slot.Local } store
                    && (!hasTry || uses.Stores(store.Variable) == 1))
                    changed |= FoldBuffer(block, i, store) || (Items(store.Value!) is { } items && Fold(block, i, store, items));
        return changed;
    }

    /// <summary>The initial items, if their number is known.</summary>
    static List<Expr>? Items(Expr value) => value switch
    {
        Pack pack => [.. pack.Operands],
        Op { Code: OpCode.NEWARRAY0 } => [],
        Op { Code: OpCode.NEWARRAY, Operands: [Const { Value: BigInteger count }] } when count <= MaxItems =>
            [.. Repeat(count, () => new Const(null, IrType.Object))],
        Op { Code: OpCode.NEWARRAY_T, Operands: [Const { Value: BigInteger count }], Immediate: [Integer] }
            when count <= MaxItems => [.. Repeat(count, () => new Const(BigInteger.Zero, IrType.Big))],
        Op { Code: OpCode.NEWARRAY_T, Operands: [Const { Value: BigInteger count }], Immediate: [Boolean] }
            when count <= MaxItems => [.. Repeat(count, () => new Const(false, IrType.Bool))],
        _ => null,
    };

    static IEnumerable<Expr> Repeat(BigInteger count, Func<Expr> make) =>
        Enumerable.Range(0, (int)count).Select(_ => make());

    static bool Fold(Block block, int index, Store store, List<Expr> items)
    {
        int last = LastFill(block, index, store.Variable, items.Count);
        if (last < 0)
            return false;
        var statements = new List<Statement>();
        for (int i = 0; i < items.Count; i++)
            items[i] = Keep(items[i], statements, store.At);
        for (int i = index + 1; i <= last; i++)
        {
            var statement = block.Statements[i];
            if (Fill(statement, store.Variable, items.Count) is not var (at, value))
            {
                statements.Add(statement);
                continue;
            }
            var item = Keep(Owned(value), statements, statement.At);
            if (at < items.Count)
                items[at] = item;
            else
                items.Add(item);
        }
        var code = store.Value is Pack pack ? pack.Code : OpCode.PACK;
        statements.Add(new Store(store.Variable, new Pack(code, store.Value!.Type, [.. items])) { At = store.At, Source = store.Source });
        block.Statements.RemoveRange(index, last - index + 1);
        block.Statements.InsertRange(index, statements);
        return true;
    }

    /// <summary>Index of the last statement that fills, with nothing in between looking at the aggregate.</summary>
    static int LastFill(Block block, int index, Variable variable, int count)
    {
        int last = -1;
        for (int i = index + 1; i < block.Statements.Count; i++)
        {
            var statement = block.Statements[i];
            if (Fill(statement, variable, count) is var (at, value) && at >= 0 && at <= count && at < MaxItems
                && (at < count || IsAppend(statement)) && !value.Reads(variable))
            {
                count = Math.Max(count, at + 1);
                last = i;
            }
            else if (statement.Value!.Reads(variable) || statement is Store { Variable: var stored } && stored == variable
                || statement is CallByReference call && (call.Outputs.Contains(variable) || call.Result == variable))
                break;
        }
        return last;
    }

    /// <summary>The item that the statement sets; an item that is appended comes after <paramref name="count"/> others.</summary>
    static (int At, Expr Value)? Fill(Statement statement, Variable variable, int count) => statement switch
    {
        Eval { Value: Op { Code: OpCode.SETITEM, Operands: [Load load, Const { Value: BigInteger at }, var value] } }
            when load.Variable == variable => ((int)at, value),
        Eval { Value: Op { Code: OpCode.APPEND, Operands: [Load load, var value] } } when load.Variable == variable => (count, value),
        _ => null,
    };

    static bool IsAppend(Statement statement) => statement.Value is Op { Code: OpCode.APPEND };

    /// <summary>SETITEM copies a struct by itself, PACK does not.</summary>
    static Expr Owned(Expr value) => value.Type.Kind == Kind.Struct && value is not (Pack or Ir.Copy or Call) ? new Ir.Copy(value) : value;

    static Expr Keep(Expr value, List<Statement> statements, Mono.Cecil.Cil.SequencePoint? at)
    {
        if (value is Const && value.Type.Kind != Kind.Buffer)
            return value;
        var kept = new Variable("item", value.Type, Slot.Local);
        statements.Add(new Store(kept, value) { At = at });
        return new Load(kept);
    }

    /// <summary>A buffer that is filled with literals is a literal.</summary>
    static bool FoldBuffer(Block block, int index, Store store)
    {
        byte[]? bytes = store.Value switch
        {
            Op { Code: OpCode.NEWBUFFER, Operands: [Const { Value: BigInteger count }] } when count <= 1024 => new byte[(int)count],
            Const { Value: byte[] data, Type.Kind: Kind.Buffer } => [.. data],
            _ => null,
        };
        if (bytes is null)
            return false;
        int i = index + 1;
        while (i < block.Statements.Count
            && Fill(block.Statements[i], store.Variable, bytes.Length) is (var at, Const { Value: BigInteger item })
            && at >= 0 && at < bytes.Length)
        {
            bytes[at] = (byte)(item & 255);
            i++;
        }
        if (i == index + 1)
            return false;
        store.Value = new Const(bytes, store.Value!.Type);
        block.Statements.RemoveRange(index + 1, i - index - 1);
        return true;
    }
}
