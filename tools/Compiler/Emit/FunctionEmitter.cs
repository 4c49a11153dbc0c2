using StarMiner.Compiler.Ir;

namespace StarMiner.Compiler.Emit;

/// <summary>Writes one function: prologue, then its blocks in order, jumps to the next block left out.</summary>
public sealed class FunctionEmitter(Assembler assembler, ModuleTables tables)
{
    readonly Dictionary<Block, Label> labels = [];
    readonly ExpressionEmitter expressions = new(assembler, tables);

    public void Emit(Function function)
    {
        foreach (var block in function.Blocks)
            labels[block] = new Label();
        assembler.BeginMethod();
        var locals = Slots.Number(function);
        if (locals.Count > 0 || function.Parameters.Count > 0)
            assembler.Emit(OpCode.INITSLOT, (byte)locals.Count, (byte)function.Parameters.Count);
        for (int i = 0; i < function.Blocks.Count; i++)
            EmitBlock(function, function.Blocks[i], i + 1 < function.Blocks.Count ? function.Blocks[i + 1] : null);
    }

    void EmitBlock(Function function, Block block, Block? next)
    {
        assembler.Place(labels[block]);
        if (block.Catch is var (thrown, depth))
        {
            assembler.At(block.CatchAt);
            assembler.From(block.CatchAt is null ? null : new SourcePlace(block.CatchAt, null));
            TrimStack(thrown, depth);
        }
        foreach (var statement in block.Statements)
        {
            assembler.At(statement.At);
            assembler.From(statement.Source);
            EmitStatement(statement);
        }
        assembler.At(block.End!.At);
        assembler.From(block.End.Source);
        EmitEnd(function, block.End, next);
    }

    /// <summary>NeoVM leaves what lay on the stack when an exception was thrown: drop it down to the entry's depth.</summary>
    void TrimStack(Variable thrown, Variable depth)
    {
        var again = new Label();
        var clean = new Label();
        expressions.StoreTo(thrown);
        assembler.Place(again);
        assembler.Emit(OpCode.DEPTH);
        expressions.LoadFrom(depth);
        assembler.Jump(OpCode.JMPLE, clean);
        assembler.Emit(OpCode.DROP);
        assembler.Jump(OpCode.JMP, again);
        assembler.Place(clean);
    }

    void EmitStatement(Statement statement)
    {
        switch (statement)
        {
            case Store store:
                expressions.Emit(store.Value!);
                expressions.StoreTo(store.Variable);
                break;
            case Eval eval:
                expressions.Emit(eval.Value!);
                if (eval.Value!.Type.Kind != Kind.Void)
                    assembler.Emit(OpCode.DROP);
                break;
            case CallByReference call:
                expressions.Emit(call.Value!);
                foreach (var output in call.Outputs.Reverse())
                    expressions.StoreTo(output);
                if (call.Result is not null)
                    expressions.StoreTo(call.Result);
                else if (call.Value!.Type.Kind != Kind.Void)
                    assembler.Emit(OpCode.DROP);
                break;
            default:
                throw new InvalidOperationException(statement.GetType().Name);
        }
    }

    void EmitEnd(Function function, Terminator end, Block? next)
    {
        switch (end)
        {
            case Jump jump:
                JumpTo(jump.Target, next);
                break;
            case Branch branch when branch.Then == next:
                expressions.JumpIf(branch.Value!, false, labels[branch.Otherwise]);
                break;
            case Branch branch:
                expressions.JumpIf(branch.Value!, true, labels[branch.Then]);
                JumpTo(branch.Otherwise, next);
                break;
            case Switch table:
                EmitSwitch(table, next);
                break;
            case Return result:
                if (result.Value is not null)
                    expressions.Emit(result.Value);
                foreach (var output in function.Outputs)
                    expressions.LoadFrom(output);
                assembler.Emit(OpCode.RET);
                break;
            case Throw thrown:
                expressions.Emit(thrown.Value!);
                assembler.Emit(OpCode.THROW);
                break;
            case TryEnter enter:
                EmitTry(enter, next);
                break;
            case EndTry leave:
                assembler.Jump(OpCode.ENDTRY, labels[leave.Target]);
                break;
            case EndFinally:
                assembler.Emit(OpCode.ENDFINALLY);
                break;
            default:
                throw new InvalidOperationException(end.GetType().Name);
        }
    }

    void EmitTry(TryEnter enter, Block? next)
    {
        if (enter.OnCatch is not null)
        {
            assembler.Emit(OpCode.DEPTH);
            expressions.StoreTo(enter.Depth);
        }
        assembler.Try(
            enter.OnCatch is null ? null : labels[enter.OnCatch],
            enter.OnFinally is null ? null : labels[enter.OnFinally]);
        JumpTo(enter.Body, next);
    }

    void EmitSwitch(Switch table, Block? next)
    {
        for (int i = 0; i < table.Cases.Count; i++)
        {
            if (table.Cases[i] == table.Otherwise)
                continue;
            expressions.LoadFrom(table.Selector);
            assembler.Push(i);
            assembler.Jump(OpCode.JMPEQ, labels[table.Cases[i]]);
        }
        JumpTo(table.Otherwise, next);
    }

    void JumpTo(Block target, Block? next)
    {
        if (target != next)
            assembler.Jump(OpCode.JMP, labels[target]);
    }
}
