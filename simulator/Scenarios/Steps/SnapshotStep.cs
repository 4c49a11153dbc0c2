using StarMiner.Simulator.Scenarios.Binding;
using StarMiner.Simulator.Scenarios.Language;
using StarMiner.Simulator.Scenarios.Language.Values;
using StarMiner.Simulator.Scenarios.Running;

namespace StarMiner.Simulator.Scenarios.Steps;

/// <summary>Keeps the present moment under a name.</summary>
sealed class SnapshotStep(string name) : IStep
{
    static readonly Field<string> Name =
        Field.Required("name", NewName.Any, "name of the moment; it may be used again");

    public static readonly StepKind Kind = new("snapshot", "Keeps the present moment under a name.", Make, Name);

    static SnapshotStep Make(FieldValues values, Scope scope)
    {
        scope.Snapshots[values.Get(Name)] = values.Get(Name);
        return new SnapshotStep(values.Get(Name));
    }

    public async Task RunAsync(Run run, CancellationToken cancel)
    {
        await run.KeepAsync(name, cancel);
        run.Log.Say($"block {await run.Chain.GetHeightAsync(cancel)} kept");
    }
}
