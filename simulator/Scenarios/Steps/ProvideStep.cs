using System.Numerics;
using StarMiner.Simulator.Scenarios.Binding;
using StarMiner.Simulator.Scenarios.Language;
using StarMiner.Simulator.Scenarios.Language.Values;
using StarMiner.Simulator.Scenarios.Running;

namespace StarMiner.Simulator.Scenarios.Steps;

/// <summary>Liquidity for a pair: both tokens are deposited and added.</summary>
sealed class ProvideStep(Actor by, BigInteger agpu, TokenAmount with) : IStep
{
    static readonly Field<BigInteger> Agpu = Field.Required("amount", Quantities.Agpu, "AGPU to put in");
    static readonly Field<TokenAmount> With = Field.Required("with", TokenAmount.OfAsset, "the other token's part");

    public static readonly StepKind Kind = new(
        "provide", "Puts AGPU and TUSD or wAGPU into their pair for shares of it.",
        (values, scope) => scope.AfterDeploy(
            values.At, new ProvideStep(values.Get(StepFields.By), values.Get(Agpu), values.Get(With))),
        StepFields.By, Agpu, With);

    public async Task RunAsync(Run run, CancellationToken cancel)
    {
        var pair = Trading.PairOf(run.Suite, with.Token);
        foreach (var part in new[] { new TokenAmount(Token.Agpu, agpu), with })
            await Trading.PayAsync(run, by, pair.Hash, part, ["deposit"], cancel);
        var key = run.KeyOf(by);
        var (shares, receipt) = await pair.AddLiquidityAsync(
            key, Client.Accounts.Account(key), agpu, with.Units, 0, await Trading.DeadlineMsAsync(run, cancel), cancel);
        run.Record(GasPurpose.Other, receipt);
        run.Log.Say($"{shares} shares for {new TokenAmount(Token.Agpu, agpu)} and {with} at most");
    }
}
