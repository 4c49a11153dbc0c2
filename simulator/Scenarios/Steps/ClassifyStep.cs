using System.Runtime.InteropServices;
using StarMiner.Simulator.Scenarios.Binding;
using StarMiner.Simulator.Scenarios.Data;
using StarMiner.Simulator.Scenarios.Results;
using StarMiner.Simulator.Scenarios.Running;

namespace StarMiner.Simulator.Scenarios.Steps;

/// <summary>
/// A client reads a job's committed result back, checks it against the root and classifies by nearest neighbour.
/// </summary>
sealed class ClassifyStep(JobPlan plan) : IStep
{
    public static readonly StepKind Kind = new(
        "classify", "A client reads a job's result back and gives each row the label of its nearest column.",
        (values, _) => new ClassifyStep(values.Get(StepFields.Job)), StepFields.Job, StepFields.By);

    public async Task RunAsync(Run run, CancellationToken cancel)
    {
        var output = await run.JobSource.CommittedOutputAsync(run.JobOf(plan).Id, cancel);
        int correct = NearestNeighbour.CountCorrect(plan.A, plan.B, MemoryMarshal.Cast<byte, int>(output.Bytes));
        run.JobOf(plan).Accuracy = new Accuracy(correct, plan.A.Count);
        run.Log.Say($"{correct} of {plan.A.Count} labels right");
    }
}
