using Neo.Network.P2P.Payloads;
using StarMiner.Client;
using StarMiner.Simulator.Scenarios.Binding;
using StarMiner.Simulator.Scenarios.Language;
using StarMiner.Simulator.Scenarios.Language.Values;
using StarMiner.Simulator.Scenarios.Running;

namespace StarMiner.Simulator.Scenarios.Steps;

/// <summary>Any method of any contract, by its own name.</summary>
sealed class CallStep(
    Actor by, SuiteContract contract, string method, IReadOnlyList<Func<Run, object?>> arguments, WitnessScope reach)
    : IStep
{
    const int MostArguments = 16;

    static readonly Field<SuiteContract> Contract = Field.Required("contract", SuiteContract.Type, "the contract");
    static readonly Field<string> Method = Field.Required("method", NewName.Any, "the method as the ABI writes it");
    static readonly Field<IReadOnlyList<Func<Run, object?>>> Arguments = Field.Optional(
        "args", new ListOf<Func<Run, object?>>(new CallArgument(), 0, MostArguments), "the arguments", []);

    static readonly Field<WitnessScope> Reach = Field.Optional("scope", new Choice<WitnessScope>(
        ("none", WitnessScope.None), ("entry", WitnessScope.CalledByEntry), ("global", WitnessScope.Global)),
        "how far the signature reaches", WitnessScope.CalledByEntry);

    public static readonly StepKind Kind = new(
        "call", "Calls any method of any contract by a transaction of an actor.", Make,
        Contract, Method, StepFields.By, Arguments, Reach);

    static IStep Make(FieldValues values, Scope scope)
    {
        var contract = values.Get(Contract);
        var step = new CallStep(
            values.Get(StepFields.By), contract, values.Get(Method), values.Get(Arguments), values.Get(Reach));
        return contract.NeedsSuite ? scope.AfterDeploy(values.At, step) : step;
    }

    public async Task RunAsync(Run run, CancellationToken cancel)
    {
        var call = new ContractCall(contract.HashIn(run), method, [.. arguments.Select(argument => argument(run))]);
        var receipt = await run.Chain.SendAsync(call, run.KeyOf(by), reach, cancel);
        run.Record(GasPurpose.Other, receipt);
        string events = receipt.Events.Count == 0 ? "" : $"; {string.Join(", ", receipt.Events.Select(e => e.Name))}";
        run.Log.Say($"{contract.Name}.{method} returned {receipt.Result?.Describe() ?? "nothing"}{events}");
    }
}
