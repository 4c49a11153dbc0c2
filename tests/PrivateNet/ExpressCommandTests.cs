using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using StarMiner.Client;

namespace StarMiner.PrivateNet.Tests;

/// <summary>What somebody does who wants a net of four: up, deploy, verify, down; by the commands alone.</summary>
public sealed class ExpressCommandTests : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("starminer-express-").FullName;

    [SkippableFact]
    public async Task UpDeployVerifyDown_fourNodes_everyNodeHasTheSuite()
    {
        PrivateNet.SkipWithoutLibrary();
        string[] file = ["--file", await CopyOfTheRepositorysFileAsync()];
        var up = await Terminal.RunAsync(["express", "up", .. file, "--nodes", "4", "--json"]);
        up.Should().BeEquivalentTo(new { ExitCode = 0, Errors = "" });
        Terminal down;
        try
        {
            await DeployAndVerifyAsync(JsonNode.Parse(up.Output)!, file);
        }
        finally
        {
            down = await Terminal.RunAsync(["express", "down", .. file]);
        }
        down.Output.Should().Be("stopped 4 nodes\n");
        (await Terminal.RunAsync(["express", "down", .. file])).Output.Should().Be("no node was running\n");
    }

    async Task DeployAndVerifyAsync(JsonNode net, string[] file)
    {
        string[] rpc = [.. net["rpc"]!.AsArray().Select(url => url!.GetValue<string>())];
        rpc.Should().HaveCount(4);

        var again = await Terminal.RunAsync(["express", "up", .. file]);
        again.ExitCode.Should().Be(1);
        again.Errors.Should().Be($"this net is up: 4 of 4 nodes run, RPC at {string.Join(", ", rpc)}\n");

        var deployed = await Terminal.RunAsync(DeployArguments(net, rpc[0]));
        deployed.Should().BeEquivalentTo(new { ExitCode = 0, Errors = "" });
        await AwaitTheSameHeightAsync(rpc);
        var another = await Terminal.RunAsync(DeployArguments(net, rpc[3]));
        another.Should().BeEquivalentTo(new { ExitCode = 0, Errors = "" });
        another.Output.Should().Contain("[22/22] found the Council").And.NotContain(" done");
        foreach (string node in rpc[1..])
        {
            var verified = await Terminal.RunAsync(
                "verify", "--rpc", node, "--journal", Journals, "--contracts", SuiteArtifacts.DefaultFolder);
            verified.Should().BeEquivalentTo(new { ExitCode = 0, Errors = "" });
        }
    }

    [SkippableFact]
    public async Task UpWithAnotherNumberOfNodesThanTheNetHas_isRefusedUntilReset()
    {
        PrivateNet.SkipWithoutLibrary();
        string path = await CopyOfTheRepositorysFileAsync(), data = Path.Combine(_folder, ".neo-express");
        Directory.CreateDirectory(data);
        await File.WriteAllTextAsync(ExpressNet.FileIn(data), await File.ReadAllTextAsync(path));

        var up = await Terminal.RunAsync("express", "up", "--file", path, "--nodes", "4");
        up.ExitCode.Should().Be(1);
        up.Errors.Should().Match("the net in * has 1 node; starminer express reset forgets it\n");

        (await Terminal.RunAsync("express", "reset", "--file", path)).ExitCode.Should().Be(0);
        Directory.Exists(data).Should().BeFalse();
    }

    [SkippableFact]
    public async Task Up_portIsTaken_isOneLineThatNamesIt()
    {
        PrivateNet.SkipWithoutLibrary();
        string file = await CopyOfTheRepositorysFileAsync();
        var node = JsonNode.Parse(await File.ReadAllTextAsync(file))!["consensus-nodes"]![0]!;
        int port = node["rpc-port"]!.GetValue<int>();
        using var other = new TcpListener(IPAddress.Loopback, port);
        other.Start();

        var up = await Terminal.RunAsync("express", "up", "--file", file);

        up.ExitCode.Should().Be(1);
        up.Errors.Should().Match($"port {port} is taken by another program: *\n");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    static async Task AwaitTheSameHeightAsync(string[] rpc)
    {
        using var first = await RpcChainClient.ConnectAsync(new Uri(rpc[0]));
        uint height = await first.GetHeightAsync();
        foreach (string node in rpc)
        {
            using var chain = await RpcChainClient.ConnectAsync(new Uri(node));
            await chain.WaitForHeightAsync(height);
        }
    }

    string Journals => Path.Combine(_folder, "deployments");

    string[] DeployArguments(JsonNode net, string rpc) =>
    [
        "deploy", "--rpc", rpc, "--wallet", net["wallet"]!.GetValue<string>(), "--account", "deployer",
        "--journal", Journals,
    ];

    /// <summary>With ports that are free, and the tool manifest beside it.</summary>
    async Task<string> CopyOfTheRepositorysFileAsync()
    {
        string manifest = Path.Combine(".config", "dotnet-tools.json"), file = Path.Combine(_folder, "neo-express.json");
        Directory.CreateDirectory(Path.Combine(_folder, ".config"));
        File.Copy(Path.Combine(PrivateNet.Repository, manifest), Path.Combine(_folder, manifest));
        string original = await File.ReadAllTextAsync(Path.Combine(PrivateNet.Repository, "neo-express.json"));
        await File.WriteAllTextAsync(file, IsolatedNet.Of(original));
        return file;
    }
}
