using StarMiner.Simulator.Scenarios.Binding;
using StarMiner.Simulator.Scenarios.Language;
using StarMiner.Simulator.Scenarios.Results;
using StarMiner.Simulator.Scenarios.Running;

namespace StarMiner.Scenarios.Tests.Steps;

/// <summary>Transactions that several sign, each as far as its scope says.</summary>
public class CallSignerTests
{
    const string BobPaid = "GasToken.balanceOf(b) < old(GasToken.balanceOf(b)) and signed(b)";

    [Theory]
    [InlineData("signers: [b]")]
    [InlineData("signers: [{by: b, scope: global}]")]
    [InlineData("signers: [{by: b, scope: [GasToken]}]")]
    [InlineData("scope: none, signers: [{by: b, scope: [NeoToken, GasToken]}]")]
    public async Task Signature_that_reaches_the_contract_lets_it_take_from_who_did_not_begin(string signers) =>
        await RunAsync(signers, BobPaid);

    [Theory]
    [InlineData("scope: global", "not signed(b)")]
    [InlineData("signers: [{by: b, scope: none}]", "not signed(b)")]
    [InlineData("signers: [{by: b, scope: [NeoToken]}]", "signed(b)")]
    public async Task Signature_that_does_not_reach_it_moves_nothing(string signers, string isSigned) =>
        await RunAsync(signers, $"GasToken.balanceOf(b) == old(GasToken.balanceOf(b)) and {isSigned}");

    [Theory]
    [InlineData("signers: [a]", "signers who sign once each, found one who signs twice")]
    [InlineData("signers: [{by: b}, {by: b}]", "signers who sign once each, found one who signs twice")]
    [InlineData("signers: [c]", "an actor of this scenario")]
    [InlineData("signers: [{by: b, scope: [GasTokn]}]", "nearest: 'GasToken'")]
    [InlineData("signers: [{by: b, scope: []}]", "a list of 1 to 16 values")]
    [InlineData("signers: [{by: b, scope: {a: b}}]", "or a list of contracts")]
    [InlineData("scope: all", "'none' or 'entry' or 'global'")]
    [InlineData("scope: [JobMarket]", "deploy")]
    public void Signers_that_mean_nothing_are_refused_with_their_place(string signers, string expected) =>
        FluentActions.Invoking(() => ScenarioBinder.Parse("x.yaml", Text(signers, "true")))
            .Should().Throw<ScenarioFormatException>().WithMessage($"x.yaml(4,*{expected}*");

    [Fact]
    public async Task Signer_beside_the_first_pays_no_fee()
    {
        await FluentActions.Awaiting(() => RunAsync("signers: [b]", "GasToken.balanceOf(b) == old(GasToken.balanceOf(b)) - 5"))
            .Should().NotThrowAsync<ExpectationException>();
    }

    static Task RunAsync(string signers, string invariant) =>
        new ScenarioRunner(ScenarioBinder.Parse("x.yaml", Text(signers, invariant)), new RunOptions()).RunAsync();

    static string Text(string signers, string invariant) => $$$"""
        scenario: x
        actors: {a: {gas: 10 GAS}, b: {gas: 10 GAS}}
        steps:
          - call: {contract: GasToken, method: transfer, by: a, args: [{actor: b}, {actor: a}, 5, null], {{{signers}}}}
        invariants:
          it: "{{{invariant}}}"
        """;
}
