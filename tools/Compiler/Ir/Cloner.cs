namespace StarMiner.Compiler.Ir;

/// <summary>Copies trees and statements with the callee's variables renamed.</summary>
public sealed class Cloner(Dictionary<Variable, Expr> map, Func<IrType, Variable> newVariable)
{
    public Expr Copy(Expr expr)
    {
        if (expr is Load load && load.Variable.Slot != Slot.Static)
            return Renamed(load);
        return expr.With([.. expr.Operands.Select(Copy)]).From(expr.Origin ?? this);
    }

    public Statement Copy(Statement statement)
    {
        Statement copy = statement switch
        {
            Store store => new Store(Target(store.Variable), Copy(store.Value!)),
            Eval eval => new Eval(Copy(eval.Value!)),
            CallByReference call => new CallByReference(
                (Call)Copy(call.Value!),
                call.Result is null ? null : Target(call.Result),
                [.. call.Outputs.Select(Target)]),
            _ => throw new InvalidOperationException(),
        };
        copy.At = statement.At;
        copy.Source = statement.Source;
        return copy;
    }

    Expr Renamed(Load load)
    {
        var value = Lookup(load.Variable);
        return value switch
        {
            Const literal => new Const(literal.Value, literal.Type),
            Load other => new Load(other.Variable, load.Type),
            _ => throw new InvalidOperationException(),
        };
    }

    Variable Target(Variable variable) => variable.Slot == Slot.Static ? variable : ((Load)Lookup(variable)).Variable;

    Expr Lookup(Variable variable)
    {
        if (!map.TryGetValue(variable, out var value))
            map[variable] = value = new Load(newVariable(variable.Type));
        return value;
    }
}
