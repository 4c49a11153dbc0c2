using System.Text.Json;

namespace StarMiner.Scenarios.Tests.Cli;

public sealed class CommandLineTests : IDisposable
{
    readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Run_json_prints_one_object_and_nothing_else()
    {
        var (code, output, error) = await StarMinerCommand.RunAsync("run", Scenario("- wait: {blocks: 3 blocks}"), "--json");

        (code, error).Should().Be((0, ""));
        var result = JsonDocument.Parse(output).RootElement;
        result.GetProperty("scenario").GetString().Should().Be("x");
        result.GetProperty("seed").GetInt64().Should().Be(1);
    }

    [Fact]
    public async Task Run_plain_report_has_a_line_a_step()
    {
        var (code, output, _) = await StarMinerCommand.RunAsync("run", Scenario("- wait: {blocks: 3 blocks}"));

        code.Should().Be(0);
        output.Should().Contain("  1  wait").And.Contain("run hash: 0x").And.NotContain("\u001b");
    }

    /// <summary>No hash covers signatures: with and without them it is the same run.</summary>
    [Fact]
    public async Task Run_unlocked_is_the_same_run()
    {
        string scenario = Scenario(
            "- call: {contract: GasToken, method: transfer, by: client, args: [{actor: client}, {actor: client}, 5, null]}");

        var locked = await StarMinerCommand.RunAsync("run", scenario);
        var unlocked = await StarMinerCommand.RunAsync("run", scenario, "--unlocked");

        locked.Code.Should().Be(0);
        unlocked.Should().Be(locked);
    }

    [Fact]
    public async Task Run_same_seed_same_hash_another_seed_another()
    {
        string scenario = Scenario("- wait: {blocks: 3 blocks}");
        string first = await HashAsync(scenario, "--seed", "7");

        (await HashAsync(scenario, "--seed", "7")).Should().Be(first);
        (await HashAsync(scenario, "--seed", "8")).Should().NotBe(first);
    }

    [Fact]
    public async Task Run_takes_a_relative_path()
    {
        string relative = Path.GetRelativePath(Directory.GetCurrentDirectory(), Scenario("- wait: {blocks: 1 block}"));

        (await StarMinerCommand.RunAsync("run", relative)).Code.Should().Be(0);
    }

    [Fact]
    public async Task Run_expectation_that_fails_names_step_expected_actual_and_replay()
    {
        string scenario = Scenario("- wait: {blocks: 1 block}\n    fails: JobMarket/not-open");

        var (code, output, error) = await StarMinerCommand.RunAsync("run", scenario, "--json", "--seed", "5", "--device", "host");

        (code, output).Should().Be((1, ""));
        error.Should().Be(
            $"{scenario}(4,5): step 'wait blocks 1 block': expected the error JobMarket/not-open, actual none\n" +
            $"replay: starminer run {scenario} --seed 5 --device host\n");
    }

    [Fact]
    public async Task Run_interrupted_tells_the_steps_done_and_exits_with_130()
    {
        string scenario = Scenario("- repeat: {times: 10000, steps: [{wait: {blocks: 10 blocks}}]}");
        using var interrupt = new CancellationTokenSource(TimeSpan.FromMilliseconds(500));

        var (code, output, error) = await Task.Run(() => StarMinerCommand.RunAsync(interrupt.Token, "run", scenario));

        (code, output).Should().Be((130, ""));
        error.Should().Contain("interrupted after ").And.Contain(" of 10000 steps");
    }

    [Theory]
    [InlineData("- wiat: {blocks: 1 block}", "(4,5): expected a step (*), found 'wiat' (nearest: 'wait')\n")]
    [InlineData("- wait: {blocks: many}", "(4,20): expected a count like '10 blocks', found 'many'\n")]
    public async Task Run_bad_scenario_is_one_line_and_exit_2(string step, string message)
    {
        string scenario = Scenario(step);

        var (code, output, error) = await StarMinerCommand.RunAsync("run", scenario);

        (code, output).Should().Be((2, ""));
        error.Should().Match(scenario + message);
    }

    [Theory]
    [InlineData("expected a scenario file, found none that can be read", "run", "no-such.yaml")]
    [InlineData("Required argument missing for command: 'run'.", "run")]
    [InlineData("'jump' is no command or argument here", "jump")]
    [InlineData("--seed: expected a whole number from 0 to 9223372036854775807, found 'x'", "run", "a.yaml", "--seed", "x")]
    [InlineData("--seed: expected a whole number from 0 to 9223372036854775807, found '-1'", "run", "a.yaml", "--seed", "-1")]
    [InlineData("--device: expected auto, cuda, opencl, cpu, host, found 'abacus'", "run", "a.yaml", "--device", "abacus")]
    public async Task Run_bad_arguments_are_one_line_and_exit_2(string message, params string[] arguments)
    {
        var (code, output, error) = await StarMinerCommand.RunAsync(arguments);

        (code, output).Should().Be((2, ""));
        error.Should().Contain(message);
        error.TrimEnd('\n').Should().NotContain("\n");
    }

    [Fact]
    public async Task Devices_lists_the_host_last()
    {
        var (code, output, _) = await StarMinerCommand.RunAsync("devices");

        code.Should().Be(0);
        output.TrimEnd('\n').Split('\n')[^1].Should().StartWith("host:0");
    }

    [Fact]
    public async Task Schema_is_json_and_knows_every_step()
    {
        var (code, output, _) = await StarMinerCommand.RunAsync("schema");

        code.Should().Be(0);
        var step =
            JsonDocument.Parse(output).RootElement.GetProperty("$defs").GetProperty("step").GetProperty("properties");
        step.EnumerateObject().Select(p => p.Name).Should().Contain(["deploy", "open", "settle", "expect", "repeat"]);
    }

    string Scenario(string steps) =>
        folder.Write("x.yaml", $"scenario: x\nactors: {{client: {{}}}}\nsteps:\n  {steps}\n");

    static async Task<string> HashAsync(params string[] arguments)
    {
        var (code, output, _) = await StarMinerCommand.RunAsync(["run", .. arguments, "--json"]);
        code.Should().Be(0);
        return JsonDocument.Parse(output).RootElement.GetProperty("runHash").GetString()!;
    }
}
