using System.Numerics;
using System.Text.Json.Nodes;
using StarMiner.Client;
using StarMiner.Simulator.Devnet;
using StarMiner.Simulator.Devnet.Ledger;
using StarMiner.Simulator.Devnet.Tests.Support;

namespace StarMiner.Simulator.Demo.Tests;

public class DemoMarketTests
{
    const string Chromium = "/usr/bin/chromium";
    const int Settled = 5, Slashed = 8;

    static readonly NodePrograms Browser = new("browser");

    static readonly DemoOptions Hurried = new()
    {
        Pause = TimeSpan.FromMilliseconds(2_000),
        Rarely = TimeSpan.FromMilliseconds(800),
    };

    [SkippableFact]
    public async Task Market_settles_honest_work_slashes_the_liar_and_the_explorer_shows_it_live()
    {
        Browser.Require(Chromium);
        await using DevnetServer devnet = await DevnetServer.StartAsync(new DevnetOptions
        {
            Port = 0,
            Control = true,
            SuiteFolder = SuiteArtifacts.DefaultFolder,
            Mining = new Mining(IsInstant: true, IntervalMs: 100),
        });
        using var rpc = new RpcCaller(devnet.Url);
        List<string> failures = [];
        await using DemoMarket market = await DemoMarket.StartAsync(devnet, SuiteArtifacts.DefaultFolder, Hurried);
        market.Failed += failures.Add;

        Dictionary<int, ulong> jobs = await UntilAsync(devnet, rpc, Settled, Slashed);
        JsonNode seen = await Browser.RunAsync("demo.mjs", Chromium, Settings(devnet, jobs).ToJsonString());

        failures.Should().BeEmpty();
        CheckPage(seen);
        await CheckSupplyAsync(devnet, rpc);
        await CheckLivesAsync(rpc, jobs);
    }

    [Fact]
    public async Task Start_without_the_suite_says_what_is_missing()
    {
        await using DevnetServer devnet = await DevnetServer.StartAsync(new DevnetOptions { Port = 0 });

        var starting = () => DemoMarket.StartAsync(devnet, SuiteArtifacts.DefaultFolder);

        (await starting.Should().ThrowAsync<ChainException>()).WithMessage("the demo needs a devnet with the suite");
    }

    /// <summary>Waits until there are jobs in each of these states; one of each.</summary>
    static async Task<Dictionary<int, ulong>> UntilAsync(DevnetServer devnet, RpcCaller rpc, params int[] wanted)
    {
        var found = new Dictionary<int, ulong>();
        DateTime late = DateTime.UtcNow.AddMinutes(2);
        while (!wanted.All(found.ContainsKey))
        {
            (DateTime.UtcNow < late).Should().BeTrue($"jobs of states {string.Join(", ", wanted)} were to come");
            await Task.Delay(200);
            var count = (ulong)await NumberAsync(devnet, rpc, "JobMarket", "jobCount");
            for (ulong id = 1; id <= count; id++)
            {
                JsonNode job = await ReadAsync(devnet, rpc, "JobMarket", "job", id);
                found[int.Parse(job["value"]![0]!["value"]!.GetValue<string>())] = id;
            }
        }
        return found;
    }

    static JsonObject Settings(DevnetServer devnet, Dictionary<int, ulong> jobs) => new()
    {
        ["url"] = devnet.Explorer.ToString(),
        ["settled"] = jobs[Settled],
        ["slashed"] = jobs[Slashed],
        ["screenshots"] = Environment.GetEnvironmentVariable("STARMINER_SCREENSHOTS"),
    };

    static void CheckPage(JsonNode seen)
    {
        foreach (JsonNode? pair in seen["numbers"]!.AsArray())
        {
            pair!["shown"]!.GetValue<string>()
                .Should().Be(pair["expected"]!.GetValue<string>(), pair["what"]!.GetValue<string>());
        }
        seen["numbers"]!.AsArray().Should().HaveCountGreaterThan(20);
        seen["settled"]!.GetValue<string>().Should().Be("Open Claimed Committed Audited Settled");
        seen["slashed"]!.GetValue<string>().Should().Be("Open Claimed Committed Slashed");
        seen["curves"]!.GetValue<int>().Should().BeGreaterThanOrEqualTo(3);
        seen["complaints"]!.AsArray().Should().BeEmpty();
    }

    /// <summary>What the events add up to is what the token says.</summary>
    static async Task CheckSupplyAsync(DevnetServer devnet, RpcCaller rpc)
    {
        JsonNode newest = (await rpc.ResultAsync("explorer_supply"))!.AsArray()[^1]!;
        foreach (var (field, method) in new[]
        {
            ("supply", "totalSupply"), ("burned", "totalBurned"), ("mintedforpublicwork", "mintedForPublicWork"),
            ("mintedforjobs", "mintedForJobs"),
        })
        {
            newest[field]!.GetValue<string>()
                .Should().Be($"{await NumberAsync(devnet, rpc, "AgpuToken", method)}", field);
        }
    }

    static async Task CheckLivesAsync(RpcCaller rpc, Dictionary<int, ulong> jobs)
    {
        // A job of public work has events of RewardController between these.
        (await EventsAsync(rpc, jobs[Settled]))
            .Should().ContainInOrder("JobOpened", "JobClaimed", "JobCommitted", "JobSettled");
        (await EventsAsync(rpc, jobs[Slashed])).Should().Contain(["ProviderSlashed", "FaultProven"]);
        (await rpc.ResultAsync("explorer_vaults"))!["total"]!.GetValue<int>().Should().Be(16);
    }

    static async Task<IEnumerable<string>> EventsAsync(RpcCaller rpc, ulong job) =>
        (await rpc.ResultAsync("explorer_job", job))!.AsArray().Select(step => step!["eventname"]!.GetValue<string>());

    static async Task<BigInteger> NumberAsync(DevnetServer devnet, RpcCaller rpc, string contract, string method) =>
        BigInteger.Parse((await ReadAsync(devnet, rpc, contract, method))["value"]!.GetValue<string>());

    static async Task<JsonNode> ReadAsync(
        DevnetServer devnet, RpcCaller rpc, string contract, string method, params ulong[] arguments)
    {
        JsonArray list = [.. arguments.Select(value => (JsonNode)new JsonObject
        {
            ["type"] = "Integer",
            ["value"] = $"{value}",
        })];
        JsonNode answer = (await rpc.ResultAsync("invokefunction", $"{devnet.Contracts[contract]}", method, list))!;
        return answer["stack"]![0]!;
    }
}
