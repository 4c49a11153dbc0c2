using StarMiner.Cli;

namespace StarMiner.Simulator.Fuzz.Tests;

public class FuzzCommandTests
{
    [Fact]
    public async Task Fuzz_writes_a_scenario_that_run_fails_on()
    {
        using var files = new TestFiles();
        string scenario = files.PoolScenario();
        string wrong = File.ReadAllText(scenario) + "  no fee is ever changed: Pool.feeBps() == 30\n";
        File.WriteAllText(scenario, wrong);

        var (code, output, _) = await RunAsync("fuzz", scenario, "--tries", "20000");

        code.Should().Be(1);
        output.Should().Contain("broken: no fee is ever changed").And.Contain("by 1 steps")
            .And.MatchRegex(@"- call: \{contract: Pool, method: setFee, .*\bowner\b");
        string found = Path.Combine(files.Folder, "pool.found.yaml");
        var (again, _, error) = await RunAsync("run", found);
        again.Should().Be(1);
        error.Should().MatchRegex(@"'no fee is ever changed' to hold, actual \d+ == 30 is false");
    }

    [Fact]
    public async Task Fuzz_that_finds_nothing_says_how_far_it_came()
    {
        using var files = new TestFiles();
        var (code, output, error) = await RunAsync("fuzz", files.PoolScenario(), "--tries", "100");
        (code, error).Should().Be((0, ""));
        output.Should().MatchRegex("steps tried, .* edges, ").And.Contain("no invariant broke");
    }

    [Fact]
    public async Task Fuzz_without_anything_to_break_is_bad_input()
    {
        using var files = new TestFiles();
        string scenario = Path.Combine(files.Folder, "x.yaml");
        File.WriteAllText(scenario, "scenario: x\nactors: {a: {}}\nsteps:\n  - wait: {blocks: 1 block}\n");
        var (code, _, error) = await RunAsync("fuzz", scenario);
        code.Should().Be(2);
        error.Should().Contain("nothing to break").And.NotContain("   at ");
    }

    static async Task<(int Code, string Output, string Error)> RunAsync(params string[] arguments)
    {
        using StringWriter output = new() { NewLine = "\n" }, error = new() { NewLine = "\n" };
        int code = await CommandLine.RunAsync(arguments, output, error);
        return (code, output.ToString(), error.ToString());
    }
}
