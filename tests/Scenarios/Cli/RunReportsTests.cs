namespace StarMiner.Scenarios.Tests.Cli;

/// <summary>What run says of a run beside its result: -v to -vvvv, and coverage.</summary>
public sealed class RunReportsTests : IDisposable
{
    readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("-v", "HALT", "event ")]
    [InlineData("-vv", "event ", "from contracts/")]
    [InlineData("-vvv", "GAS from contracts/", "storage ")]
    [InlineData("-vvvv", "storage ", "nothing of the kind")]
    public async Task Run_verbose_says_more_with_each_level(string level, string has, string hasNot)
    {
        var (code, output, error) = await StarMinerCommand.RunAsync("run", Refused(), level, "--json");

        code.Should().Be(0);
        output.Should().StartWith("{");
        error.Should().Contain("2/2 call contract AgpuToken").And.Contain(has).And.NotContain(hasNot);
        error.Should().Contain("AgpuToken/invalid-amount").And.MatchRegex(@"at AgpuToken\.Transfer in contracts/AgpuToken/AgpuToken\.cs:line \d+");
    }

    [Fact]
    public async Task Run_coverage_writes_the_report_and_runs_add_up()
    {
        string target = Path.Combine(folder.Path, "coverage");

        var (code, _, error) = await StarMinerCommand.RunAsync("run", Refused(), "--coverage", target);
        await StarMinerCommand.RunAsync("run", Refused(), "--seed", "7", "--coverage", target);

        code.Should().Be(0);
        error.Should().Contain("contracts/AgpuToken/AgpuToken.cs").And.Contain("all files");
        Directory.GetFiles(target, "*.coverage.json").Should().HaveCount(2);
        File.Exists(Path.Combine(target, "index.html")).Should().BeTrue();
        var (again, table, _) = await StarMinerCommand.RunAsync(
            "coverage", target, "--include", "contracts/AgpuToken/", "--source", RepositoryFiles.Path(""), "--least", "99");
        again.Should().Be(1, "less than the least was asked for");
        table.Should().Contain("AgpuToken.Issuance.cs").And.NotContain("JobMarket");
    }

    [Fact]
    public async Task Coverage_of_a_folder_that_is_not_there_is_bad_input()
    {
        var (code, _, error) = await StarMinerCommand.RunAsync("coverage", Path.Combine(folder.Path, "none"));

        code.Should().Be(2);
        error.Should().Contain("none").And.NotContain("   at ");
    }

    string Refused() => folder.Write("x.yaml", """
        scenario: x
        actors: {d: {gas: 300 GAS}}
        steps:
          - deploy: {by: d}
          - call: {contract: AgpuToken, method: transfer, by: d, args: [{actor: d}, {actor: d}, -1, null]}
            fails: AgpuToken/invalid-amount
        """);
}
