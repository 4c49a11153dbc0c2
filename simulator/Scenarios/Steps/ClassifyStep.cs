using StarMiner.Simulator.Scenarios.Binding;
using StarMiner.Simulator.Scenarios.Data;
using StarMiner.Simulator.Scenarios.Language;
using StarMiner.Simulator.Scenarios.Language.Values;
using StarMiner.Simulator.Scenarios.Results;
using StarMiner.Simulator.Scenarios.Running;
using StarMiner.Simulator.Scenarios.Work;

namespace StarMiner.Simulator.Scenarios.Steps;

/// <summary>
/// A client reads a job's committed result back, checks it against the root and classifies digits by it: rows of a
/// product by their nearest columns, any digits by a net that was learned.
/// </summary>
sealed class ClassifyStep(JobPlan plan, IClassifier work, DigitSet digits) : IStep
{
    static readonly Field<DigitSet?> On = Field.Optional<DigitSet?>(
        "on", Known.Data!, "the digits that a learned net puts into classes", null);

    public static readonly StepKind Kind = new(
        "classify",
        "A client reads a job's result back and classifies by it: each row of a product gets the label of its nearest "
        + "column, a learned net is tried on other digits.", Make, StepFields.Job, StepFields.By, On);

    static ClassifyStep Make(FieldValues values, Scope scope)
    {
        var plan = values.Get(StepFields.Job);
        return (plan.Work, values.Get(On)) switch
        {
            (DigitProduct product, null) => new ClassifyStep(plan, product, product.A),
            (DigitLearning net, { } digits) when digits.Width == net.Digits.Width =>
                new ClassifyStep(plan, net, digits),
            (DigitLearning net, { } digits) => throw new ScenarioFormatException(
                values.NodeOf(On).At, $"images of {net.Digits.Width} pixels, as the net learns",
                $"{digits.Width} pixels"),
            (DigitLearning, null) =>
                throw new ScenarioFormatException(values.At, "'on' with the digits to try", "none"),
            (DigitProduct, _) => throw new ScenarioFormatException(
                values.NodeOf(On).At, "no 'on': a product's rows are classified", "one"),
            _ => throw new ScenarioFormatException(
                values.NodeOf(StepFields.Job).At, "a job of 'rows' and 'columns', or one that learns digits",
                "one of other work"),
        };
    }

    public async Task RunAsync(Run run, CancellationToken cancel)
    {
        var output = await run.JobSource.CommittedOutputAsync(run.JobOf(plan).Id, cancel);
        int correct = work.CountRight(digits, output.Bytes);
        run.JobOf(plan).Accuracy = new Accuracy(correct, digits.Count);
        run.Log.Say($"{correct} of {digits.Count} labels right");
    }
}
