using StarMiner.Client;
using StarMiner.Simulator.Scenarios.Results;

namespace StarMiner.Simulator.Scenarios.Running;

/// <summary>What a run knows beside the chain; kept and brought back together with it.</summary>
sealed class RunState
{
    public Dictionary<string, JobRun> Jobs { get; private init; } = [];

    public Tally Tally { get; private init; } = new();

    public Judgements Judgements { get; private init; } = new();

    public SuiteClient? Suite { get; set; }

    public Dictionary<string, InstalledContract> Installed { get; private init; } = [];

    /// <summary>Over all classified jobs, or null where none was.</summary>
    public Accuracy? Accuracy =>
        Jobs.Values.Select(job => job.Accuracy).OfType<Accuracy>().ToList() is { Count: > 0 } all
        ? new Accuracy(all.Sum(a => a.Correct), all.Sum(a => a.Total))
        : null;

    public RunState Copy() => new()
    {
        Jobs = Jobs.ToDictionary(job => job.Key, job => job.Value.Copy()),
        Tally = new Tally(Tally),
        Judgements = new Judgements(Judgements),
        Suite = Suite,
        Installed = new Dictionary<string, InstalledContract>(Installed),
    };
}
