using StarMiner.Client;
using StarMiner.Simulator.Scenarios.Binding;
using StarMiner.Simulator.Scenarios.Language;
using StarMiner.Simulator.Scenarios.Language.Values;
using StarMiner.Simulator.Scenarios.Running;

namespace StarMiner.Simulator.Scenarios.Steps;

/// <summary>Any method of any contract, by its own name.</summary>
sealed class CallStep(
    SuiteContract contract, string method, IReadOnlyList<Func<Run, object?>> arguments,
    IReadOnlyList<CallSigner> signers) : IStep
{
    const int MostArguments = 16;

    static readonly Field<SuiteContract> Contract = Field.Required("contract", SuiteContract.Type, "the contract");
    static readonly Field<string> Method = Field.Required("method", NewName.Any, "the method as the ABI writes it");
    static readonly Field<IReadOnlyList<Func<Run, object?>>> Arguments = Field.Optional(
        "args", new ListOf<Func<Run, object?>>(new CallArgument(), 0, MostArguments), "the arguments", []);

    public static readonly StepKind Kind = new(
        "call", "Calls any method of any contract by a transaction of an actor.", Make,
        Contract, Method, StepFields.By, Arguments, CallSigner.Scope, CallSigner.Others);

    static IStep Make(FieldValues values, Scope scope)
    {
        var contract = values.Get(Contract);
        CallSigner[] signers = [CallSigner.Of(values), .. values.Get(CallSigner.Others)];
        if (signers.DistinctBy(signer => signer.Actor.Name).Count() < signers.Length)
            throw new ScenarioFormatException(
                values.NodeOf(CallSigner.Others).At, "signers who sign once each", "one who signs twice");
        var step = new CallStep(contract, values.Get(Method), values.Get(Arguments), signers);
        bool needsSuite = contract.NeedsSuite
            || signers.Any(signer => signer.Reach.Contracts.Any(allowed => allowed.NeedsSuite));
        return needsSuite ? scope.AfterDeploy(values.At, step) : step;
    }

    public async Task RunAsync(Run run, CancellationToken cancel)
    {
        var call = new ContractCall(contract.HashIn(run), method, [.. arguments.Select(argument => argument(run))]);
        var receipt = await run.SendAsync(call, [.. signers.Select(signer => signer.In(run))], cancel);
        run.Record(GasPurpose.Other, receipt);
        string events = receipt.Events.Count == 0 ? "" : $"; {string.Join(", ", receipt.Events.Select(e => e.Name))}";
        run.Log.Say($"{contract.Name}.{method} returned {receipt.Result?.Describe() ?? "nothing"}{events}");
    }
}
