using StarMiner.Client;
using StarMiner.Simulator.Scenarios.Language;
using StarMiner.Simulator.Scenarios.Language.Values;
using StarMiner.Simulator.Scenarios.Results;

namespace StarMiner.Simulator.Scenarios.Steps;

/// <summary>Fields that many steps share.</summary>
static class StepFields
{
    public static readonly Field<JobPlan> Job = Field.Required("job", Known.Job, "the job");

    public static readonly Field<JobTask> Task = Field.Optional(
        "task",
        new Choice<JobTask>([.. Enum.GetValues<JobTask>().Select(task => (Words.Of(task), task))]),
        "whose vault", JobTask.Inference);

    public static readonly Field<Actor> By = Field.Required("by", Known.Actor, "who acts");
}
