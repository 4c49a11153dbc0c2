using StarMiner.Compiler.Ir;

namespace StarMiner.Compiler.Passes;

/// <summary>How often each local and parameter is stored and loaded in a function.</summary>
public sealed class Uses
{
    readonly Dictionary<Variable, int> loads = [];
    readonly Dictionary<Variable, int> stores = [];
    readonly Dictionary<Variable, int> numbers = [];

    public Uses(Function function)
    {
        foreach (var block in function.Blocks)
        {
            if (block.Catch is var (thrown, depth))
            {
                Count(stores, thrown);
                Count(loads, depth);
            }
            foreach (var statement in block.Statements)
                See(statement);
            if (block.End is TryEnter enter)
                Count(stores, enter.Depth);
            CountLoads(block.End!.Value);
        }
        foreach (var output in function.Outputs)
            Count(loads, output);
        foreach (var parameter in function.Parameters)
            Count(stores, parameter);
    }

    public int Loads(Variable variable) => loads.GetValueOrDefault(variable);

    /// <summary>A parameter counts as stored once at entry.</summary>
    public int Stores(Variable variable) => stores.GetValueOrDefault(variable);

    /// <summary>No two variables have the same; names may be shared.</summary>
    public int NumberOf(Variable variable)
    {
        if (!numbers.TryGetValue(variable, out int number))
            numbers[variable] = number = numbers.Count;
        return number;
    }

    void See(Statement statement)
    {
        if (statement is Store store)
            Count(stores, store.Variable);
        if (statement is CallByReference call)
        {
            foreach (var output in call.Outputs)
                Count(stores, output);
            if (call.Result is not null)
                Count(stores, call.Result);
        }
        CountLoads(statement.Value);
    }

    void CountLoads(Expr? expr)
    {
        if (expr is Load load)
            Count(loads, load.Variable);
        foreach (var operand in expr?.Operands ?? [])
            CountLoads(operand);
    }

    static void Count(Dictionary<Variable, int> counts, Variable variable) =>
        counts[variable] = counts.GetValueOrDefault(variable) + 1;
}
