using StarMiner.Client;
using StarMiner.Simulator.Scenarios.Binding;
using StarMiner.Simulator.Scenarios.Language;
using StarMiner.Simulator.Scenarios.Language.Values;
using StarMiner.Simulator.Scenarios.Running;

namespace StarMiner.Simulator.Scenarios.Steps;

/// <summary>Any method of any contract, by its own name.</summary>
sealed class CallStep(Actor by, SuiteContract contract, string method, IReadOnlyList<Func<Run, object?>> arguments)
    : IStep
{
    const int MostArguments = 16;

    static readonly Field<SuiteContract> Contract = Field.Required("contract", SuiteContract.Type, "the contract");
    static readonly Field<string> Method = Field.Required("method", NewName.Any, "the method as the ABI writes it");
    static readonly Field<IReadOnlyList<Func<Run, object?>>> Arguments = Field.Optional(
        "args", new ListOf<Func<Run, object?>>(new CallArgument(), 0, MostArguments), "the arguments", []);

    public static readonly StepKind Kind = new(
        "call", "Calls any method of any contract by a transaction of an actor.",
        (values, scope) => scope.AfterDeploy(values.At, new CallStep(
            values.Get(StepFields.By), values.Get(Contract), values.Get(Method), values.Get(Arguments))),
        Contract, Method, StepFields.By, Arguments);

    public async Task RunAsync(Run run, CancellationToken cancel)
    {
        var call = new ContractCall(contract.HashIn(run), method, [.. arguments.Select(argument => argument(run))]);
        var receipt = await run.Chain.SendAsync(call, run.KeyOf(by), cancel: cancel);
        run.Record(GasPurpose.Other, receipt);
        string events = receipt.Events.Count == 0 ? "" : $"; {string.Join(", ", receipt.Events.Select(e => e.Name))}";
        run.Log.Say($"{contract.Name}.{method} returned {receipt.Result?.Describe() ?? "nothing"}{events}");
    }
}
