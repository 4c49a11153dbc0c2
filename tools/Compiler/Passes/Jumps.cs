using StarMiner.Compiler.Import;
using StarMiner.Compiler.Ir;

namespace StarMiner.Compiler.Passes;

/// <summary>Joins blocks that always follow each other, skips empty ones, and copies short returns to where they are jumped to.</summary>
public static class Jumps
{
    const int ShortReturnNodes = 3;

    public static bool Run(Function function)
    {
        bool changed = JoinTests(function);
        foreach (var block in function.Blocks)
            if (Shorten(block.End!) is { } end)
            {
                end.At ??= block.End!.At;
                end.Source ??= block.End!.Source;
                block.End = end;
                changed = true;
            }
        UnreachableCode.Run(function);
        return Merge(function) || changed;
    }

    /// <summary>
    /// A block that only asks for a truth value which its predecessors have just stored: they branch by themselves.
    /// </summary>
    static bool JoinTests(Function function)
    {
        bool changed = false;
        foreach (var block in function.Blocks)
        {
            if (block is not { Statements: [.., Store { Variable: var stored }], End: Jump { Target: var test } }
                || test is not { Statements.Count: 0, Catch: null, End: Branch { Value: { } condition } branch }
                || Asked(condition) is not ({ } asked, var negated) || asked != stored)
                continue;
            block.End = new Branch(negated ? MethodImporter.Negated(new Load(stored)) : new Load(stored), branch.Then, branch.Otherwise) { At = branch.At, Source = branch.Source };
            changed = true;
        }
        return changed;
    }

    static (Variable, bool Negated)? Asked(Expr condition) => condition switch
    {
        Load { Type.Kind: Kind.Bool } load => (load.Variable, false),
        Op { Code: Emit.OpCode.NOT, Operands: [Load { Type.Kind: Kind.Bool } load] } => (load.Variable, true),
        _ => null,
    };

    static Terminator? Shorten(Terminator end)
    {
        switch (end)
        {
            case Jump { Target: { Statements.Count: 0, Catch: null, End: Return { } result } }
                when (result.Value?.Count ?? 0) <= ShortReturnNodes:
                return new Return(result.Value is null ? null : Clone(result.Value)) { At = result.At, Source = result.Source };
            case Jump jump when Skip(jump.Target) != jump.Target:
                return new Jump(Skip(jump.Target));
            case Branch { Value: Const { Value: bool truth } } branch:
                return new Jump(truth ? branch.Then : branch.Otherwise);
            case Branch branch when Skip(branch.Then) != branch.Then || Skip(branch.Otherwise) != branch.Otherwise:
                return new Branch(branch.Value!, Skip(branch.Then), Skip(branch.Otherwise));
            default:
                return null;
        }
    }

    static Expr Clone(Expr expr) => expr.With([.. expr.Operands.Select(Clone)]);

    /// <summary>The block that is really meant.</summary>
    static Block Skip(Block block)
    {
        for (int i = 0; i < 10 && block is { Statements.Count: 0, Catch: null, End: Jump jump }; i++)
            block = jump.Target;
        return block;
    }

    static bool Merge(Function function)
    {
        var ways = new Dictionary<Block, int>();
        foreach (var target in function.Blocks.SelectMany(block => block.End!.Targets))
            ways[target] = ways.GetValueOrDefault(target) + 1;
        bool changed = false;
        for (int i = 0; i < function.Blocks.Count; i++)
        {
            var block = function.Blocks[i];
            while (block.End is Jump { Target: { Catch: null } next } && next != block && ways[next] == 1 && next != function.Blocks[0])
            {
                if (next.Statements.Count > 0)
                    next.Statements[0].At ??= block.End.At;
                else
                    next.End!.At ??= block.End.At;
                block.Statements.AddRange(next.Statements);
                block.End = next.End;
                int at = function.Blocks.IndexOf(next);
                function.Blocks.RemoveAt(at);
                if (at < i)
                    i--;
                changed = true;
            }
        }
        return changed;
    }
}
