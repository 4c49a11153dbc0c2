using StarMiner.Simulator.Scenarios.Binding;
using StarMiner.Simulator.Scenarios.Language;
using StarMiner.Simulator.Scenarios.Language.Values;

namespace StarMiner.Simulator.Scenarios.Groups;

/// <summary>The same steps several times.</summary>
static class RepeatGroup
{
    static readonly Field<long> Times = Field.Required("times", new Whole(1, 10_000), "how often");
    static readonly Field<string> As = Field.Optional("as", NewName.Any, "parameter that counts from 1", "n");

    public static readonly StepGroup Group = new(
        "repeat", "Does the same steps several times; ${n} counts from 1.", Expand, Times, As, StepBody.Field);

    static IReadOnlyList<BoundStep> Expand(FieldValues values, Scope scope)
    {
        var steps = new List<BoundStep>();
        for (long n = 1; n <= values.Get(Times); n++)
            steps.AddRange(scope.With(
                [new(values.Get(As), $"{n}")], () => StepBody.BindNow(values.Get(StepBody.Field), scope)));
        return steps;
    }
}
