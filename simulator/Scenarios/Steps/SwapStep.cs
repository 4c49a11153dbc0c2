using StarMiner.Simulator.Scenarios.Binding;
using StarMiner.Simulator.Scenarios.Language;
using StarMiner.Simulator.Scenarios.Language.Values;
using StarMiner.Simulator.Scenarios.Running;

namespace StarMiner.Simulator.Scenarios.Steps;

/// <summary>One token for another, through the pair that AGPU has with either.</summary>
sealed class SwapStep(Actor by, TokenAmount pay, Token wanted, TokenAmount? least) : IStep
{
    static readonly Field<TokenAmount> Pay = Field.Required("pay", TokenAmount.Any, "what is given");
    static readonly Field<Token> For = Field.Optional(
        "for",
        new Choice<Token>([.. Enum.GetValues<Token>().Select(token => (TokenAmount.SymbolOf(token), token))]),
        "what is wanted", Token.Agpu);
    static readonly Field<TokenAmount?> AtLeast =
        Field.Optional<TokenAmount?>("at-least", TokenAmount.Any!, "the least that is taken for it", null);

    public static readonly StepKind Kind = new(
        "swap", "Swaps AGPU for TUSD or wAGPU, or one of these for AGPU.", Make, StepFields.By, Pay, For, AtLeast);

    static IStep Make(FieldValues values, Scope scope)
    {
        var (pay, wanted, least) = (values.Get(Pay), values.Get(For), values.Get(AtLeast));
        if ((pay.Token == Token.Agpu) == (wanted == Token.Agpu))
            throw new ScenarioFormatException(
                values.At, "AGPU on one side of 'swap'", $"{pay} for {TokenAmount.SymbolOf(wanted)}");
        if (least is not null && least.Token != wanted)
            throw new ScenarioFormatException(
                values.NodeOf(AtLeast).At, $"an amount of {TokenAmount.SymbolOf(wanted)}", $"{least}");
        return scope.AfterDeploy(values.At, new SwapStep(values.Get(StepFields.By), pay, wanted, least));
    }

    public async Task RunAsync(Run run, CancellationToken cancel)
    {
        var pair = Trading.PairOf(run.Suite, pay.Token == Token.Agpu ? wanted : pay.Token);
        object?[] order = ["swap", least?.Units ?? 0, await Trading.DeadlineMsAsync(run, cancel)];
        var receipt = await Trading.PayAsync(run, by, pair.Hash, pay, order, cancel);
        var swapped = pair.SwappedEventsIn(receipt).Single();
        run.Log.Say($"{pay} for {new TokenAmount(wanted, swapped.AmountOut)}");
    }
}
