using StarMiner.Simulator.Scenarios.Binding;
using StarMiner.Simulator.Scenarios.Language;
using StarMiner.Simulator.Scenarios.Language.Values;
using StarMiner.Simulator.Scenarios.Running;

namespace StarMiner.Simulator.Scenarios.Steps;

/// <summary>Goes back to a kept moment: the chain, the totals and what providers hold.</summary>
sealed class RestoreStep(string name) : IStep
{
    static readonly Field<string> Name = Field.Required(
        "name", new Known<string>("a snapshot that an earlier step keeps", scope =>
            scope.Snapshots), "name of the moment");

    public static readonly StepKind Kind = new(
        "restore", "Goes back to a kept moment.", (values, _) => new RestoreStep(values.Get(Name)), Name);

    public async Task RunAsync(Run run, CancellationToken cancel)
    {
        await run.ReturnAsync(name, cancel);
        run.Log.Say($"back at block {await run.Chain.GetHeightAsync(cancel)}");
    }
}
