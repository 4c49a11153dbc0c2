using Neo.Json;
using Neo.Wallets;
using StarMiner.Cli;

namespace StarMiner.Client.Tests.Cli;

/// <summary>What spends GAS asks twice where the GAS is worth something.</summary>
public sealed class MainnetGuardTests : IDisposable
{
    const string Password = "correct horse";
    const string Consent = "--i-know-this-is-mainnet";

    const string Scenario = """
        scenario: small
        about: No more than a deployment.
        actors:
          deployer: {gas: 300 GAS}
        steps:
          - deploy: {by: deployer}
        """;

    readonly string _folder = Directory.CreateTempSubdirectory("starminer-mainnet-").FullName;
    readonly FakeNode _node = new FakeNode().On("getversion", _ => JToken.Parse("""
        { "protocol": { "network": 860833102, "msperblock": 15000, "maxvaliduntilblockincrement": 5760 } }
        """));

    public void Dispose()
    {
        _node.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData("deploy")]
    [InlineData("deploy", "--dry-run")]
    [InlineData("upgrade", "JobMarket")]
    [InlineData("upgrade", "JobMarket", "--dry-run")]
    [InlineData("invoke", "0xd2a4cff31913016155e38e474a2c06d08be276cf.transfer", "me", "me", "1", "null")]
    [InlineData("run", "scenario.yaml")]
    public async Task Without_consent_it_is_one_line_and_nothing_is_sent(params string[] command)
    {
        (int exit, string output, string errors) = await RunAsync(command);

        exit.Should().Be(1);
        errors.Should().Be($"{_node.Url} is Neo's main network; say {Consent} if you mean it\n");
        output.Should().BeEmpty();
        _node.Calls.Should().NotContain("sendrawtransaction").And.OnlyContain(method => method.StartsWith("get"));
    }

    [Fact]
    public async Task With_consent_the_command_goes_on()
    {
        (_, string output, _) = await RunAsync("deploy", "--dry-run", Consent);

        output.Should().StartWith("network 860833102 at ");
        _node.Calls.Should().NotContain("sendrawtransaction");
    }

    [Fact]
    public async Task A_minter_is_refused_even_with_consent()
    {
        string address = Accounts.Address(new KeyPair(Enumerable.Repeat((byte)9, 32).ToArray()).Account());

        (int exit, _, string errors) = await RunAsync("deploy", Consent, "--minter", address);

        exit.Should().Be(1);
        errors.Should().Be("--minter is for test networks: on Neo's main network AGPU comes from work alone\n");
        _node.Calls.Should().NotContain("sendrawtransaction");
    }

    async Task<(int Exit, string Output, string Errors)> RunAsync(params string[] command)
    {
        if (command[0] == "run") command[1] = Write("scenario.yaml", Scenario);
        string target = command[0] == "run" ? "--network" : "--rpc";
        using StringWriter output = new(), errors = new();
        int exit = await CommandLine.RunAsync(
            [.. command, target, $"{_node.Url}", "--wallet", Wallet(), "--password-file", Write("password", Password)],
            output, errors);
        return (exit, output.ToString(), errors.ToString());
    }

    string Wallet()
    {
        var key = new KeyPair(Enumerable.Repeat((byte)9, 32).ToArray());
        return Write("wallet.json", $$"""
            { "scrypt": { "n": 2, "r": 1, "p": 1 },
              "accounts": [ { "address": "{{Accounts.Address(key.Account())}}", "label": "me", "isDefault": true,
                              "key": "{{key.Export(Password, Accounts.AddressVersion, 2, 1, 1)}}" } ] }
            """);
    }

    string Write(string name, string content)
    {
        string path = Path.Combine(_folder, name);
        File.WriteAllText(path, content);
        return path;
    }
}
