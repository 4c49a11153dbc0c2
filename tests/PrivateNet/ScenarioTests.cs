namespace StarMiner.PrivateNet.Tests;

/// <summary><c>starminer run --network</c> on neo-express: what it does, and what it leaves out with a note.</summary>
[Collection(nameof(PrivateNet))]
public class ScenarioTests(PrivateNet net)
{
    [SkippableFact]
    public async Task Run_onNeoExpress_callsSignsFailsAndJudges_andEndsWhereTheNetCannotGo()
    {
        string url = net.Node.Url.ToString(), file = Path.Combine(net.Folder, "gas.yaml");
        await File.WriteAllTextAsync(file, """
            scenario: gas
            actors: {a: {gas: 20 GAS}, b: {gas: 20 GAS}}
            invariants:
              nobody loses GAS unsigned: "all(x in actors: signed(x) or GasToken.balanceOf(x) >= old(GasToken.balanceOf(x)))"
            steps:
              - call: {contract: GasToken, method: transfer, by: a, args: [{actor: a}, {actor: b}, 100000000, null]}
              - call:
                  contract: GasToken
                  method: transfer
                  by: a
                  args: [{actor: b}, {actor: a}, 200000000, null]
                  signers: [{by: b, scope: [GasToken]}]
              - snapshot: {name: here}
              - wait: {blocks: 1 block}
              - wait: {time: 7 d}
              - restore: {name: here}
            """);

        var run = await Terminal.RunAsync(
            "run", file, "--network", url, "--wallet", net.Node.WalletPath, "--as", "client", "--patience", "30");

        run.Should().BeEquivalentTo(new { ExitCode = 0, Errors = "" });
        run.Output.Should().MatchRegex(
            "note: .*gas[.]yaml[(]15,5[)]: 'wait [^\n]* needs what this network cannot do: waiting for the time [0-9]+, "
            + "[67][.][0-9:]+ on, which takes longer than --patience 30 s; it and the 1 steps after it were not run")
            .And.NotContain("run hash");
        run.Output.Split('\n').Count(line => line.StartsWith("  ", StringComparison.Ordinal)).Should().Be(4);
    }

    [SkippableFact]
    public async Task Run_onNeoExpress_whatBreaksBreaksAsInProcess()
    {
        string url = net.Node.Url.ToString(), file = Path.Combine(net.Folder, "broken.yaml");
        await File.WriteAllTextAsync(file, """
            scenario: broken
            actors: {a: {gas: 20 GAS}}
            invariants:
              nobody pays: "GasToken.balanceOf(a) >= old(GasToken.balanceOf(a))"
            steps:
              - call: {contract: GasToken, method: transfer, by: a, args: [{actor: a}, {actor: a}, 1, null]}
            """);
        string[] network = ["--network", url, "--wallet", net.Node.WalletPath, "--as", "client"];

        var inProcess = await Terminal.RunAsync("run", file);
        var onNode = await Terminal.RunAsync(["run", file, .. network]);

        (inProcess.ExitCode, onNode.ExitCode).Should().Be((1, 1));
        onNode.Errors.Should().StartWith($"{file}(6,5): step 'call").And.Contain("'nobody pays' to hold");
        inProcess.Errors.Should().StartWith($"{file}(6,5): step 'call").And.Contain("'nobody pays' to hold");
    }
}
