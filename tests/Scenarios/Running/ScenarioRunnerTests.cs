using StarMiner.Simulator.Scenarios.Binding;
using StarMiner.Simulator.Scenarios.Results;
using StarMiner.Simulator.Scenarios.Running;

namespace StarMiner.Scenarios.Tests.Running;

public class ScenarioRunnerTests
{
    const string Head = "scenario: x\nactors: {a: {}}\nsteps:\n";

    [Fact]
    public async Task RunAsync_restore_goes_back_and_the_way_on_is_the_same()
    {
        const string wait = "  - wait: {blocks: 2 blocks}\n";
        var straight = await RunAsync(wait + wait);
        var detour =
            await RunAsync(wait + "  - snapshot: here\n" + wait + "  - wait: {time: 7 d}\n  - restore: here\n" + wait);

        detour.RunHash.Should().Be(straight.RunHash);
        detour.Lifecycle[4].Outcome.Should().Be("back at block 3");
    }

    [Fact]
    public async Task RunAsync_actors_are_funded_before_the_first_step()
    {
        var none = await RunAsync("  - wait: {blocks: 1 block}\n");

        none.Lifecycle.Should().ContainSingle().Which.Outcome.Should().Be("block 2");
    }

    [Fact]
    public async Task RunAsync_error_that_does_not_come_is_a_failed_expectation()
    {
        var run = FluentActions.Awaiting(() => RunAsync("  - wait: {blocks: 1 block}\n    fails: A/b\n"));

        var failure = (await run.Should().ThrowAsync<ExpectationException>()).Which;
        (failure.Step, failure.Expected, failure.Actual).Should().Be(("wait blocks 1 block", "the error A/b", "none"));
    }

    [Fact]
    public async Task RunAsync_cancelled_stops()
    {
        var scenario = ScenarioBinder.Parse("x.yaml", Head + "  - wait: {blocks: 1000000 blocks}\n");
        using var cancel = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));

        await FluentActions.Awaiting(() => new ScenarioRunner(scenario, new RunOptions()).RunAsync(cancel.Token))
            .Should().ThrowAsync<OperationCanceledException>();
    }

    static Task<ScenarioResult> RunAsync(string steps) =>
        new ScenarioRunner(ScenarioBinder.Parse("x.yaml", Head + steps), new RunOptions()).RunAsync();
}
