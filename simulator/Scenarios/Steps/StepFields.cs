using StarMiner.Simulator.Scenarios.Language;
using StarMiner.Simulator.Scenarios.Language.Values;

namespace StarMiner.Simulator.Scenarios.Steps;

/// <summary>Fields that many steps share.</summary>
static class StepFields
{
    public static readonly Field<JobPlan> Job = Field.Required("job", Known.Job, "the job");

    public static readonly Field<Actor> By = Field.Required("by", Known.Actor, "who acts");
}
