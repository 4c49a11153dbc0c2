using System.Text.Json.Nodes;
using StarMiner.Cli;
using StarMiner.Simulator.Devnet.Tests.Support;

namespace StarMiner.Simulator.Devnet.Tests.Cli;

/// <summary><c>starminer call</c>, <c>invoke</c> and <c>verify</c> against a devnet whose first line is the wallet.</summary>
public sealed class NamedCallTests(NamedCallTests.SuiteDevnet devnet) : IClassFixture<NamedCallTests.SuiteDevnet>
{
    public sealed class SuiteDevnet : IAsyncLifetime
    {
        readonly CancellationTokenSource _end = new();
        Task<int>? _running;

        public string File { get; } = Path.GetTempFileName();

        public async Task InitializeAsync()
        {
            using var output = new FirstLine();
            using var errors = new StringWriter();
            _running = CommandLine.RunAsync(["devnet", "--port", "0", "--suite", "--json"], output, errors, _end.Token);
            await Task.WhenAny(_running, output.Line);
            _running.IsCompleted.Should().BeFalse(errors.ToString());
            await System.IO.File.WriteAllTextAsync(File, await output.Line);
        }

        public async Task DisposeAsync()
        {
            await _end.CancelAsync();
            await _running!;
            _end.Dispose();
            System.IO.File.Delete(File);
        }
    }

    [Fact]
    public async Task Names_stand_for_hashes_and_amounts_have_units()
    {
        (await RunAsync("call", "AgpuToken.symbol")).Should().Be((0, "AGPU\n", ""));
        (int exit, string output, string errors) =
            await RunAsync("invoke", "AgpuToken.transfer", "alice", "bob", "12.5 AGPU", "null", "--as", "alice");
        (exit, errors).Should().Be((0, ""));
        output.Should().MatchRegex("^0x[0-9a-f]{64} in block [0-9]+, fees 0[.][0-9]+ [+] 0[.][0-9]+ GAS\nresult true\n")
            .And.EndWith("  AgpuToken.Transfer(alice, bob, 1250000000)\n");
        (await RunAsync("call", "AgpuToken.balanceOf", "bob")).Output.Should().Be("10001250000000\n");

        string json = (await RunAsync("invoke", "AgpuToken.transfer", "bob", "alice", "1", "null", "--as", "bob", "--json")).Output;
        var receipt = JsonNode.Parse(json)!;
        receipt["events"]![0]!["name"]!.GetValue<string>().Should().Be("Transfer");
        receipt["events"]![0]!["values"]![2]!.GetValue<string>().Should().Be("1");
    }

    [Theory]
    [InlineData("call AgpuTokn.symbol", "no contract is called 'AgpuTokn' (nearest: 'AgpuToken')\n")]
    [InlineData("call AgpuToken.simbol", "AgpuToken has no method 'simbol' (nearest: 'symbol')\n")]
    [InlineData("call AgpuToken", "'AgpuToken' is not like CONTRACT.METHOD, for example AgpuToken.balanceOf\n")]
    [InlineData("call AgpuToken.balanceOf", "balanceOf(account: Hash160) takes 1 arguments, 0 are given\n")]
    [InlineData("call AgpuToken.balanceOf alise", "no account or contract is called 'alise' (nearest: 'alice')\n")]
    [InlineData("call 0x0000000000000000000000000000000000000001.symbol", "no contract 0x*0001 is deployed at *\n")]
    [InlineData("call PricingEngine.priceOf rendring spot", "'rendring' is no task: a number, or Training, Inference, Rendering, DataProcessing is expected\n")]
    [InlineData("invoke AgpuToken.mintForJobs alice 1 --as alice", "AgpuToken/*\n")]
    public async Task Wrong_names_and_refusals_are_one_line(string command, string line)
    {
        (int exit, string output, string errors) = await RunAsync(command.Split(' '));

        exit.Should().Be(1);
        output.Should().BeEmpty();
        errors.Should().Match(line);
    }

    [Fact]
    public async Task Tasks_and_tiers_have_names()
    {
        var (exit, output, errors) = await RunAsync("call", "PricingEngine.priceOf", "rendering", "Standard");

        (exit, errors).Should().Be((0, ""));
        output.Should().Be((await RunAsync("call", "PricingEngine.priceOf", "2", "1")).Output);
    }

    [Theory]
    [InlineData("cal AgpuToken.symbol", "'cal' is no command or argument here (nearest: 'call') (see starminer --help)\n")]
    [InlineData("call AgpuToken.balanceOf alice --sweet x", "'--sweet' is no option here* (see starminer --help)\n")]
    [InlineData("call AgpuToken.balanceOf alice --walet x", "'--walet' is no option here (nearest: '--wallet') (see starminer --help)\n")]
    public async Task Wrong_commands_and_options_are_one_line_and_exit_2(string command, string line)
    {
        using StringWriter output = new(), errors = new();

        int exit = await CommandLine.RunAsync(command.Split(' '), output, errors);

        exit.Should().Be(2);
        errors.ToString().Should().Match(line);
    }

    [Fact]
    public async Task Verify_says_same_until_a_byte_differs()
    {
        (int exit, string output, _) = await RunAsync("verify", "--contracts", Client.SuiteArtifacts.DefaultFolder);
        exit.Should().Be(0, output);
        output.Should().NotContain("other").And.Contain("byte for byte");

        string folder = Directory.CreateTempSubdirectory("starminer-verify-").FullName;
        foreach (string file in Directory.GetFiles(Client.SuiteArtifacts.DefaultFolder))
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        string manifest = Path.Combine(folder, "JobMarket.manifest.json");
        await File.WriteAllTextAsync(manifest, (await File.ReadAllTextAsync(manifest)).Replace("\"safe\":true", "\"safe\":false"));
        (exit, output, _) = await RunAsync("verify", "--contracts", folder);

        exit.Should().Be(1);
        output.Should().Contain("JobMarket               same code, another manifest at 0x").And.Contain("1 of 20 contracts differ");
        (exit, output, _) = await RunAsync("verify", "AgpuToken", "--contracts", folder);
        Directory.Delete(folder, recursive: true);
        (exit, output).Should().Match<(int, string)>(run => run.Item1 == 0 && !run.Item2.Contains("JobMarket"));
    }

    async Task<(int Exit, string Output, string Errors)> RunAsync(params string[] arguments)
    {
        using StringWriter output = new(), errors = new();
        int exit = await CommandLine.RunAsync([.. arguments, "--wallet", devnet.File], output, errors);
        return (exit, output.ToString(), errors.ToString());
    }
}
