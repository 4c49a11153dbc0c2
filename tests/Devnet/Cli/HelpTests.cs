using System.Text.RegularExpressions;
using StarMiner.Cli;

namespace StarMiner.Simulator.Devnet.Tests.Cli;

/// <summary>Every command's help can be read.</summary>
public sealed class HelpTests
{
    /// <summary>Lines are not broken where there is no terminal; nothing to read has more columns.</summary>
    const int Columns = 250;

    [Fact]
    public async Task Help_everyCommand_isShown()
    {
        var commands = await CommandsOfAsync([]);
        foreach (string command in commands)
        {
            foreach (string nested in await CommandsOfAsync([command]))
                await CommandsOfAsync([command, nested]);
        }

        commands.Should().HaveCountGreaterThan(20).And.Contain(["run", "invoke", "worker", "express"]);
    }

    /// <summary>The commands that the help of this one names, which must be shown in good order.</summary>
    static async Task<List<string>> CommandsOfAsync(string[] command)
    {
        using StringWriter output = new(), errors = new();

        int exit = await CommandLine.RunAsync([.. command, "--help"], output, errors);

        string help = output.ToString(), name = string.Join(' ', command);
        (exit, errors.ToString()).Should().Be((0, ""), name);
        help.Should().Contain("Usage:", name);
        help.Split('\n').Should().OnlyContain(line => line.Length <= Columns, name);
        int begin = help.IndexOf("Commands:", StringComparison.Ordinal);
        return begin < 0
            ? []
            : [.. Regex.Matches(help[begin..], @"^  ([a-z]+)", RegexOptions.Multiline).Select(match => match.Groups[1].Value)];
    }
}
