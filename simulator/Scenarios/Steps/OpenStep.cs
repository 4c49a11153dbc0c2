using System.Numerics;
using StarMiner.Client;
using StarMiner.Simulator.Scenarios.Binding;
using StarMiner.Simulator.Scenarios.Language;
using StarMiner.Simulator.Scenarios.Language.Values;
using StarMiner.Simulator.Scenarios.Results;
using StarMiner.Simulator.Scenarios.Running;
using StarMiner.Worker.Jobs;
using StarMiner.Worker.Kernels.MatMul;

namespace StarMiner.Simulator.Scenarios.Steps;

/// <summary>Opens a job and escrows its pay: all dot products between the rows of two data sets.</summary>
sealed class OpenStep(Actor by, JobPlan plan, OpenTerms terms) : IStep
{
    static readonly Field<string> Name = Field.Required("job", NewName.Any, "the new job's name");
    static readonly Field<Data.DigitSet> Rows =
        Field.Required("rows", Known.Data, "the data whose rows are the product's rows");
    static readonly Field<Data.DigitSet> Columns =
        Field.Required("columns", Known.Data, "the data whose rows are the product's columns");
    static readonly Field<BigInteger> Price =
        Field.Required("price", Quantities.Agpu, "the most paid for a unit of 10^6 multiply-adds");
    static readonly Field<BigInteger> Tip =
        Field.Optional("tip", Quantities.Agpu, "burned at settlement, for a better place in the queue", 0);
    static readonly Field<BigInteger> ClaimWithin =
        Field.Optional("claim-within", Quantities.Time, "how long providers may take to claim", 3_600_000);
    static readonly Field<BigInteger> WorkWithin =
        Field.Optional("work-within", Quantities.Time, "how long the provider may take to commit", 3_600_000);

    public static readonly StepKind Kind = new(
        "open", "Opens a job: the matrix of dot products between the rows of two data sets. Its pay goes into escrow.",
        Make, Name, StepFields.By, Rows, Columns, Price, Tip, ClaimWithin, WorkWithin);

    static IStep Make(FieldValues values, Scope scope)
    {
        var plan = new JobPlan(values.Get(Name), values.Get(Rows), values.Get(Columns));
        if (plan.A.Width != plan.B.Width)
            throw new ScenarioFormatException(
                values.NodeOf(Columns).At, $"data with rows of {plan.A.Width} bytes, as '{plan.A.Name}' has", $"{plan.B.Width} bytes");
        if (!scope.Jobs.TryAdd(plan.Name, plan))
            throw new ScenarioFormatException(values.NodeOf(Name).At, "a new job's name", $"'{plan.Name}' again");
        var terms = new OpenTerms(
            values.Get(Price), values.Get(Tip), (ulong)values.Get(ClaimWithin), (ulong)values.Get(WorkWithin));
        return scope.AfterDeploy(values.At, new OpenStep(values.Get(StepFields.By), plan, terms));
    }

    public async Task RunAsync(Run run, CancellationToken cancel)
    {
        byte[] parameters = new MatMulParameters(plan.A.Count, plan.B.Count, plan.A.Width).ToBytes();
        var roots = await InputPublisher.PublishAsync(
            run.Store, new MatMulKernel(), parameters, [plan.A.Pixels, plan.B.Pixels], cancel);
        var meter = await run.Suite.MatMul.MeterAsync(parameters, cancel);
        var most = meter.Units * terms.PricePerUnitAgpu + terms.TipAgpu;
        var request = new JobRequest(
            run.Suite.Addresses.MatMulKernel, parameters, roots, terms.PricePerUnitAgpu, terms.TipAgpu,
            terms.ClaimWithinMs, terms.WorkWithinMs);

        var (id, receipt) = await run.Suite.Market.OpenAsync(run.KeyOf(by), request, most, cancel);

        run.Record(GasPurpose.Submit, receipt);
        run.JobOf(plan).Id = id;
        var fee = receipt.Event("JobOpened").Values[8].AsInteger();
        run.Log.Say($"{meter.Units} units metered, fee {AmountText.Agpu(fee)} and tip {AmountText.Agpu(terms.TipAgpu)} in escrow");
    }
}

/// <param name="PricePerUnitAgpu">[1e-8 AGPU]</param>
/// <param name="TipAgpu">[1e-8 AGPU]</param>
sealed record OpenTerms(BigInteger PricePerUnitAgpu, BigInteger TipAgpu, ulong ClaimWithinMs, ulong WorkWithinMs);
