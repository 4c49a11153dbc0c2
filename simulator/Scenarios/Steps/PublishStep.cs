using StarMiner.Simulator.Scenarios.Binding;
using StarMiner.Simulator.Scenarios.Language;
using StarMiner.Simulator.Scenarios.Language.Values;
using StarMiner.Simulator.Scenarios.Results;
using StarMiner.Simulator.Scenarios.Running;

namespace StarMiner.Simulator.Scenarios.Steps;

/// <summary>Publishes the next job of public work, whose params follow from the newest block: the source of all AGPU.</summary>
sealed class PublishStep(Actor by, JobPlan plan) : IStep
{
    static readonly Field<string> Name = Field.Required("job", NewName.Any, "the new job's name");

    public static readonly StepKind Kind = new(
        "publish", "Publishes the next job of public work as soon as it is due; anyone may.", Make, Name, StepFields.By);

    static IStep Make(FieldValues values, Scope scope)
    {
        var plan = NewPlan(values.Get(Name), values.NodeOf(Name).At, scope);
        return scope.AfterDeploy(values.At, new PublishStep(values.Get(StepFields.By), plan));
    }

    /// <summary>A job of public work under a name that no other job has.</summary>
    internal static JobPlan NewPlan(string name, Position at, Scope scope)
    {
        var plan = new JobPlan(name, null);
        return scope.Jobs.TryAdd(plan.Name, plan)
            ? plan
            : throw new ScenarioFormatException(at, "a new job's name", $"'{plan.Name}' again");
    }

    public async Task RunAsync(Run run, CancellationToken cancel)
    {
        var (id, pay) = await PublicWork.PublishAsync(run, by, cancel);
        run.JobOf(plan).Id = id;
        run.Log.Say($"job {id} of public work, worth {AmountText.Agpu(pay)}");
    }
}
