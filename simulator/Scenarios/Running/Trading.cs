using Neo;
using StarMiner.Client;
using StarMiner.Contracts.Proxies;
using StarMiner.Simulator.Scenarios.Language.Values;

namespace StarMiner.Simulator.Scenarios.Running;

/// <summary>The tokens and pairs of the deployed suite, by the words of a scenario.</summary>
static class Trading
{
    /// <summary>How long what a step sends stays good [ms].</summary>
    const ulong PatienceMs = 600_000;

    public static UInt160 ContractOf(SuiteClient suite, Token token) => token switch
    {
        Token.Agpu => suite.Addresses.AgpuToken,
        Token.Stable => suite.Addresses.TestStable,
        _ => suite.Addresses.WrappedAgpu,
    };

    /// <summary>The pair of AGPU and another token.</summary>
    public static ExchangeProxy PairOf(SuiteClient suite, Token asset) =>
        asset == Token.Stable ? suite.StableExchange : suite.WrappedExchange;

    public static async Task<ulong> DeadlineMsAsync(Run run, CancellationToken cancel) =>
        await run.Chain.GetTimeMsAsync(cancel) + PatienceMs;

    /// <exception cref="StepFailedException">The token said no.</exception>
    public static async Task<Receipt> PayAsync(
        Run run, Actor by, UInt160 to, TokenAmount amount, object?[] data, CancellationToken cancel)
    {
        var call = new ContractCall(
            ContractOf(run.Suite, amount.Token), "transfer", run.KeyOf(by).Account(), to, amount.Units, data);
        var receipt = await run.Chain.SendAsync(call, run.KeyOf(by), cancel: cancel);
        run.Record(GasPurpose.Other, receipt);
        return receipt.Result?.GetBoolean() == true
            ? receipt
            : throw new StepFailedException($"{by.Name} to hold {amount}", "less");
    }
}
