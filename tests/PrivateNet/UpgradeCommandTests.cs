using System.Text;
using System.Text.Json.Nodes;
using Neo.IO;
using Neo.SmartContract;
using StarMiner.Client;
using StarMiner.Simulator;
using StarMiner.Simulator.Devnet;

namespace StarMiner.PrivateNet.Tests;

/// <summary>A suite on a devnet whose three stewards need two signatures; its token gets other code.</summary>
public sealed class UpgradeCommandTests : IClassFixture<UpgradeCommandTests.StewardedDevnet>, IDisposable
{
    const ulong ThreeDaysMs = 3 * 24 * 3_600_000;

    readonly string _folder = Directory.CreateTempSubdirectory("starminer-upgrade-").FullName;
    readonly DevnetServer _devnet;
    readonly RpcChainClient _chain;
    readonly string _walletPath;

    public UpgradeCommandTests(StewardedDevnet net)
    {
        (_devnet, _chain, _walletPath) = (net.Devnet, net.Chain, net.WalletPath);
        _devnet.Ledger.Restore(StewardedDevnet.Deployed);
        Directory.CreateDirectory(Journals);
        foreach (string file in Directory.GetFiles(net.Journals))
            File.Copy(file, Path.Combine(Journals, Path.GetFileName(file)));
    }

    public sealed class StewardedDevnet : IAsyncLifetime
    {
        public const string Deployed = "deployed";

        readonly string _folder = Directory.CreateTempSubdirectory("starminer-stewards-").FullName;

        public DevnetServer Devnet { get; private set; } = null!;

        public RpcChainClient Chain { get; private set; } = null!;

        public string WalletPath => Path.Combine(_folder, "wallet.json");

        public string Journals => Path.Combine(_folder, "deployments");

        public async Task InitializeAsync()
        {
            Devnet = await DevnetServer.StartAsync(new DevnetOptions { Port = 0 });
            Chain = await RpcChainClient.ConnectAsync(Devnet.Url);
            await File.WriteAllTextAsync(WalletPath, new JsonObject
            {
                ["rpc"] = Devnet.Url.ToString(),
                ["network"] = Chain.Network,
                ["accounts"] = new JsonArray([.. Devnet.Accounts.Select(account => new JsonObject
                {
                    ["name"] = account.Name,
                    ["wif"] = account.Keys.Export(),
                })]),
            }.ToJsonString());
            string[] stewards = [.. Devnet.Accounts.Take(3).Select(account => Accounts.Address(account.ScriptHash))];
            var deployed = await Terminal.RunAsync(
                "deploy", "--rpc", $"{Devnet.Url}", "--wallet", WalletPath, "--journal", Journals,
                "--stewards", $"2/{string.Join(",", stewards)}", "--minter", stewards[0]);
            deployed.Should().BeEquivalentTo(new { ExitCode = 0, Errors = "" });
            Devnet.Ledger.Snapshot(Deployed);
        }

        public async Task DisposeAsync()
        {
            Chain.Dispose();
            await Devnet.DisposeAsync();
            Directory.Delete(_folder, recursive: true);
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Upgrade_twoOfThreeStewardsThenTheTimelock_newCodeReadsTheOldState()
    {
        await RunAsync("invoke", "AgpuToken.mintForPublicWork", "bob", "12.5 AGPU", "--as", "alice");
        string files = Changed("INVALID-ACCOUNT"), others = Changed("Invalid-Account");
        uint height = _devnet.Ledger.Now.Chain.Head.Index;

        (await UpgradeAsync(files, "alice", "--dry-run")).Should().Contain("signers 2 of N").And.MatchRegex(
            @"schedule  about 0\.\d+ GAS\n  wait      48 h from the schedule on\n  execute   about \d+\.\d+ GAS\n"
            + @"needs about \d+\.\d+ GAS, N\w+ has \d");
        (await UpgradeAsync(files, "alice")).Should().Contain("signed by 1 of 2")
            .And.Contain(Accounts.Address(Of("bob").ScriptHash));
        _devnet.Ledger.Now.Chain.Head.Index.Should().Be(height, "nothing is sent before it is signed");
        (await Terminal.RunAsync(Arguments(others, "bob"))).Errors.Should().Match(
            "* does not schedule the bytes that were compiled here; nothing was signed\n");

        (await UpgradeAsync(files, "bob")).Should().Contain("schedule done")
            .And.Contain("waits in the timelock until 2");
        (await UpgradeAsync(files, "carol")).Should().NotContain("done").And.Contain("waits in the timelock until 2");
        PassTheTimelock();
        (await UpgradeAsync(files, "dave")).Should().Contain("execute done")
            .And.Contain("AgpuToken is byte for byte what was compiled here");
        (await UpgradeAsync(files, "dave")).Should().NotContain("done").And.Contain("byte for byte");

        (await RunAsync("call", "AgpuToken.balanceOf", "bob")).Should().Be("1250000000\n");
        (await Terminal.RunAsync("call", "AgpuToken.balanceOf", "null", "--wallet", _walletPath, "--journal", Journals))
            .Errors.Should().Be("AgpuToken/INVALID-ACCOUNT\n");
        (await RunAsync("verify", "--contracts", files)).Should().Contain("every contract is byte for byte");
        string path = DeploymentJournal.PathFor(Journals, _chain.Network);
        var journal = DeploymentJournal.OpenExisting(path, _chain.Network)!;
        journal.Steps.TakeLast(2).Select(step => step.Step).Should().Equal(
            "schedule the upgrade of AgpuToken", "execute the upgrade of AgpuToken");
        Directory.GetFiles(Journals).Should().Equal(journal.Path);
    }

    /// <param name="sent">Whether the transaction left before the run was killed.</param>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Upgrade_killedAtEitherTransaction_theNextRunFinishesAndDoesNothingTwice(bool sent)
    {
        string file = Path.Combine(_folder, "underway.json");
        var upgrade = UpgradeOf(Changed("INVALID-ACCOUNT"));
        uint before = _devnet.Ledger.Now.Chain.Head.Index;

        await KilledAsync(upgrade.ScheduleScript(UpgradeStage.NotScheduled), "alice", "carol");
        (await RunAsync()).Stage.Should().Be(UpgradeStage.Waiting);
        PassTheTimelock();
        await KilledAsync(upgrade.ExecuteScript, "dave");
        (await RunAsync()).Stage.Should().Be(UpgradeStage.Done);

        uint blocks = _devnet.Ledger.Now.Chain.Head.Index - before;
        blocks.Should().Be(3, "two transactions and the block that passed the time");
        File.Exists(file).Should().BeFalse();

        async Task KilledAsync(byte[] script, params string[] signers)
        {
            var transaction = await _chain.DraftAsync(script, [.. signers.Select(name => Of(name).ScriptHash)], 20);
            foreach (string name in signers) transaction.Sign(Of(name).Keys);
            transaction.Write(file);
            if (sent) await _chain.SendSignedAsync(transaction.Complete());
        }

        async Task<UpgradeState> RunAsync() =>
            (await new ContractUpgrader(upgrade, [Of("dave").Keys], file).RunAsync((_, _) => { })).State;
    }

    [Fact]
    public async Task Upgrade_nobodyWantedItForTwoWeeks_isScheduledAgain()
    {
        var upgrade = UpgradeOf(Changed("INVALID-ACCOUNT"));
        var upgrader = new ContractUpgrader(
            upgrade, [Of("carol").Keys, Of("bob").Keys], Path.Combine(_folder, "underway.json"));
        (await upgrader.RunAsync((_, _) => { })).State.Stage.Should().Be(UpgradeStage.Waiting);
        for (int i = 0; i < 6; i++) PassTheTimelock();
        (await upgrade.StateAsync()).Stage.Should().Be(UpgradeStage.Forgotten);

        (await upgrader.RunAsync((_, _) => { })).State.Stage.Should().Be(UpgradeStage.Waiting);
    }

    [Theory]
    [InlineData("MatMulKernel", "alice", "MatMulKernel has no update method: its code is for ever\n")]
    [InlineData("AgpuToken", "dave", "none of the given accounts is a steward; 2 of these must sign: N*, N*, N*\n")]
    [InlineData("AgpuTokan", "alice", "no contract is called 'AgpuTokan' (nearest: 'AgpuToken')\n")]
    public async Task Upgrade_thatCannotBe_isOneLine(string contract, string account, string line)
    {
        string files = Changed("INVALID-ACCOUNT");
        File.Copy(Path.Combine(files, "AgpuToken.nef"), Path.Combine(files, "MatMulKernel.nef"), overwrite: true);

        var run = await Terminal.RunAsync(Arguments(files, account, contract));

        run.ExitCode.Should().Be(1);
        run.Errors.Should().Match(line);
    }

    string Journals => Path.Combine(_folder, "deployments");

    Actor Of(string name) => _devnet.Accounts.Single(account => account.Name == name);

    void PassTheTimelock() => _devnet.Ledger.SetTime(_devnet.Ledger.Now.Chain.Head.Timestamp + ThreeDaysMs);

    ContractUpgrade UpgradeOf(string files)
    {
        var names = new NameBook().AddContracts(
            DeploymentJournal.ContractsIn(DeploymentJournal.PathFor(Journals, _chain.Network)));
        return new ContractUpgrade(
            _chain, names.Contract("Council"), names.Contract("AgpuToken"),
            SuiteArtifacts.LoadContract(files, "AgpuToken"));
    }

    string[] Arguments(string files, string account, string contract = "AgpuToken") =>
        ["upgrade", contract, "--contracts", files, "--wallet", _walletPath, "--journal", Journals, "--as", account];

    async Task<string> UpgradeAsync(string files, string account, params string[] more)
    {
        var run = await Terminal.RunAsync([.. Arguments(files, account), .. more]);
        run.Should().BeEquivalentTo(new { ExitCode = 0, Errors = "" });
        return run.Output;
    }

    async Task<string> RunAsync(params string[] arguments)
    {
        var run = await Terminal.RunAsync([.. arguments, "--wallet", _walletPath, "--journal", Journals]);
        run.Should().BeEquivalentTo(new { ExitCode = 0, Errors = "" });
        return run.Output;
    }

    /// <summary>The suite's files, where AgpuToken names one error in another way.</summary>
    string Changed(string error)
    {
        string folder = Directory.CreateDirectory(Path.Combine(_folder, error)).FullName;
        foreach (string file in Directory.GetFiles(SuiteArtifacts.DefaultFolder))
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        var nef = SuiteArtifacts.LoadContract(folder, "AgpuToken").NefBytes.AsSerializable<NefFile>();
        byte[] script = nef.Script.ToArray(), old = Encoding.UTF8.GetBytes("AgpuToken/invalid-account");
        int changes = 0;
        for (int at = script.AsSpan().IndexOf(old); at >= 0; at = script.AsSpan().IndexOf(old), changes++)
            Encoding.UTF8.GetBytes($"AgpuToken/{error}").CopyTo(script, at);
        changes.Should().BePositive();
        nef.Script = script;
        nef.CheckSum = NefFile.ComputeChecksum(nef);
        File.WriteAllBytes(Path.Combine(folder, "AgpuToken.nef"), nef.ToArray());
        return folder;
    }
}
