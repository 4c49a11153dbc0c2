using StarMiner.Client;
using StarMiner.Simulator.Scenarios.Binding;
using StarMiner.Simulator.Scenarios.Results;
using StarMiner.Simulator.Scenarios.Running;

namespace StarMiner.Simulator.Scenarios.Steps;

/// <summary>Settles a job: pays, burns, frees the bond.</summary>
sealed class SettleStep(Actor by, JobPlan plan) : IStep
{
    public static readonly StepKind Kind = new(
        "settle", "Settles an audited job after its dispute window: pays, burns, frees the bond.",
        (values, _) => new SettleStep(values.Get(StepFields.By), values.Get(StepFields.Job)),
        StepFields.Job, StepFields.By);

    public async Task RunAsync(Run run, CancellationToken cancel)
    {
        var receipt = await run.Suite.Market.SettleAsync(run.KeyOf(by), run.JobOf(plan).Id, cancel);
        run.Record(GasPurpose.Settle, receipt);
        var values = receipt.Event("JobSettled").Values;
        run.Log.Say($"provider {AmountText.Agpu(values[2].AsInteger())}, burned {AmountText.Agpu(values[3].AsInteger())}, " +
            $"auditors {AmountText.Agpu(values[4].AsInteger())}, oracles {AmountText.Agpu(values[5].AsInteger())}, " +
            $"maintenance {AmountText.Agpu(values[6].AsInteger())}");
    }
}
