using System.Diagnostics;
using StarMiner.Simulator.Devnet.Tests.Support;
using Xunit.Abstractions;

namespace StarMiner.Simulator.Devnet.Tests.Pages;

/// <summary>What the pages tell their readers to type works.</summary>
public class PageCommandsTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Every_command_of_the_pages_runs()
    {
        IReadOnlyList<PageCommand> commands = PageCommand.All(NodePrograms.Repository());
        commands.Select(command => command.Page).Distinct().Should().HaveCountGreaterThan(10);
        await using PageRunner runner = await PageRunner.StartAsync();
        List<string> failures = [];

        foreach (PageCommand command in commands.DistinctBy(command => string.Join(' ', command.Arguments())))
        {
            var clock = Stopwatch.StartNew();
            if (await runner.RunAsync(command) is { } failure) failures.Add($"{command.Page}: {command.Text}\n  {failure}");
            output.WriteLine($"{clock.ElapsedMilliseconds,6} ms  {command.Text}");
        }

        string.Join('\n', failures).Should().BeEmpty();
    }

    [Theory]
    [InlineData("starminer run X.yaml   # comment", "run|X.yaml")]
    [InlineData("starminer devnet --suite --json > devnet.json &", "devnet|--suite|--json")]
    [InlineData("starminer invoke T.m a '12.5 AGPU' '[\"stake\", 2]' null", "invoke|T.m|a|12.5 AGPU|[\"stake\", 2]|null")]
    [InlineData("starminer coverage DIR... [--least 95] --suite N...", "coverage|DIR|--least|95|--suite|N")]
    [InlineData("starminer worker --store ... ''", "worker|--store|...|")]
    public void Arguments_are_what_a_shell_would_hand_over(string text, string arguments) =>
        string.Join('|', new PageCommand("page", text, IsMention: false).Arguments()).Should().Be(arguments);
}
