using StarMiner.Simulator.Scenarios.Binding;
using StarMiner.Simulator.Scenarios.Language;

namespace StarMiner.Scenarios.Tests.Groups;

public class GroupTests
{
    const string Head = "scenario: x\nactors: {a: {}, b: {}}\nsteps:\n";

    [Fact]
    public void Repeat_counts_from_1() => Texts(
        "  - repeat:\n      times: 3\n      steps:\n        - wait: {blocks: \"${n} blocks\"}\n")
        .Should().Equal("wait blocks 1 blocks", "wait blocks 2 blocks", "wait blocks 3 blocks");

    [Fact]
    public void Repeat_inner_parameters_hide_outer_ones() => Texts(
        "  - repeat:\n      times: 2\n      steps:\n        - repeat: {times: 2, as: m, steps: [{wait: {blocks: \"${n}${m} blocks\"}}]}\n")
        .Should().Equal("wait blocks 11 blocks", "wait blocks 12 blocks", "wait blocks 21 blocks", "wait blocks 22 blocks");

    [Fact]
    public void ForEach_takes_the_rows_in_turn() => Texts(
        "  - for-each: {in: [{k: 2, u: s}, {k: 3, u: min}], steps: [{wait: {time: \"${k} ${u}\"}}]}\n")
        .Should().Equal("wait time 2 s", "wait time 3 min");

    [Fact]
    public void ForEach_pick_follows_from_the_seed_alone()
    {
        const string steps = "  - for-each: {in: [{k: 1}, {k: 2}, {k: 3}, {k: 4}], pick: 20, steps: [{wait: {blocks: \"${k} blocks\"}}]}\n";

        var first = Texts(steps, 7);

        first.Should().HaveCount(20).And.Equal(Texts(steps, 7));
        first.Should().NotEqual(Texts(steps, 8));
        first.Distinct().Should().HaveCountGreaterThan(1);
    }

    [Fact]
    public void Include_takes_actors_and_steps_of_the_other_file()
    {
        using var folder = new TempFolder();
        folder.Write("other.yaml", "actors: {c: {}}\nsteps:\n  - wait: {blocks: 1 block}\n");
        string file = folder.Write("main.yaml", Head + "  - include: other.yaml\n  - wait: {blocks: 2 blocks}\n");

        var scenario = ScenarioBinder.Load(file);

        scenario.Actors.Select(a => a.Name).Should().Equal("a", "b", "c");
        scenario.Steps.Select(s => s.Text).Should().Equal("wait blocks 1 block", "wait blocks 2 blocks");
    }

    [Fact]
    public void Include_errors_name_the_included_file()
    {
        using var folder = new TempFolder();
        string other = folder.Write("other.yaml", "steps:\n  - wiat: 1\n");
        string file = folder.Write("main.yaml", Head + "  - include: other.yaml\n");

        FluentActions.Invoking(() => ScenarioBinder.Load(file)).Should().Throw<ScenarioFormatException>()
            .WithMessage($"{other}(2,5): expected a step *, found 'wiat' (nearest: 'wait')");
    }

    [Fact]
    public void Include_of_itself_is_refused()
    {
        using var folder = new TempFolder();
        string other = folder.Write("other.yaml", "steps:\n  - include: main.yaml\n");
        string file = folder.Write("main.yaml", Head + "  - include: other.yaml\n");

        FluentActions.Invoking(() => ScenarioBinder.Load(file)).Should().Throw<ScenarioFormatException>()
            .WithMessage($"{other}(2,14): expected a file that does not include itself, found 'main.yaml'");
    }

    [Theory]
    [InlineData("  - wait: {blocks: \"${n} blocks\"}\n", "x.yaml(4,20): expected no parameter outside of 'repeat' and 'for-each', found '${n}'")]
    [InlineData("  - repeat: {times: 1, steps: [{wait: {blocks: \"${m} blocks\"}}]}\n", "x.yaml(4,48): expected a parameter (n), found '${m}' (nearest: 'n')")]
    [InlineData("  - repeat: {times: 0, steps: []}\n", "x.yaml(4,21): expected a whole number from 1 to 10000, found '0'")]
    [InlineData("  - repeat: {times: 1}\n", "x.yaml(4,13): expected 'steps' in 'repeat', found none")]
    [InlineData("  - repeat: {times: 1, steps: []}\n    fails: a\n", "x.yaml(5,5): expected no terms beside 'repeat', found 'fails'")]
    [InlineData("  - for-each: {in: [], steps: []}\n", "x.yaml(4,20): expected a list of 1 to 10000 values*, found an empty list")]
    [InlineData("  - include: none.yaml\n", "x.yaml(4,14): expected an existing file, found 'none.yaml'")]
    [InlineData("  - restore: moment\n", "x.yaml(4,14): expected a snapshot that an earlier step keeps, found 'moment'")]
    public void Bad_groups_are_refused_at_their_place(string steps, string message) => FluentActions
        .Invoking(() => ScenarioBinder.Parse("x.yaml", Head + steps))
            .Should().Throw<ScenarioFormatException>().WithMessage(message);

    [Fact]
    public void Repetitions_within_repetitions_are_bounded()
    {
        const string nested = "  - repeat: {times: 10000, steps: [{repeat: {times: 10000, steps: [{repeat: {times: 10000, steps: []}}]}}]}\n";

        FluentActions.Invoking(() => ScenarioBinder.Parse("x.yaml", Head + nested))
            .Should().Throw<ScenarioFormatException>()
            .WithMessage("*expected at most 100000 steps, repetitions counted, found one more");
    }

    static IEnumerable<string> Texts(string steps, long? seed = null) =>
        ScenarioBinder.Parse("x.yaml", Head + steps, seed).Steps.Select(s => s.Text);
}
