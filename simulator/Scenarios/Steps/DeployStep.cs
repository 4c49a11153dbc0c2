using StarMiner.Client;
using StarMiner.Simulator.Scenarios.Binding;
using StarMiner.Simulator.Scenarios.Language;
using StarMiner.Simulator.Scenarios.Running;

namespace StarMiner.Simulator.Scenarios.Steps;

/// <summary>Puts the whole suite on the chain. The deployer is steward and minter from then on.</summary>
sealed class DeployStep(Actor by) : IStep
{
    public static readonly StepKind Kind = new(
        "deploy", "Puts all contracts on the chain; who deploys them is steward and minter from then on.", Make, StepFields.By);

    static DeployStep Make(FieldValues values, Scope scope)
    {
        if (scope.Minter is not null)
            throw new ScenarioFormatException(values.At, "one 'deploy' in a scenario", "a second");
        scope.Minter = values.Get(StepFields.By);
        return new DeployStep(scope.Minter);
    }

    public async Task RunAsync(Run run, CancellationToken cancel)
    {
        var key = run.KeyOf(by);
        var plan = new SuitePlan(SuiteArtifacts.Load(run.Settings.ContractsFolder), key.Account(), key.Account());
        run.Suite = await new SuiteDeployer(run.Chain, key, plan).RunAsync(report => Record(run, report), cancel);
        run.Log.Say($"{string.Join(", ", plan.Contracts.Select(c => c.Artifact.Name))}; steward and minter {by.Name}");
    }

    static void Record(Run run, StepReport report)
    {
        if (report.Receipt is { } receipt) run.Record(GasPurpose.Other, receipt);
        run.Progressed((report.Index + 1d) / report.Count);
    }
}
