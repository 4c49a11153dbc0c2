using System.Globalization;
using StarMiner.Cli;
using StarMiner.Simulator.Devnet.Tests.Support;

namespace StarMiner.Simulator.Devnet.Tests.Cli;

/// <summary><c>starminer run --network</c>: one file in process, on a devnet that can be controlled and on one that cannot.</summary>
public sealed class RunNetworkTests : IDisposable
{
    const string Scenario = """
        scenario: gas
        actors: {a: {gas: 20 GAS}, b: {gas: 20 GAS}}
        invariants:
          nobody loses GAS unsigned: "all(x in actors: signed(x) or GasToken.balanceOf(x) >= old(GasToken.balanceOf(x)))"
        steps:
          - call: {contract: GasToken, method: transfer, by: a, args: [{actor: a}, {actor: b}, 100000000, null]}
          - snapshot: {name: before}
          - wait: {blocks: 3 blocks}
          - wait: {time: 2 d}
          - call: {contract: GasToken, method: transfer, by: b, args: [{actor: b}, {actor: a}, 1800000000, null]}
          - restore: {name: before}
          - call: {contract: GasToken, method: transfer, by: b, args: [{actor: b}, {actor: a}, 1800000000, null]}
        """;

    readonly string _folder = Directory.CreateTempSubdirectory("starminer-network-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Run_inProcessAndOnAControlledDevnet_doesTheSameSteps()
    {
        string file = Write(Scenario);
        (int exit, string inProcess, string errors) = await RunAsync("run", file);
        (exit, errors).Should().Be((0, ""));

        await using var devnet = await DevnetWallet.StartAsync(_folder, "--control", "--mining", "instant");
        long before = await GasOf("alice", devnet);
        (exit, string onDevnet, errors) = await RunAsync("run", file, "--network", devnet.Url, "--wallet", devnet.File);

        (exit, errors).Should().Be((0, ""));
        Steps(onDevnet).Should().Equal(Steps(inProcess)).And.HaveCount(7);
        onDevnet.Should().NotContain("note:").And.NotContain("run hash");
        long spent = before - await GasOf("alice", devnet);
        spent.Should().BeInRange(1, 2_00000000, "what the actors have not spent comes back");
    }

    [Fact]
    public async Task Run_onANetThatCannotHurry_endsThereWithANote()
    {
        await using var devnet = await DevnetWallet.StartAsync(_folder, "--mining", "interval:100");

        (int exit, string output, string errors) = await RunAsync(
            "run", Write(Scenario), "--network", devnet.Url, "--wallet", devnet.File, "--patience", "30");

        (exit, errors).Should().Be((0, ""));
        Steps(output).Should().HaveCount(3, "blocks come by themselves, days do not");
        output.Should().MatchRegex(
            "note: .*x[.]yaml[(]9,5[)]: .* needs what this network cannot do: waiting for the time [0-9]+, .* on, which takes longer "
            + "than --patience 30 s; it and the 3 steps after it were not run\n");
    }

    [Fact]
    public async Task Run_anInvariantThatBreaksOnANode_failsAsInProcess()
    {
        string file = Write(Scenario.Replace("signed(x) or ", ""));
        (int exit, _, string inProcess) = await RunAsync("run", file);
        exit.Should().Be(1);
        await using var devnet = await DevnetWallet.StartAsync(_folder, "--control");

        (exit, _, string errors) = await RunAsync("run", file, "--network", devnet.Url, "--wallet", devnet.File);

        exit.Should().Be(1);
        inProcess.Should().Contain("'nobody loses GAS unsigned' to hold");
        errors.Should().Be(inProcess);
    }

    [Theory]
    [InlineData("--network http://127.0.0.1:1", "--network needs --wallet: who pays for the actors?")]
    [InlineData("--network http://127.0.0.1:1 --wallet none -vvv", "-vvv looks into the chain of this process: not together with --network")]
    [InlineData("--network nowhere --wallet none", "'nowhere' is no address like http://127.0.0.1:50012")]
    public async Task Run_optionsThatDoNotGoTogether_isBadInput(string options, string message)
    {
        (int exit, _, string errors) = await RunAsync(["run", Write(Scenario), .. options.Split(' ')]);

        exit.Should().Be(2);
        errors.Should().Contain(message);
    }

    string Write(string scenario)
    {
        string file = Path.Combine(_folder, "x.yaml");
        File.WriteAllText(file, scenario);
        return file;
    }

    /// <summary>What the steps were and who did them; blocks and fees are the network's own.</summary>
    static string[] Steps(string output) =>
        [.. output.Split('\n').Where(line => line.StartsWith("  ", StringComparison.Ordinal)).Select(line => line[..20])];

    static async Task<long> GasOf(string account, DevnetWallet devnet) => long.Parse(
        (await RunAsync("call", "GasToken.balanceOf", account, "--wallet", devnet.File)).Output, CultureInfo.InvariantCulture);

    static async Task<(int Exit, string Output, string Errors)> RunAsync(params string[] arguments)
    {
        using StringWriter output = new(), errors = new();
        int exit = await CommandLine.RunAsync(arguments, output, errors);
        return (exit, output.ToString(), errors.ToString());
    }
}
