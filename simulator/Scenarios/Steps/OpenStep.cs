using System.Numerics;
using StarMiner.Client;
using StarMiner.Simulator.Scenarios.Binding;
using StarMiner.Simulator.Scenarios.Language;
using StarMiner.Simulator.Scenarios.Language.Values;
using StarMiner.Simulator.Scenarios.Results;
using StarMiner.Simulator.Scenarios.Running;
using StarMiner.Worker.Jobs;

namespace StarMiner.Simulator.Scenarios.Steps;

/// <summary>Opens a job and escrows its pay: declared work, or all dot products between two data sets' rows.</summary>
sealed class OpenStep(Actor by, JobPlan plan, OpenTerms terms) : IStep
{
    static readonly Field<string> Name = Field.Required("job", NewName.Any, "the new job's name");
    static readonly Field<Work.JobWork?> Declared = Field.Optional<Work.JobWork?>(
        "work", Known.Work!, "what is computed; otherwise the product of 'rows' and 'columns'", null);
    static readonly Field<Data.DigitSet?> Rows = Field.Optional<Data.DigitSet?>(
        "rows", Known.Data!, "the data whose rows are the product's rows", null);
    static readonly Field<Data.DigitSet?> Columns = Field.Optional<Data.DigitSet?>(
        "columns", Known.Data!, "the data whose rows are the product's columns", null);
    static readonly Field<JobTier> Tier = Field.Optional(
        "tier", new Choice<JobTier>([.. Enum.GetValues<JobTier>().Select(tier => (Words.Of(tier), tier))]),
        "how the job wants to be served", JobTier.Standard);
    static readonly Field<BigInteger> Price =
        Field.Required("price", Quantities.Agpu, "the most paid for a unit, 10^6 multiply-adds of a product");
    static readonly Field<BigInteger> Tip =
        Field.Optional("tip", Quantities.Agpu, "burned at settlement, for a better place in the queue", 0);
    static readonly Field<BigInteger> ClaimWithin =
        Field.Optional("claim-within", Quantities.Time, "how long providers may take to claim", 3_600_000);
    static readonly Field<BigInteger> WorkWithin =
        Field.Optional("work-within", Quantities.Time, "how long the provider may take to commit", 3_600_000);

    public static readonly StepKind Kind = new(
        "open", "Opens a job: declared work, or the matrix of dot products of two data sets. Its pay goes into escrow.",
        Make, Name, StepFields.By, Declared, Rows, Columns, Tier, Price, Tip, ClaimWithin, WorkWithin);

    static IStep Make(FieldValues values, Scope scope)
    {
        var plan = new JobPlan(values.Get(Name), values.Get(Declared) ?? ProductOf(values));
        if (!scope.Jobs.TryAdd(plan.Name, plan))
            throw new ScenarioFormatException(values.NodeOf(Name).At, "a new job's name", $"'{plan.Name}' again");
        var terms = new OpenTerms(
            values.Get(Price), values.Get(Tip), (ulong)values.Get(ClaimWithin), (ulong)values.Get(WorkWithin),
            values.Get(Tier));
        return scope.AfterDeploy(values.At, new OpenStep(values.Get(StepFields.By), plan, terms));
    }

    static Work.DigitProduct ProductOf(FieldValues values)
    {
        if (values.Get(Rows) is not { } a || values.Get(Columns) is not { } b)
            throw new ScenarioFormatException(values.At, "'work', or both 'rows' and 'columns'", "neither");
        if (a.Width != b.Width)
            throw new ScenarioFormatException(
                values.NodeOf(Columns).At, $"data with rows of {a.Width} bytes, as '{a.Name}' has", $"{b.Width} bytes");
        return new Work.DigitProduct(a, b);
    }

    public async Task RunAsync(Run run, CancellationToken cancel)
    {
        var work = plan.Work!;
        byte[] parameters = work.Parameters;
        var kernel = run.Suite.Addresses.Kernels[work.Kernel.ContractName];
        var roots = await InputPublisher.PublishAsync(
            run.Store, work.Kernel, parameters, work.Operands(run.Settings.Seed), cancel);
        var meter = await run.Suite.Kernel(kernel).MeterAsync(parameters, cancel);
        var most = meter.Units * terms.PricePerUnitAgpu + terms.TipAgpu;
        var request = new JobRequest(
            kernel, parameters, roots, terms.PricePerUnitAgpu, terms.TipAgpu, terms.ClaimWithinMs, terms.WorkWithinMs,
            terms.Tier);

        var (id, receipt) = await run.Suite.Market.OpenAsync(run.KeyOf(by), request, most, cancel);

        run.Record(GasPurpose.Submit, receipt);
        run.JobOf(plan).Id = id;
        var fee = receipt.Event("JobOpened").Values[8].AsInteger();
        run.Log.Say($"{meter.Units} units metered, fee {AmountText.Agpu(fee)} and tip {AmountText.Agpu(terms.TipAgpu)} in escrow");
    }
}

/// <param name="PricePerUnitAgpu">[1e-8 AGPU]</param>
/// <param name="TipAgpu">[1e-8 AGPU]</param>
sealed record OpenTerms(
    BigInteger PricePerUnitAgpu, BigInteger TipAgpu, ulong ClaimWithinMs, ulong WorkWithinMs, JobTier Tier);
