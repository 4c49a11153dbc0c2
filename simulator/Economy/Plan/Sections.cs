using System.Numerics;
using System.Text.Json.Nodes;
using StarMiner.Simulator.Scenarios.Language;
using StarMiner.Simulator.Scenarios.Language.Values;

namespace StarMiner.Simulator.Economies.Plan;

/// <summary>A named part of the file with fields of its own, each with a default.</summary>
sealed class SectionType(string name, Shape shape) : ValueType<FieldValues?>
{
    public override string Expected => $"a mapping of '{name}'";

    public override FieldValues Bind(Node node, Scope scope) => shape.Bind(node, scope);

    public override JsonObject Schema() => shape.Schema();
}

static class PairFields
{
    static readonly Field<double> Price =
        Field.Optional("price", new Number(1e-6, 1_000, "TUSD"), "of an AGPU at the opening", 0.01);
    static readonly Field<double> Deposit =
        Field.Optional("deposit", new Number(1_000, 100_000_000, "AGPU"), "of the founder", 4_000_000);

    public static readonly Shape Shape = new("the pair", Price, Deposit);

    public static PairPlan Of(FieldValues values) => new(values.Get(Price), values.Get(Deposit));
}

static class ClientFields
{
    static readonly Number Weight = new(0, 1_000);
    static readonly Field<long> Count = Field.Optional("count", new Whole(1, 200), "how many", 24);
    static readonly Field<double> Elasticity =
        Field.Optional("elasticity", new Number(0, 5), "demand goes with price^-elasticity", 1.2);
    static readonly Field<double> Reference =
        Field.Optional("reference", new Number(1e-6, 10_000, "TUSD"), "the price of the plan's demand", 0.1);
    static readonly Field<IReadOnlyList<double>> Tiers = Field.Optional<IReadOnlyList<double>>(
        "tiers", new ListOf<double>(Weight, 4, 4), "weights of Spot, Standard, Priority, Reserved", [25, 50, 15, 10]);
    static readonly Field<double> Largest =
        Field.Optional("largest-demand", new Number(1, 100), "however cheap it is, times the plan's", 3);

    public static readonly Shape Shape = new("clients", Count, Elasticity, Reference, Tiers, Largest);

    public static ClientsPlan Of(FieldValues values) => new(
        (int)values.Get(Count), values.Get(Elasticity), values.Get(Reference), values.Get(Tiers), values.Get(Largest));
}

static class ProviderFields
{
    static readonly Field<long> Count = Field.Optional("count", new Whole(1, 200), "at the opening", 24);
    static readonly Field<long> Candidates = Field.Optional("candidates", new Whole(0, 200), "who may join", 24);
    static readonly Field<double> Least =
        Field.Optional("least-cost", new Number(0, 10_000, "TUSD"), "of a job, cheapest machine", 0.02);
    static readonly Field<double> Most =
        Field.Optional("most-cost", new Number(0, 10_000, "TUSD"), "of a job, dearest machine", 0.06);
    static readonly Field<double> Rent =
        Field.Optional("rent", new Number(0, 1_000_000, "TUSD"), "of a machine a day", 4);
    static readonly Field<double> Slots =
        Field.Optional("slots", new Number(0.1, 100_000), "jobs at a time on an average machine", 5);
    static readonly Field<BigInteger> Job =
        Field.Optional("job", Quantities.Time, "what a job takes on an average machine", new BigInteger(600_000));
    static readonly Field<double> Stake =
        Field.Optional("stake", new Number(0, 10_000_000, "TUSD"), "what a joining provider brings", 60);
    static readonly Field<double> Late =
        Field.Optional("late", new Number(0, 1), "part of the jobs that come too late", 0.002);

    public static readonly Shape Shape =
        new("providers", Count, Candidates, Least, Most, Rent, Slots, Job, Stake, Late);

    public static ProvidersPlan Of(FieldValues values) => new(
        (int)values.Get(Count), (int)values.Get(Candidates), values.Get(Least), values.Get(Most), values.Get(Rent),
        values.Get(Slots), (ulong)values.Get(Job), values.Get(Stake), values.Get(Late));
}

static class WatchFields
{
    static readonly Field<long> Auditors = Field.Optional("auditors", new Whole(0, 50), "how many", 3);
    static readonly Field<double> Coverage =
        Field.Optional("coverage", new Number(0, 1), "part of all commitments that an auditor looks at", 0.1);
    static readonly Field<double> Check =
        Field.Optional("check", new Number(0, 10_000, "TUSD"), "cost of looking at one", 0.005);
    static readonly Field<long> Oracles = Field.Optional("oracles", new Whole(0, 9), "how many", 5);
    static readonly Field<long> Colluders =
        Field.Optional("colluders", new Whole(0, 9), "oracles that report zero about others", 0);

    static readonly Field<long> Committee = Field.Optional(
        "committee", new Whole(0, 50), "bonded auditors who compute an output again before they approve it", 0);
    static readonly Field<long> Stampers =
        Field.Optional("stampers", new Whole(0, 50), "bonded auditors who approve what they are given", 0);
    static readonly Field<long> Slots = Field.Optional("slots", new Whole(1, 16), "bonds of each bonded auditor", 4);

    public static readonly Shape Shape = new(
        "the watch", Auditors, Coverage, Check, Oracles, Colluders, Committee, Stampers, Slots);

    public static WatchPlan Of(FieldValues values) => new(
        (int)values.Get(Auditors), values.Get(Coverage), values.Get(Check), (int)values.Get(Oracles),
        (int)values.Get(Colluders), (int)values.Get(Committee), (int)values.Get(Stampers), (int)values.Get(Slots));
}

static class SpeculatorFields
{
    static readonly Field<long> Momentum = Field.Optional("momentum", new Whole(0, 50), "who follow the price", 2);
    static readonly Field<long> Reversion = Field.Optional("reversion", new Whole(0, 50), "who lean against it", 2);
    static readonly Field<double> Funds =
        Field.Optional("funds", new Number(0, 1_000_000_000, "TUSD"), "of each", 1_000);

    public static readonly Shape Shape = new("speculators", Momentum, Reversion, Funds);

    public static SpeculatorsPlan Of(FieldValues values) =>
        new((int)values.Get(Momentum), (int)values.Get(Reversion), values.Get(Funds));
}

static class AttackerFields
{
    static readonly Whole Few = new(0, 50);
    static readonly Field<long> Liars = Field.Optional("liars", Few, "commit to numbers they never computed", 0);
    static readonly Field<long> Patient =
        Field.Optional("patient-liars", Few, "lie once their score has lowered the audits", 0);
    static readonly Field<long> Squatters = Field.Optional("squatters", Few, "claim and do nothing", 0);
    static readonly Field<long> SelfDealers =
        Field.Optional("self-dealers", Few, "are client and provider of their jobs", 0);
    static readonly Field<long> Pumpers =
        Field.Optional("pumpers", Few, "deal with themselves while the price is low", 0);
    static readonly Field<long> PublicSquatters =
        Field.Optional("public-squatters", Few, "claim public work and do nothing", 0);
    static readonly Field<double> PumpBelow = Field.Optional(
        "pump-below", new Number(0, 10), "parts of the reference price below which pumpers pump; 0: they only work", 0.8);
    static readonly Field<long> Patience = Field.Optional(
        "patience", new Whole(0, 20_000), "score [1/10,000] from which patient liars lie; above 10000: never", 4_000);

    public static readonly Shape Shape = new(
        "attackers", Liars, Patient, Squatters, SelfDealers, Pumpers, PublicSquatters, PumpBelow, Patience);

    public static AttackersPlan Of(FieldValues values) => new(
        (int)values.Get(Liars), (int)values.Get(Patient), (int)values.Get(Squatters), (int)values.Get(SelfDealers),
        (int)values.Get(Pumpers), (int)values.Get(PublicSquatters), values.Get(PumpBelow),
        (int)values.Get(Patience));
}

sealed class ShockType : ValueType<Shock>
{
    static readonly Field<long> Day = Field.Required("day", new Whole(0, 3_650), "from this day on");
    static readonly Field<double> Demand = Field.Optional("demand", new Number(0, 100), "times the plan's", 1);
    static readonly Field<double> Cost = Field.Optional("cost", new Number(0, 100), "times the plan's", 1);
    static readonly Shape Fields = new("a shock", Day, Demand, Cost);

    public override string Expected => "a shock like '{day: 30, demand: 0.5}'";

    public override Shock Bind(Node node, Scope scope)
    {
        FieldValues values = Fields.Bind(node, scope);
        return new Shock((int)values.Get(Day), values.Get(Demand), values.Get(Cost));
    }

    public override JsonObject Schema() => Fields.Schema();
}

/// <summary>Names and values for the Council, which knows their bounds.</summary>
sealed class ProtocolSettings : ValueType<IReadOnlyList<ProtocolSetting>>
{
    const int Most = 100;
    static readonly Whole Value = new(0, long.MaxValue);

    public override string Expected => "a mapping from names of the Council's parameters to whole numbers";

    public override IReadOnlyList<ProtocolSetting> Bind(Node node, Scope scope)
    {
        if (node is not MapNode { Entries.Count: <= Most } map) throw Wrong(node);
        return [.. map.Entries.Select(entry => new ProtocolSetting(
            entry.Key.At, NewName.Any.Bind(entry.Key, scope), Value.Bind(entry.Value, scope)))];
    }

    public override JsonObject Schema() =>
        new() { ["type"] = "object", ["additionalProperties"] = Value.Schema() };
}
