using StarMiner.Client;

namespace StarMiner.Simulator.Scenarios.Language.Values;

/// <summary>The name of something declared earlier in the file.</summary>
public sealed class Known<T>(string expected, Func<Scope, Dictionary<string, T>> declared) : ScalarType<T>
{
    public override string Expected => expected;

    protected override T Parse(ScalarNode node, Scope scope) => declared(scope).TryGetValue(node.Text, out var value)
        ? value
        : throw new ScenarioFormatException(
            node.At, expected, node.Describe() + Nearest.Hint(node.Text, declared(scope).Keys));
}

public static class Known
{
    public static readonly Known<Actor> Actor = new("an actor of this scenario", scope => scope.Actors);

    public static readonly Known<Data.DigitSet> Data = new("data of this scenario", scope => scope.Data);

    public static readonly Known<Work.JobWork> Work = new("work of this scenario", scope => scope.Works);

    public static readonly Known<JobPlan> Job = new("a job that an earlier step opens", scope => scope.Jobs);
}
