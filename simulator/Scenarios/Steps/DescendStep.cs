using StarMiner.Client;
using StarMiner.Simulator.Scenarios.Binding;
using StarMiner.Simulator.Scenarios.Results;
using StarMiner.Simulator.Scenarios.Running;
using StarMiner.Worker.Disputes;
using StarMiner.Worker.Jobs;

namespace StarMiner.Simulator.Scenarios.Steps;

/// <summary>
/// A challenger walks down the tree of an output that nobody shows, by data demands which its provider meets or does
/// not, to the proof of the first wrong cell or to the end of a demand's time.
/// </summary>
sealed class DescendStep(Actor by, JobPlan plan) : IStep
{
    public static readonly StepKind Kind = new(
        "descend",
        "A challenger demands a withheld output from the top of its tree down to the first wrong cell, and proves that; "
        + "or takes the job from a provider that does not answer.",
        (values, _) => new DescendStep(values.Get(StepFields.By), values.Get(StepFields.Job)),
        StepFields.Job, StepFields.By);

    public bool NeedsDevice => true;

    public async Task RunAsync(Run run, CancellationToken cancel)
    {
        var challenger =
            new Challenger(run.Suite, run.KeyOf(by), run.Device, run.JobSource) { Progress = run.Progressed };
        var descent = await challenger.DescendAsync(run.JobOf(plan).Id, cancel)
            ?? throw new StepFailedException("a commitment to something wrong", "one to the truth");
        for (int rounds = 0; ;)
        {
            switch (await descent.NextAsync(cancel))
            {
                case DescentMove.Demanded demanded:
                    run.Record(GasPurpose.Other, demanded.Receipt);
                    rounds++;
                    await MeetAsync(run, cancel);
                    break;
                case DescentMove.Waiting waiting:
                    await run.Chain.WaitForHeightAsync(waiting.Deadline, cancel);
                    break;
                case DescentMove.Closed closed:
                    run.Record(GasPurpose.Other, closed.Receipt);
                    run.Log.Say($"demand {rounds} was not met: {Slashed(closed.Receipt)}");
                    return;
                case DescentMove.Found found:
                    var proof = await challenger.ProveAsync(found.Fault, cancel);
                    run.Record(GasPurpose.Other, proof);
                    if (await challenger.DivideAsync(found.Fault.JobId, cancel) is { } divided)
                        run.Record(GasPurpose.Other, divided);
                    run.Log.Say($"{rounds} demands down to cell {found.Fault.Cell}, proven wrong: {Slashed(proof)}");
                    return;
            }
        }
    }

    /// <summary>The provider answers as its character says.</summary>
    async Task MeetAsync(Run run, CancellationToken cancel)
    {
        var market = await run.Suite.Market.JobAsync(run.JobOf(plan).Id, cancel);
        foreach (var (actor, (job, output)) in run.JobOf(plan).Outputs)
        {
            bool isItsProvider = run.KeyOf(actor).Account() == market.Provider;
            if (!isItsProvider || actor.Character.Withholds == Withheld.Everything) continue;
            var provider = new Provider(run.Suite, run.KeyOf(actor), run.Device, run.JobSource, run.Store);
            foreach (var receipt in await provider.MeetDemandsAsync(job, output, cancel))
                run.Record(GasPurpose.Other, receipt);
        }
    }

    static string Slashed(Receipt receipt) =>
        $"bond of {AmountText.Agpu(receipt.Event("ProviderSlashed").Values[2].AsInteger())} slashed";
}
