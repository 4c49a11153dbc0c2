using System.Globalization;
using System.Numerics;
using StarMiner.Simulator.Scenarios.Language;
using StarMiner.Simulator.Scenarios.Language.Values;

namespace StarMiner.Simulator.Economies.Plan;

/// <summary>A YAML file to an <see cref="EconomyPlan"/>; whatever is wrong with it is found here.</summary>
public static class PlanReader
{
    const int MostAgents = 500;
    const ulong DayMs = 86_400_000;

    static readonly Field<string> Name = Field.Required("economy", NewName.Any, "the economy's name");
    static readonly Field<string> About = Field.Optional("about", Text.Any, "what it shows", "");
    static readonly Field<long> Seed = Field.Optional("seed", new Whole(0, long.MaxValue), "all chance", 1);
    static readonly Field<long> Days = Field.Optional("days", new Whole(1, 3_650), "of open market", 90);
    static readonly Field<BigInteger> Tick =
        Field.Optional("tick", Quantities.Time, "how often agents act", new BigInteger(300_000));
    static readonly Field<BigInteger> BlockTime =
        Field.Optional("block-time", Quantities.Time, "between blocks", new BigInteger(15_000));
    static readonly Field<double> JobsPerDay = Field.Optional(
        "jobs-per-day", new Number(1, 10_000_000), "at the reference price", 10_000);
    static readonly Field<long> Sample =
        Field.Optional("sample", new Whole(1, 16), "the economy at one n-th of its size", 1);
    static readonly Field<IReadOnlyList<ProtocolSetting>> Protocol = Field.Optional(
        "protocol", new ProtocolSettings(), "parameters that the Council sets before the opening", []);
    static readonly Field<FieldValues?> Pair = Section("pair", PairFields.Shape);
    static readonly Field<FieldValues?> Clients = Section("clients", ClientFields.Shape);
    static readonly Field<FieldValues?> Providers = Section("providers", ProviderFields.Shape);
    static readonly Field<FieldValues?> Watch = Section("watch", WatchFields.Shape);
    static readonly Field<FieldValues?> Speculators = Section("speculators", SpeculatorFields.Shape);
    static readonly Field<FieldValues?> Attackers = Section("attackers", AttackerFields.Shape);
    static readonly Field<IReadOnlyList<Shock>> Shocks =
        Field.Optional("shocks", new ListOf<Shock>(new ShockType(), 0, 100), "sudden changes", []);

    static readonly Shape Root = new(
        "an economy", Name, About, Seed, Days, Tick, BlockTime, JobsPerDay, Sample, Protocol, Pair, Clients, Providers,
        Watch, Speculators, Attackers, Shocks);

    /// <param name="source">Path of a file, or a preset's name.</param>
    /// <param name="overrides">Path of a value, as <c>clients.elasticity</c>, and what it is instead.</param>
    /// <exception cref="ScenarioFormatException">It is no economy.</exception>
    public static EconomyPlan Load(string source, params IEnumerable<(string Path, string Value)> overrides) =>
        Parse(source, Presets.TextOf(source), overrides);

    public static EconomyPlan Parse(
        string source, string text, params IEnumerable<(string Path, string Value)> overrides)
    {
        Node root = YamlReader.Read(source, text);
        foreach (var (path, value) in overrides) root = Overrides.Apply(root, path, value);
        if (root is not MapNode)
            throw new ScenarioFormatException(root.At, "a mapping that starts with 'economy'", root.Describe());
        var scope = new Scope(source, null);
        FieldValues values = Root.Bind(root, scope);
        var plan = new EconomyPlan
        {
            Source = source,
            Name = values.Get(Name),
            About = values.Get(About),
            Seed = values.Get(Seed),
            Days = (int)values.Get(Days),
            TickMs = (ulong)values.Get(Tick),
            BlockTimeMs = (ulong)values.Get(BlockTime),
            JobsPerDay = values.Get(JobsPerDay),
            Sample = (int)values.Get(Sample),
            Protocol = values.Get(Protocol),
            Pair = PairFields.Of(Or(values.Get(Pair), PairFields.Shape, root, scope)),
            Clients = ClientFields.Of(Or(values.Get(Clients), ClientFields.Shape, root, scope)),
            Providers = ProviderFields.Of(Or(values.Get(Providers), ProviderFields.Shape, root, scope)),
            Watch = WatchFields.Of(Or(values.Get(Watch), WatchFields.Shape, root, scope)),
            Speculators = SpeculatorFields.Of(Or(values.Get(Speculators), SpeculatorFields.Shape, root, scope)),
            Attackers = AttackerFields.Of(Or(values.Get(Attackers), AttackerFields.Shape, root, scope)),
            Shocks = [.. values.Get(Shocks).OrderBy(shock => shock.Day)],
        };
        CheckTimes(plan, values);
        return plan;
    }

    static void CheckTimes(EconomyPlan plan, FieldValues values)
    {
        if (plan.BlockTimeMs is < 1_000 or > 300_000)
            throw new ScenarioFormatException(
                values.NodeOf(BlockTime).At, "a block time from '1 s' to '300 s'", values.NodeOf(BlockTime).Describe());
        // The audit's seed is two blocks after the commit, and a tick must not see it before that.
        bool divides = plan.TickMs >= 3 * plan.BlockTimeMs && plan.TickMs % plan.BlockTimeMs == 0
            && plan.TickMs <= DayMs / 4 && DayMs % plan.TickMs == 0;
        if (!divides)
            throw new ScenarioFormatException(
                values.NodeOf(Tick).At, "a tick of three blocks or more that divides the day",
                values.NodeOf(Tick).Describe());
        int agents = plan.Clients.Count + plan.Providers.Count + plan.Providers.Candidates + plan.Watch.Auditors
            + plan.Watch.Oracles + plan.Watch.Committee + plan.Watch.Stampers + plan.Speculators.Momentum + plan.Speculators.Reversion;
        if (agents > MostAgents)
            throw new ScenarioFormatException(
                values.At, $"at most {MostAgents} agents", agents.ToString(CultureInfo.InvariantCulture));
    }

    static Field<FieldValues?> Section(string name, Shape shape) =>
        Field.Optional<FieldValues?>(name, new SectionType(name, shape), name, null);

    static FieldValues Or(FieldValues? given, Shape shape, Node root, Scope scope) =>
        given ?? shape.Bind(new MapNode(root.At, []), scope);
}
