using StarMiner.Client;
using StarMiner.Simulator.Scenarios.Results;
using StarMiner.Worker.Devices;
using StarMiner.Worker.Kernels;
using StarMiner.Worker.Store;

namespace StarMiner.Simulator.Scenarios.Running;

/// <summary>Runs a checked scenario, step by step.</summary>
public sealed class ScenarioRunner(Scenario scenario, RunOptions options, IRunObserver? observer = null)
{
    readonly List<LifecycleEntry> lifecycle = [];
    readonly List<string> notes = [];

    /// <summary>The steps done so far, also after a failure.</summary>
    public IReadOnlyList<LifecycleEntry> Lifecycle => lifecycle;

    /// <exception cref="DeviceException">The device is not there; nothing was run.</exception>
    /// <exception cref="ExpectationException">A step did not end as the scenario says.</exception>
    public async Task<ScenarioResult> RunAsync(CancellationToken cancel = default)
    {
        using var device = scenario.Steps.Any(s => s.Action.NeedsDevice) ? DeviceCatalog.Open(options.Device) : null;
        await using var network = options.Network is { } open
            ? await open(cancel)
            : new InProcessNetwork(scenario.Seed, options);
        var run = await StepsAsync(network, device, cancel);
        return await ResultOf(run, network, device, cancel);
    }

    /// <summary>Runs the steps and hands over where they ended, for who goes on from there.</summary>
    /// <exception cref="ExpectationException">A step did not end as the scenario says.</exception>
    public async Task<(Run Run, InProcessNetwork Network)> RunStepsAsync(CancellationToken cancel = default)
    {
        using var device = scenario.Steps.Any(s => s.Action.NeedsDevice) ? DeviceCatalog.Open(options.Device) : null;
        var network = new InProcessNetwork(scenario.Seed, options);
        return (await StepsAsync(network, device, cancel), network);
    }

    async Task<Run> StepsAsync(IScenarioNetwork network, ComputeDevice? device, CancellationToken cancel)
    {
        var run = new Run(
            new RunSettings(scenario.Seed, options.ContractsFolder, options.OutputFolder), network, device, f => observer?.Progressed(f));
        try
        {
            await StepsAsync(run, network, cancel);
        }
        finally
        {
            if (network is InProcessNetwork own) options.Recorded?.Invoke(own.Record());
        }
        return run;
    }

    async Task StepsAsync(Run run, IScenarioNetwork network, CancellationToken cancel)
    {
        foreach (var actor in scenario.Actors) await run.FundAsync(actor, cancel);
        var watch = new InvariantWatch(scenario, run, network);
        for (int i = 0; i < scenario.Steps.Count; i++)
        {
            cancel.ThrowIfCancellationRequested();
            BoundStep step = scenario.Steps[i];
            observer?.StepStarted(step, i, scenario.Steps.Count);
            watch.Begin();
            try
            {
                await StepAsync(step, run, cancel);
            }
            catch (OutOfReachException beyond)
            {
                string rest = scenario.Steps.Count - i == 1 ? "it was" : $"it and the {scenario.Steps.Count - i - 1} steps after it were";
                notes.Add($"{step.At}: '{step.Text}' needs what this network cannot do: {beyond.Message}; {rest} not run");
                break;
            }
            if (watch.Check() is { } broken)
                throw new ExpectationException(step.At, step.Text, $"'{broken.Invariant.Name}' to hold", broken.Why);
        }
        foreach (var invariant in watch.Beyond)
            notes.Add($"{invariant.At}: '{invariant.Name}' asks for a past that this network has forgotten: not judged");
        if (!network.IsOwn && run.SuiteOrNull is not null)
            notes.Add($"'{Invariants.Invariant.LastEnd.Name}' was not tried out: this network does not take it back");
    }

    async Task StepAsync(BoundStep step, Run run, CancellationToken cancel)
    {
        run.BeginStep();
        try
        {
            await step.Action.RunAsync(run, cancel);
        }
        catch (ContractFaultException fault) when (fault.Error == step.Terms.Fails)
        {
            Enter(step, run, $"refused as expected: {fault.Error}");
            return;
        }
        catch (Exception e) when (e is ChainException or StepFailedException or JobException or BlobException)
        {
            throw Unexpected(step, e);
        }
        if (step.Terms.Fails is { } error)
            throw new ExpectationException(step.At, step.Text, $"the error {error}", "none");
        if (step.Terms.MostGasDatoshi is { } most && run.Log.GasDatoshi > most)
            throw new ExpectationException(
                step.At, step.Text, $"at most {AmountText.Gas(most)}", AmountText.Gas(run.Log.GasDatoshi.Value));
        Enter(step, run, run.Log.Outcome);
    }

    void Enter(BoundStep step, Run run, string outcome) =>
        lifecycle.Add(new LifecycleEntry(step.Kind, (run.Log.Who ?? step.By)?.Name ?? "", outcome, run.Log.GasDatoshi));

    static ExpectationException Unexpected(BoundStep step, Exception e) => e switch
    {
        StepFailedException failed => new ExpectationException(step.At, step.Text, failed.Expected, failed.Actual),
        ContractFaultException fault => new ExpectationException(
            step.At, step.Text, step.Terms.Fails is { } error ? $"the error {error}" : "no error", fault.Error)
        {
            Calls = fault.Calls,
            RefusedWitnesses = fault.RefusedWitnesses,
        },
        _ => new ExpectationException(step.At, step.Text, "no error", e.Message),
    };

    async Task<ScenarioResult> ResultOf(
        Run run, IScenarioNetwork network, ComputeDevice? device, CancellationToken cancel)
    {
        var token = run.SuiteOrNull?.Token;
        var tally = run.Tally;
        return new ScenarioResult
        {
            Scenario = scenario.Name,
            Seed = scenario.Seed,
            RunHash = network.RunHash(),
            Notes = notes,
            Device = device?.Info.Id ?? "none",
            Jobs = tally.Jobs,
            Settled = tally.Settled,
            Accuracy = run.Accuracy,
            OutputRoot = tally.OutputRoot is { } root ? BlobName.Of(root) : null,
            Files = run.Files,
            Crews = run.Crews,
            Adversaries = run.Rows(scenario.Actors),
            Units = tally.Units,
            Paid = tally.Paid,
            Burned = token is null ? 0 : await token.TotalBurnedAsync(cancel),
            Minted = token is null ? 0 : await token.MintedForPublicWorkAsync(cancel) + await token.MintedForJobsAsync(cancel),
            Supply = token is null ? 0 : await token.TotalSupplyAsync(cancel),
            Audit = new AuditTotals(tally.CellsAudited, tally.GasOf(GasPurpose.Audit)),
            Gas = new GasTotals(
                tally.GasOf(GasPurpose.Submit), tally.GasOf(GasPurpose.Claim), tally.GasOf(GasPurpose.Commit),
                tally.GasOf(GasPurpose.Audit), tally.GasOf(GasPurpose.Settle)),
            Slashed = tally.Slashed,
            SlashedAgpu = tally.SlashedAgpu,
            Refunded = tally.AllRefundedInFull,
            Economy = await EconomyReader.ReadAsync(run, network, scenario, cancel),
            FraudProof = tally.FraudProofs == 0 ? null : new FraudProof(tally.FraudProofs, tally.FraudProofGasDatoshi),
            Lifecycle = lifecycle,
        };
    }
}
