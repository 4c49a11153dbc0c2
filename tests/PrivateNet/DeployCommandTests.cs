using Neo.SmartContract.Native;
using Neo.Wallets;
using StarMiner.Client;

namespace StarMiner.PrivateNet.Tests;

[Collection(nameof(PrivateNet))]
public class DeployCommandTests(PrivateNet net)
{
    const string Password = "open sesame";

    [SkippableFact]
    public async Task Deploy_nodeIsDown_isOneLineAndExitOne()
    {
        string[] arguments = [.. net.DeployArguments("client")];
        arguments[2] = $"http://127.0.0.1:{IsolatedNet.FreePort()}/";

        var run = await Terminal.RunAsync(arguments);

        run.ExitCode.Should().Be(1);
        run.Errors.Should().Match($"no Neo node answers at {arguments[2]}: *\n");
        run.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries).Should().ContainSingle();
    }

    [SkippableFact]
    public async Task Deploy_dryRun_sendsNothingAndSaysWhatIsNeeded()
    {
        var account = net.Node.Settings.Account("provider").Account;
        using var chain = await RpcChainClient.ConnectAsync(net.Node.Url);

        var run = await Terminal.RunAsync([.. net.DeployArguments("provider"), "--dry-run"]);

        run.ExitCode.Should().Be(0);
        run.Output.Should().Contain("deploy Council").And.MatchRegex(@"needs about 2\d\d\.\d+ GAS, the deployer has \d+");
        var council = SuiteArtifacts.Load(SuiteArtifacts.DefaultFolder).Council.HashFor(account);
        (await chain.GetContractAsync(council)).Should().BeNull();
    }

    /// <summary>A NEP-6 wallet without GAS; then with it, but cut off at every transaction; then to the end.</summary>
    [SkippableFact]
    public async Task Deploy_outOfGasThenCutOffThenAgain_finishesAndDoesNothingTwice()
    {
        using var chain = await RpcChainClient.ConnectAsync(net.Node.Url);
        var key = new KeyPair(Enumerable.Repeat((byte)3, 32).ToArray());
        var arguments = Nep6Arguments(key);

        var poor = await Terminal.RunAsync(arguments);
        poor.ExitCode.Should().Be(1);
        poor.Errors.Should().Match($"{Accounts.Address(key.Account())} has 0 GAS and needs 2* GAS\n");

        await FundAsync(chain, key);
        var plan = new SuitePlan(SuiteArtifacts.Load(SuiteArtifacts.DefaultFolder), key.Account());
        await CutOffAsync(chain, key, plan, arguments[^1], transactions: 3);

        var second = await Terminal.RunAsync(arguments);
        second.Should().BeEquivalentTo(new { ExitCode = 0, Errors = "" });
        second.Output.Should().MatchRegex(
            @"\[2/\d+\] deploy AgpuToken +already there\n\[3/\d+\] deploy MatMulKernel +already there +\d");
        second.Output.Should().MatchRegex(@"\[4/\d+\] deploy TrainingKernel +done");

        var third = await Terminal.RunAsync(arguments);
        third.Output.Should().NotContain("done");
        var journal = DeploymentJournal.Open(
            DeploymentJournal.PathFor(arguments[^1], chain.Network), chain.Network, key.Account());
        journal.Steps.Select(step => step.Step).Should().Equal(plan.Steps.Select(step => step.Name));
    }

    /// <summary>Ends a run when its n-th transaction is signed and written down, but not sent.</summary>
    static async Task CutOffAsync(RpcChainClient chain, KeyPair key, SuitePlan plan, string journals, int transactions)
    {
        using var cut = new CancellationTokenSource();
        var journal = DeploymentJournal.Open(
            DeploymentJournal.PathFor(journals, chain.Network), chain.Network, plan.Deployer);
        chain.Sending += _ =>
        {
            if (--transactions == 0) cut.Cancel();
        };
        var running = () => new SuiteDeployer(chain, key, plan, journal).RunAsync(cancel: cut.Token);
        await running.Should().ThrowAsync<OperationCanceledException>();
    }

    async Task FundAsync(RpcChainClient chain, KeyPair key)
    {
        var rich = net.Node.Settings.Account("client");
        var payment = new ContractCall(
            NativeContract.GAS.Hash, "transfer", rich.Account, key.Account(), 270_00000000L, null);
        await chain.SendAsync(payment, rich.Key);
    }

    string[] Nep6Arguments(KeyPair key)
    {
        var folder = Directory.CreateDirectory(Path.Combine(net.Folder, "nep6")).FullName;
        string wallet = Path.Combine(folder, "wallet.json"), password = Path.Combine(folder, "password");
        File.WriteAllText(password, Password + "\n");
        File.WriteAllText(wallet, $$"""
            { "scrypt": { "n": 2, "r": 1, "p": 1 },
              "accounts": [ { "address": "{{Accounts.Address(key.Account())}}", "label": null, "isDefault": true,
                              "key": "{{key.Export(Password, Accounts.AddressVersion, 2, 1, 1)}}" } ] }
            """);
        return
        [
            "deploy", "--rpc", net.Node.Url.ToString(), "--wallet", wallet, "--password-file", password,
            "--journal", folder,
        ];
    }
}
