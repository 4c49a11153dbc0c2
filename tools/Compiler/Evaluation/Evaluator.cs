using System.Numerics;
using StarMiner.Compiler.Emit;
using StarMiner.Compiler.Ir;

namespace StarMiner.Compiler.Evaluation;

/// <summary>
/// Runs functions at compile time. Chain, exceptions and whatever else is only known on chain end the attempt with
/// <see cref="UnknownException"/>; nothing outside the evaluator has changed then.
/// </summary>
sealed class Evaluator(Func<Variable, object?> loadStatic, Action<Variable, object?>? storeStatic)
{
    const int MaxSteps = 50_000, MaxDepth = 64;

    int steps;
    int depth;

    /// <summary>Makes a further attempt possible after a failed one.</summary>
    public void Reset() => depth = 0;

    /// <summary>The function's result, or null; its outputs are what the by-reference parameters hold at the end.</summary>
    public (object? Result, object?[] Outputs) Call(Function function, object?[] arguments)
    {
        if (!function.IsComplete || function.Blocks.Count == 0 || ++depth > MaxDepth)
            throw new UnknownException();
        var locals = new Dictionary<Variable, object?>();
        for (int i = 0; i < arguments.Length; i++)
            locals[function.Parameters[i]] = arguments[i];
        for (var block = function.Blocks[0]; ;)
        {
            foreach (var statement in block.Statements)
                Run(statement, locals);
            if (block.End is Return result)
            {
                depth--;
                return (result.Value is null ? null : Value(result.Value, locals),
                    [.. function.Outputs.Select(output => Load(output, locals))]);
            }
            block = Next(block.End!, locals);
        }
    }

    public Block Next(Terminator end, Dictionary<Variable, object?> locals)
    {
        Step();
        switch (end)
        {
            case Jump jump:
                return jump.Target;
            case Branch branch:
                return Items.Truth(Value(branch.Value!, locals)) ? branch.Then : branch.Otherwise;
            case Switch table:
                var selector = Items.Number(Load(table.Selector, locals));
                return selector >= 0 && selector < table.Cases.Count ? table.Cases[(int)selector] : table.Otherwise;
            default:
                throw new UnknownException();
        }
    }

    public void Run(Statement statement, Dictionary<Variable, object?> locals)
    {
        Step();
        switch (statement)
        {
            case Store store:
                Store(store.Variable, Value(store.Value!, locals), locals);
                break;
            case Eval eval:
                Value(eval.Value!, locals);
                break;
            case CallByReference { Value: Call call } reference:
                var (result, outputs) = Call(call.Target, Values(call.Operands, locals));
                for (int i = 0; i < outputs.Length; i++)
                    Store(reference.Outputs[i], outputs[i], locals);
                if (reference.Result is not null)
                    Store(reference.Result, result, locals);
                break;
            default:
                throw new UnknownException();
        }
    }

    void Store(Variable variable, object? value, Dictionary<Variable, object?> locals)
    {
        if (variable.Slot != Slot.Static)
            locals[variable] = value;
        else if (storeStatic is null)
            throw new UnknownException();
        else
            storeStatic(variable, value);
    }

    object? Load(Variable variable, Dictionary<Variable, object?> locals) => variable.Slot == Slot.Static
        ? loadStatic(variable)
        : locals.TryGetValue(variable, out object? value) ? value : throw new UnknownException();

    object?[] Values(Expr[] operands, Dictionary<Variable, object?> locals) =>
        [.. operands.Select(operand => Value(operand, locals))];

    public object? Value(Expr expr, Dictionary<Variable, object?> locals)
    {
        Step();
        if (expr is Const literal)
            return literal.Type.Kind == Kind.Buffer && literal.Value is byte[] bytes ? new BufferItem([.. bytes]) : literal.Value;
        if (expr is Load load)
            return Load(load.Variable, locals);
        object?[] operands = Values(expr.Operands, locals);
        return expr switch
        {
            Op op => Apply(op, operands),
            AsInteger { NullIsZero: true } when operands[0] is null => BigInteger.Zero,
            AsInteger => Items.Number(operands[0]),
            Retyped => operands[0],
            Wrap => Integers.Fold(Items.Number(operands[0]), expr.Type),
            Check => Checked(Items.Number(operands[0]), expr.Type.Range),
            OfSize sized => Sized(operands[0], sized.Size),
            Ir.Copy => Items.Owned(operands[0]),
            InstanceTest test => Items.TypeOf(operands[0]) == test.ItemType ? operands[0] : null,
            Pack { Code: OpCode.PACK or OpCode.PACKSTRUCT } pack => new ArrayItem(pack.Code == OpCode.PACKSTRUCT, [.. operands]),
            Call call => Call(call.Target, operands).Result,
            TokenCall call => Services.Call(call.Token, operands),
            Sequence sequence => Apply(sequence, operands),
            // Only where the framework asks: a contract that asks by itself means the network it runs on.
            Syscall { Name: "System.Runtime.GetAddressVersion" } when depth > 0 => new BigInteger(Services.AddressVersion),
            _ => throw new UnknownException(),
        };
    }

    static object? Apply(Op op, object?[] operands)
    {
        var machine = new StackMachine();
        foreach (object? operand in operands)
            machine.Push(operand);
        machine.Apply(op.Code, op.Immediate);
        return op.Type.Kind == Kind.Void ? null : machine.Pop();
    }

    static object? Apply(Sequence sequence, object?[] operands)
    {
        var machine = new StackMachine();
        foreach (object? operand in sequence.Reversed ? Enumerable.Reverse(operands) : operands)
            machine.Push(operand);
        foreach (var item in sequence.Code)
        {
            if (item.Syscall is not null)
                throw new UnknownException();
            machine.Apply(item.Code, item.Operand);
        }
        return sequence.Type.Kind == Kind.Void ? null : machine.Pop();
    }

    static BigInteger Checked(BigInteger value, Interval range) =>
        value >= range.Min && value <= range.Max ? value : throw new UnknownException();

    static object? Sized(object? value, int size) => value switch
    {
        null => null,
        byte[] bytes when bytes.Length == size => bytes,
        _ => throw new UnknownException(),
    };

    void Step()
    {
        if (++steps > MaxSteps)
            throw new UnknownException();
    }
}
