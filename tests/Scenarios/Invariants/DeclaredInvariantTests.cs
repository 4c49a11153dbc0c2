using StarMiner.Simulator.Scenarios.Binding;
using StarMiner.Simulator.Scenarios.Language;
using StarMiner.Simulator.Scenarios.Results;
using StarMiner.Simulator.Scenarios.Running;

namespace StarMiner.Scenarios.Tests.Invariants;

/// <summary>Invariants that a scenario declares, judged after each step on Neo's own tokens.</summary>
public class DeclaredInvariantTests
{
    [Theory]
    [InlineData("true")]
    [InlineData("1 + 2 * 3 == 7 and -2 - -3 == 1 and 7 / 2 == 3 and -7 / 2 == -3 and 7 % 4 == 3")]
    [InlineData("(1 + 2) * 3 == 9 and not 1 == 2 and (false or 100_000 > 99_999)")]
    [InlineData("GasToken.decimals() == 8 and GasToken.totalSupply() > 0")]
    [InlineData("GasToken.balanceOf(a) <= GasToken.totalSupply()")]
    [InlineData("sum(x in actors: GasToken.balanceOf(x)) == GasToken.balanceOf(a) + GasToken.balanceOf(b)")]
    [InlineData("all(x in actors: GasToken.balanceOf(x) > 0) and any(x in holders: x == GasToken)")]
    [InlineData("all(x in actors: signed(x) or GasToken.balanceOf(x) >= old(GasToken.balanceOf(x)))")]
    [InlineData("false and 1 / 0 == 1 or true")]
    public async Task Invariant_that_holds_lets_the_run_go_on(string expression) => await RunAsync(expression);

    [Theory]
    [InlineData("1 == 2", "1 == 2 is false")]
    [InlineData("GasToken.balanceOf(a) >= old(GasToken.balanceOf(a))", "is false")]
    [InlineData("not signed(a)", "not signed(a) is false")]
    [InlineData("signed(b)", "signed(b) is false")]
    [InlineData("1 / 0 == 1", "division by zero")]
    [InlineData("1", "1 is neither true nor false")]
    [InlineData("GasToken.balanceOf(1) == 0", "balanceOf faulted")]
    [InlineData("GasToken.symbol()[0] == 1", "there is no item 0")]
    public async Task Invariant_that_breaks_names_itself_and_the_reason(string expression, string why)
    {
        (await FluentActions.Awaiting(() => RunAsync(expression)).Should().ThrowAsync<ExpectationException>())
            .WithMessage($"x.yaml(4,5): step 'call *: expected 'it' to hold, actual *{why}*");
    }

    [Theory]
    [InlineData("", "an expression")]
    [InlineData("1 +", "more at character 4, found the end")]
    [InlineData("1 = 1", "the end at character 3, found '='")]
    [InlineData("1 < 2 < 3", "the end at character 7, found '<'")]
    [InlineData("c == a", "a number, an actor, a contract")]
    [InlineData("Nowhere.view()", "a number, an actor, a contract")]
    [InlineData("GasToken.balanceOf(a", "',' at character 21, found the end")]
    [InlineData("sum(x of actors: 1)", "'in' at character 7, found 'of'")]
    [InlineData("sum(x in people: 1)", "actors, contracts or holders")]
    [InlineData("x == 1", "a number, an actor, a contract")]
    public void Expression_that_is_none_is_refused_with_its_place(string expression, string expected)
    {
        FluentActions.Invoking(() => ScenarioBinder.Parse("x.yaml", Text(expression)))
            .Should().Throw<ScenarioFormatException>().WithMessage($"x.yaml(6,7): *{expected}*");
    }

    [Fact]
    public void Expression_of_endless_brackets_is_refused()
    {
        foreach (string opening in new[] { "(", "-", "not ", "old(", "GasToken.balanceOf(", "sum(x in actors: " })
            FluentActions.Invoking(() => ScenarioBinder.Parse("x.yaml", Text(string.Concat(Enumerable.Repeat(opening, 1_900 / opening.Length)))))
                .Should().Throw<ScenarioFormatException>(opening);
    }

    [Fact]
    public void Install_of_what_is_no_contract_is_refused()
    {
        string folder = Directory.CreateTempSubdirectory("install").FullName;
        File.WriteAllText(Path.Combine(folder, "X.nef"), "nothing");
        string Text(string name, string nef) =>
            $"scenario: x\nactors: {{a: {{}}}}\nsteps:\n  - install: {{contract: {name}, nef: {nef}, by: a}}\n";
        Refused("X", "X.nef", "X.manifest.json is not in");
        Refused("X", "none.nef", "an existing file");
        Refused("GasToken", "X.nef", "a name that no contract has");
        Directory.Delete(folder, recursive: true);

        void Refused(string name, string nef, string why) => FluentActions
            .Invoking(() => ScenarioBinder.Parse(Path.Combine(folder, "x.yaml"), Text(name, nef)))
            .Should().Throw<ScenarioFormatException>().WithMessage($"*{why}*");
    }

    static Task RunAsync(string expression) =>
        new ScenarioRunner(ScenarioBinder.Parse("x.yaml", Text(expression)), new RunOptions()).RunAsync();

    static string Text(string expression) => $$$"""
        scenario: x
        actors: {a: {gas: 10 GAS}, b: {gas: 10 GAS}}
        steps:
          - call: {contract: GasToken, method: transfer, by: a, args: [{actor: a}, {actor: b}, 5, null]}
        invariants:
          it: "{{{expression}}}"
        """;
}
