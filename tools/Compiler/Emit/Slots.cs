using StarMiner.Compiler.Ir;

namespace StarMiner.Compiler.Emit;

/// <summary>Numbers the local slots that a function still uses, and its parameters.</summary>
public static class Slots
{
    public static List<Variable> Number(Function function)
    {
        var locals = new List<Variable>();
        void See(Variable? variable)
        {
            if (variable is not { Slot: Slot.Local } || locals.Contains(variable))
                return;
            variable.Index = locals.Count;
            locals.Add(variable);
        }
        foreach (var block in function.Blocks)
        {
            See(block.Catch?.Thrown);
            See(block.Catch?.Depth);
            foreach (var statement in block.Statements)
            {
                See((statement as Store)?.Variable);
                if (statement is CallByReference call)
                {
                    See(call.Result);
                    foreach (var output in call.Outputs)
                        See(output);
                }
                foreach (var load in Loads(statement.Value))
                    See(load);
            }
            See((block.End as Switch)?.Selector);
            See((block.End as TryEnter)?.Depth);
            foreach (var load in Loads(block.End!.Value))
                See(load);
        }
        foreach (var output in function.Outputs)
            See(output);
        for (int i = 0; i < function.Parameters.Count; i++)
            function.Parameters[i].Index = i;
        if (locals.Count > byte.MaxValue)
            throw new CompileException("NEOC1009", $"'{function.Name}' needs {locals.Count} local slots; NeoVM has 255");
        return locals;
    }

    static IEnumerable<Variable> Loads(Expr? expr)
    {
        if (expr is null)
            return [];
        return expr is Load load ? [load.Variable] : expr.Operands.SelectMany(Loads);
    }
}
