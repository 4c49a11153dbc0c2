using System.Text.Json.Nodes;
using StarMiner.Cli;
using StarMiner.Simulator.Devnet.Tests.Support;

namespace StarMiner.Simulator.Devnet.Tests.Cli;

public class DevnetCommandTests
{
    [Fact]
    public async Task Devnet_json_first_line_is_one_object_for_tools()
    {
        (DevnetReportLine report, int exit, string errors) = await RunAsync("--suite");

        exit.Should().Be(0);
        errors.Should().BeEmpty();
        report.Json["rpc"]!.GetValue<string>().Should().StartWith("http://127.0.0.1:");
        report.Json["ws"]!.GetValue<string>().Should().StartWith("ws://127.0.0.1:").And.EndWith("/ws");
        report.Json["explorer"]!.GetValue<string>().Should().Be(report.Json["rpc"]!.GetValue<string>() + "explorer/");
        report.Json["network"]!.GetValue<uint>().Should().Be(new DevnetOptions().Network);
        report.Json["accounts"]!.AsArray().Select(a => a!["name"]!.GetValue<string>())
            .Should().Equal(DevnetOptions.DefaultAccounts);
        JsonObject contracts = report.Json["contracts"]!.AsObject();
        contracts.Should().ContainKeys("Council", "AgpuToken", "JobMarket", "RewardController");
        report.AgpuOfAlice.Should().Be("10000000000000");
    }

    [Theory]
    [InlineData("--port", "99999", "--port: expected 0 to 65535, found 99999 (see starminer --help)")]
    [InlineData("--mining", "often", "--mining: expected instant, manual, interval:MS or mixed:MS, found 'often'*")]
    [InlineData("--address", "here", "--address: 'here' is no IP address (see starminer --help)")]
    [InlineData("--block-time", "20000", "--block-time: expected 1 to 15000, found 20000 (see starminer --help)")]
    public async Task Devnet_bad_option_is_one_line_and_exit_2(string option, string value, string line)
    {
        using StringWriter output = new(), errors = new();

        int exit = await CommandLine.RunAsync(["devnet", option, value], output, errors);

        exit.Should().Be(2);
        errors.ToString().Should().Match($"{line}\n");
        output.ToString().Should().BeEmpty();
    }

    [Fact]
    public async Task Devnet_a_demo_without_the_suite_is_refused_in_one_line()
    {
        using StringWriter output = new(), errors = new();

        int exit = await CommandLine.RunAsync(["devnet", "--demo"], output, errors);

        exit.Should().Be(2);
        errors.ToString().Should().Be("--demo needs --suite (see starminer --help)\n");
    }

    [Fact]
    public async Task Devnet_goes_on_from_what_another_wrote_at_its_end()
    {
        string file = Path.GetTempFileName();
        string hash;
        using (DevnetProcess first = await DevnetProcess.StartAsync("--control", "--dump", file))
        {
            hash = (await first.Rpc.ResultAsync("dev_mine", 7))!["hash"]!.GetValue<string>();
            (await first.EndAsync()).Should().Be(0);
        }

        using DevnetProcess second = await DevnetProcess.StartAsync("--load", file);

        (await second.Rpc.ResultAsync("getbestblockhash"))!.GetValue<string>().Should().Be(hash);
        File.Delete(file);
    }

    [Fact]
    public async Task Devnet_a_file_that_is_no_chain_is_one_line()
    {
        using StringWriter output = new(), errors = new();

        int exit = await CommandLine.RunAsync(
            ["devnet", "--port", "0", "--load", typeof(DevnetCommandTests).Assembly.Location], output, errors);

        exit.Should().Be(1);
        errors.ToString().Should().Contain("no chain").And.MatchRegex(@"^[^\n]*\n$");
    }

    [Fact]
    public async Task Devnet_a_supervisors_signal_ends_it_in_order()
    {
        using DevnetProcess devnet = await DevnetProcess.StartAsync();

        (await devnet.EndAsync()).Should().Be(0);
    }

    sealed record DevnetReportLine(JsonNode Json, string AgpuOfAlice);

    /// <summary>Runs the command until it has said where it is, asks it one thing, then interrupts it.</summary>
    static async Task<(DevnetReportLine Report, int Exit, string Errors)> RunAsync(params string[] options)
    {
        using var output = new FirstLine();
        using var errors = new StringWriter();
        using var interrupt = new CancellationTokenSource();
        Task<int> running = CommandLine.RunAsync(
            ["devnet", "--port", "0", "--json", .. options], output, errors, interrupt.Token);
        await Task.WhenAny(running, output.Line);
        running.IsCompleted.Should().BeFalse(errors.ToString());
        JsonNode report = JsonNode.Parse(await output.Line)!;
        using var rpc = new RpcCaller(new Uri(report["rpc"]!.GetValue<string>()));
        JsonNode? balances = await rpc.ResultAsync(
            "getnep17balances", report["accounts"]![0]!["address"]!.GetValue<string>());
        string agpu = balances!["balance"]!.AsArray()
            .Single(b => b!["symbol"]!.GetValue<string>() == "AGPU")!["amount"]!.GetValue<string>();
        await interrupt.CancelAsync();
        return (new DevnetReportLine(report, agpu), await running, errors.ToString());
    }
}
