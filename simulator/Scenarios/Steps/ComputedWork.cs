using StarMiner.Simulator.Scenarios.Language;

namespace StarMiner.Simulator.Scenarios.Steps;

/// <summary>What steps need that go on with a provider's computed output.</summary>
static class ComputedWork
{
    /// <exception cref="ScenarioFormatException">No earlier step computes the job for this actor.</exception>
    public static (Actor By, JobPlan Plan) Of(FieldValues values, Scope scope)
    {
        var (by, plan) = (values.Get(StepFields.By), values.Get(StepFields.Job));
        return scope.Computed.Contains((plan.Name, by.Name))
            ? (by, plan)
            : throw new ScenarioFormatException(
                values.At, $"a step 'compute' of '{plan.Name}' by '{by.Name}' before this one", "none");
    }
}
