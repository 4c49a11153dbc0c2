using StarMiner.Simulator.Scenarios.Data;
using StarMiner.Simulator.Scenarios.Work;

namespace StarMiner.Simulator.Scenarios.Language;

/// <summary>What the part of the file that was bound so far has declared.</summary>
public sealed class Scope(string file, long? seed)
{
    const int MostSteps = 100_000;
    const int DeepestInclude = 16;

    readonly Stack<string> files = new([Path.GetFullPath(file)]);
    SeededChoices? choices;
    int steps;

    /// <summary>The seed that the user asked for, else the file's own.</summary>
    public long Seed { get; private set; } = seed ?? 1;

    public Dictionary<string, Actor> Actors { get; } = [];

    public Dictionary<string, DigitSet> Data { get; } = [];

    public Dictionary<string, JobWork> Works { get; } = [];

    public Dictionary<string, JobPlan> Jobs { get; } = [];

    /// <summary>Names under which earlier steps keep the present moment.</summary>
    public Dictionary<string, string> Snapshots { get; } = [];

    /// <summary>Who deploys the suite, or null as long as no step does.</summary>
    public Actor? Deployer { get; set; }

    /// <summary>Contracts that earlier steps deployed beside the suite.</summary>
    public HashSet<string> Installed { get; } = [];

    /// <summary>Who computed which job so far.</summary>
    public HashSet<(string Job, string Actor)> Computed { get; } = [];

    /// <summary>Values of <c>${name}</c> where the binder stands.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; private set; } = new Dictionary<string, string>();

    /// <summary>Choices for the file as a whole, in the order in which it is bound.</summary>
    public SeededChoices Choices => choices ??= new SeededChoices(Seed, "scenario");

    /// <summary>Paths in the file are relative to this folder.</summary>
    public string Folder => Path.GetDirectoryName(files.Peek())!;

    /// <summary>Takes the file's own seed where the user asked for none.</summary>
    public void OfferSeed(long own) => Seed = seed ?? own;

    /// <summary>Passes a step on that needs the suite on the chain.</summary>
    public IStep AfterDeploy(Position at, IStep step) => Deployer is null ? throw NotDeployed(at) : step;

    /// <summary>Binds with more parameters than now.</summary>
    public T With<T>(IEnumerable<KeyValuePair<string, string>> parameters, Func<T> bind)
    {
        var outer = Parameters;
        var inner = new Dictionary<string, string>(outer);
        foreach (var (name, value) in parameters) inner[name] = value;
        Parameters = inner;
        try
        {
            return bind();
        }
        finally
        {
            Parameters = outer;
        }
    }

    /// <summary>Binds what stands in another file.</summary>
    public T Inside<T>(Node name, string path, Func<T> bind)
    {
        if (files.Contains(path))
            throw new ScenarioFormatException(name.At, "a file that does not include itself", name.Describe());
        if (files.Count >= DeepestInclude)
            throw new ScenarioFormatException(name.At, $"at most {DeepestInclude} levels of files", "a deeper one");
        files.Push(path);
        try
        {
            return bind();
        }
        finally
        {
            files.Pop();
        }
    }

    /// <summary>Counts a step, so that repetitions within repetitions cannot go on for ever.</summary>
    public void CountStep(Position at)
    {
        if (++steps > MostSteps)
            throw new ScenarioFormatException(at, $"at most {MostSteps} steps, repetitions counted", "one more");
    }

    static ScenarioFormatException NotDeployed(Position at) => new(at, "a step 'deploy' before this one", "none");
}
