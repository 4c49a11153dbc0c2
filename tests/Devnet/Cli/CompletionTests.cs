using System.Diagnostics;
using StarMiner.Cli;

namespace StarMiner.Simulator.Devnet.Tests.Cli;

/// <summary>What a shell hears at a Tab.</summary>
public sealed class CompletionTests(NamedCallTests.SuiteDevnet devnet) : IClassFixture<NamedCallTests.SuiteDevnet>
{
    [Theory]
    [InlineData("dev", "devnet", "deploy")]
    [InlineData("call AgpuToken.bal", "AgpuToken.balanceOf", "AgpuToken.transfer")]
    [InlineData("invoke JobMarket.", "JobMarket.claim", "JobMarket.job")]
    [InlineData("invoke AgpuToken.transfer --wallet FILE al", "alice", "AgpuToken.burn")]
    [InlineData("invoke AgpuToken.transfer --wallet FILE alice Stak", "StakingVaults", "alice")]
    [InlineData("invoke AgpuToken.transfer alice bob 1 null --wallet FILE --as ca", "carol", "bob")]
    [InlineData("devnet --mi", "--mining", "--port")]
    [InlineData("completion ", "zsh", "alice")]
    public async Task Suggest_names_what_may_follow(string line, string expected, string other)
    {
        line = line.Replace("FILE", devnet.File);
        using StringWriter output = new(), errors = new();

        int exit = await CommandLine.RunAsync([$"[suggest:{line.Length}]", line], output, errors);

        (exit, errors.ToString()).Should().Be((0, ""));
        output.ToString().Split('\n').Should().Contain(expected).And.NotContain(other);
    }

    [Fact]
    public async Task Bash_completes_by_the_script()
    {
        string script = await ScriptAsync("bash") + """

            COMP_LINE="starminer call AgpuToken.balanc --json"; COMP_POINT=31
            COMP_WORDS=(starminer call AgpuToken.balanc --json); COMP_CWORD=2
            _starminer; printf '%s\n' "${COMPREPLY[@]}"
            """;

        using Process bash = Process.Start(new ProcessStartInfo("bash", ["--norc", "-c", script]) { RedirectStandardOutput = true })!;

        (await bash.StandardOutput.ReadToEndAsync()).Should().Be("AgpuToken.balanceOf\n");
    }

    [Theory]
    [InlineData("zsh", "compdef _starminer starminer")]
    [InlineData("fish", "complete -c starminer")]
    public async Task Other_shells_have_scripts_that_ask_the_same(string shell, string line) =>
        (await ScriptAsync(shell)).Should().Contain(line).And.Contain("[suggest:").And.NotContain("@PROGRAM@");

    static async Task<string> ScriptAsync(string shell)
    {
        using StringWriter output = new(), errors = new();
        (await CommandLine.RunAsync(["completion", shell], output, errors)).Should().Be(0, errors.ToString());
        return output.ToString();
    }
}
