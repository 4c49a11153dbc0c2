using Neo.Wallets;
using StarMiner.Client;
using StarMiner.Simulator.Scenarios.Results;
using StarMiner.Worker.Devices;
using StarMiner.Worker.Jobs;
using StarMiner.Worker.Kernels;
using StarMiner.Worker.Store;

namespace StarMiner.Simulator.Scenarios.Running;

/// <summary>A scenario under way: what its steps see and change.</summary>
public sealed class Run(
    RunSettings settings, IScenarioNetwork network, ComputeDevice? device, Action<double>? progressed)
{
    readonly Dictionary<string, (object Chain, RunState State)> moments = [];
    readonly List<SavedFile> files = [];
    readonly List<CrewTotals> crews = [];
    RunState state = new();

    public RunSettings Settings => settings;

    public IChainClient Chain => network.Chain;

    /// <summary>
    /// The device of a scenario that computes; the runner opens it when a step says that it needs one.
    /// </summary>
    public ComputeDevice Device =>
        device ?? throw new InvalidOperationException("a step that computes must say so by NeedsDevice");

    /// <summary>Operands and outputs, which all actors reach.</summary>
    public IBlobStore Store { get; } = new MemoryBlobStore();

    public Tally Tally => state.Tally;

    /// <summary>What the running step did so far.</summary>
    public StepLog Log { get; private set; } = new();

    /// <summary>
    /// The deployed suite; the binder lets no step that uses it stand before the one that deploys it.
    /// </summary>
    public SuiteClient Suite
    {
        get => state.Suite ?? throw new InvalidOperationException("the suite is not deployed");
        set => state.Suite = value;
    }

    public SuiteClient? SuiteOrNull => state.Suite;

    /// <summary>Contracts beside the suite, by their names in the scenario.</summary>
    public Dictionary<string, InstalledContract> Installed => state.Installed;

    public void AddDebugInfo(string file) => network.AddDebugInfo(file);

    public JobSource JobSource => new(Suite, KernelRegistry.Of(Suite.Addresses), Store);

    public KeyPair KeyOf(Actor actor) => network.KeyOf(actor.Name);

    /// <summary>Sends a call that several sign, the first of whom pays.</summary>
    public Task<Receipt> SendAsync(
        ContractCall call, IReadOnlyList<ScopedKey> signers, CancellationToken cancel) =>
        network.SendAsync(call, signers, cancel);

    /// <summary>What is known of a job that a step opened.</summary>
    public JobRun JobOf(JobPlan plan)
    {
        if (!state.Jobs.TryGetValue(plan.Name, out var job)) state.Jobs[plan.Name] = job = new JobRun();
        return job;
    }

    /// <summary>Over all classified jobs, or null where none was.</summary>
    public Accuracy? Accuracy => state.Accuracy;

    /// <summary>What steps wrote, also before a return to an earlier moment: files do not go back.</summary>
    public IReadOnlyList<SavedFile> Files => files;

    public void Saved(SavedFile file) => files.Add(file);

    /// <summary>What crews did, each in its own time: kept over a return to an earlier moment.</summary>
    public IReadOnlyList<CrewTotals> Crews => crews;

    public void Worked(CrewTotals totals) => crews.Add(totals);

    /// <summary>What became of the actors whose character the file states.</summary>
    public IReadOnlyList<AdversaryRow> Rows(IEnumerable<Actor> actors) =>
        [.. actors.Where(actor => actor.Character.IsStated).Select(
            actor => state.Judgements.RowOf(actor, KeyOf(actor).Account()))];

    /// <summary>Keeps the present moment, of the chain and of the totals.</summary>
    public async Task KeepAsync(string moment, CancellationToken cancel) =>
        moments[moment] = (await network.KeepAsync(cancel), state.Copy());

    /// <summary>How often it went back.</summary>
    public int Returns { get; private set; }

    /// <summary>Goes back to a kept moment; it stays kept.</summary>
    public async Task ReturnAsync(string moment, CancellationToken cancel)
    {
        var (chain, kept) = moments[moment];
        await network.ReturnAsync(chain, cancel);
        Returns++;
        state = kept.Copy();
    }

    public Task FundAsync(Actor actor, CancellationToken cancel) =>
        network.FundAsync(actor.Name, actor.GasDatoshi, cancel);

    public void BeginStep() => Log = new StepLog();

    /// <summary>Takes a transaction of the running step into its GAS and into the totals.</summary>
    public void Record(GasPurpose purpose, Receipt receipt)
    {
        Tally.Add(purpose, receipt);
        state.Judgements.Add(receipt);
        Log.Add(receipt);
    }

    public void Progressed(WorkProgress progress) => Progressed((double)progress.Done / Math.Max(1, progress.Total));

    /// <param name="fraction">Part of the running step that is done, 0..1.</param>
    public void Progressed(double fraction) => progressed?.Invoke(fraction);
}
