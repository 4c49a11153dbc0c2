using StarMiner.Client;
using StarMiner.Simulator.Scenarios.Binding;
using StarMiner.Simulator.Scenarios.Language;
using StarMiner.Simulator.Scenarios.Language.Values;
using StarMiner.Simulator.Scenarios.Running;

namespace StarMiner.Simulator.Scenarios.Steps;

/// <summary>Anyone pays a deposit to see a node of a committed output's tree.</summary>
sealed class DemandStep(Actor by, JobPlan plan, ulong cell, int level) : IStep
{
    static readonly Field<long> Cell = Field.Required("cell", new Whole(0, long.MaxValue), "any cell below the node");
    static readonly Field<long> Level = Field.Optional(
        "level", new Whole(0, 15), "0 is the cell's leaf, 1 the node above it", 0);

    public static readonly StepKind Kind = new(
        "demand",
        "Pays a deposit for a node of a committed output's tree, which the provider must show or lose the job.",
        (values, _) => new DemandStep(
            values.Get(StepFields.By), values.Get(StepFields.Job), (ulong)values.Get(Cell), (int)values.Get(Level)),
        StepFields.Job, StepFields.By, Cell, Level);

    public async Task RunAsync(Run run, CancellationToken cancel)
    {
        var receipt = await run.Suite.Disputes.DemandAsync(run.KeyOf(by), run.JobOf(plan).Id, cell, level, cancel);
        run.Record(GasPurpose.Other, receipt);
        run.Log.Say($"to be met by block {receipt.Event("DataDemanded").Values[5].AsUInt32()}");
    }
}
