using StarMiner.Client;
using StarMiner.Simulator.Scenarios.Binding;
using StarMiner.Simulator.Scenarios.Language;
using StarMiner.Simulator.Scenarios.Running;

namespace StarMiner.Simulator.Scenarios.Steps;

/// <summary>Puts the whole suite on the chain. The deployer is its only steward and guardian; nobody but public work and
/// settled jobs makes AGPU.</summary>
sealed class DeployStep(Actor by) : IStep
{
    public static readonly StepKind Kind = new(
        "deploy", "Puts all contracts on the chain and founds the Council, with the deployer as its only steward and guardian.", Make, StepFields.By);

    static DeployStep Make(FieldValues values, Scope scope)
    {
        if (scope.Deployer is not null)
            throw new ScenarioFormatException(values.At, "one 'deploy' in a scenario", "a second");
        scope.Deployer = values.Get(StepFields.By);
        return new DeployStep(scope.Deployer);
    }

    public async Task RunAsync(Run run, CancellationToken cancel)
    {
        var key = run.KeyOf(by);
        var plan = new SuitePlan(SuiteArtifacts.Load(run.Settings.ContractsFolder), key.Account());
        run.Suite = await new SuiteDeployer(run.Chain, key, plan).RunAsync(report => Record(run, report), cancel);
        run.Log.Say($"{plan.Contracts.Count} contracts, {plan.Addresses.Kernels.Count} of them kernels; founded, supply 0");
    }

    static void Record(Run run, StepReport report)
    {
        if (report.Receipt is { } receipt) run.Record(GasPurpose.Other, receipt);
        run.Progressed((report.Index + 1d) / report.Count);
    }
}
