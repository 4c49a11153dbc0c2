using StarMiner.Compiler.Ir;

namespace StarMiner.Compiler.Evaluation;

/// <summary>
/// What a static constructor leaves behind. <paramref name="Values"/> are the fields' values, <paramref name="Rest"/>
/// the stores that ask the chain and have to wait for it; together they stand for the constructor if
/// <paramref name="IsWhole"/>.
/// </summary>
public sealed record StaticOutcome(
    IReadOnlyDictionary<Variable, Expr> Values, IReadOnlyList<Store> Rest, bool IsWhole)
{
    /// <summary>Evaluates the constructor along its one way, as far as it is known.</summary>
    public static StaticOutcome Of(Function constructor)
    {
        var run = new StaticRun(constructor);
        bool isWhole = run.Go();
        var values = new Dictionary<Variable, Expr>();
        var made = new HashSet<object>(ReferenceEqualityComparer.Instance);
        foreach (var (variable, value) in run.Values)
            try
            {
                values[variable] = Items.Make(value, variable.Type, made);
            }
            catch (UnknownException)
            {
                isWhole = false;
            }
        return new StaticOutcome(values, run.Rest, isWhole);
    }
}
