using System.Runtime.InteropServices;
using StarMiner.Simulator.Scenarios.Binding;
using StarMiner.Simulator.Scenarios.Data;
using StarMiner.Simulator.Scenarios.Language;
using StarMiner.Simulator.Scenarios.Results;
using StarMiner.Simulator.Scenarios.Running;
using StarMiner.Simulator.Scenarios.Work;

namespace StarMiner.Simulator.Scenarios.Steps;

/// <summary>
/// A client reads a job's committed result back, checks it against the root and classifies by nearest neighbour.
/// </summary>
sealed class ClassifyStep(JobPlan plan, DigitProduct work) : IStep
{
    public static readonly StepKind Kind = new(
        "classify", "A client reads a job's result back and gives each row the label of its nearest column.",
        (values, _) => values.Get(StepFields.Job) is { Work: DigitProduct work } plan
            ? new ClassifyStep(plan, work)
            : throw new ScenarioFormatException(
                values.NodeOf(StepFields.Job).At, "a job of 'rows' and 'columns'", "one of other work"),
        StepFields.Job, StepFields.By);

    public async Task RunAsync(Run run, CancellationToken cancel)
    {
        var output = await run.JobSource.CommittedOutputAsync(run.JobOf(plan).Id, cancel);
        int correct = NearestNeighbour.CountCorrect(work.A, work.B, MemoryMarshal.Cast<byte, int>(output.Bytes));
        run.JobOf(plan).Accuracy = new Accuracy(correct, work.A.Count);
        run.Log.Say($"{correct} of {work.A.Count} labels right");
    }
}
