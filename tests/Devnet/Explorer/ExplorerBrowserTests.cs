using System.Text.Json.Nodes;
using StarMiner.Client;
using StarMiner.Simulator.Devnet.Tests.Support;

namespace StarMiner.Simulator.Devnet.Tests.Explorer;

/// <summary>
/// The explorer in headless Chromium, over the AGPU suite. STARMINER_SCREENSHOTS=FOLDER keeps a picture of each page.
/// </summary>
public class ExplorerBrowserTests
{
    const string Chromium = "/usr/bin/chromium";

    static readonly NodePrograms Browser = new("browser");

    [SkippableFact]
    public async Task Explorer_shows_what_the_rpc_says_and_its_forms_work()
    {
        Browser.Require(Chromium);
        await using var devnet = await RunningDevnet.StartAsync(new DevnetOptions
        {
            Control = true,
            SuiteFolder = SuiteArtifacts.DefaultFolder,
        });
        string[] hostile = await HostileContract.SpeakAsync(devnet);

        JsonNode seen = await Browser.RunAsync("explorer.mjs", Chromium, Settings(devnet, hostile).ToJsonString());

        CheckPages(seen["look"]!.AsObject());
        await CheckFormsAsync(devnet, seen["invoke"]!);
        CheckKeyboard(seen["keyboard"]!);
        foreach (JsonNode? page in seen["hostile"]!.AsArray())
            page!.ToJsonString().Should().Be("""{"text":true,"ran":null,"elements":0}""");
        Texts(seen["find"]!).Should().Equal(
            "#/block/3", $"#/contract/{devnet.Server.Contracts["JobMarket"]}",
            $"#/address/{Accounts.Address(devnet.Bob.ScriptHash)}", hostile[2].Insert(0, "#/"));
        string.Join('\n', Texts(seen["complaints"]!)).Should().BeEmpty();
    }

    static JsonObject Settings(RunningDevnet devnet, string[] hostile)
    {
        string token = devnet.Server.Contracts["AgpuToken"].ToString(), transaction = hostile[2];
        string alice = Accounts.Address(devnet.Alice.ScriptHash);
        return new JsonObject
        {
            ["url"] = devnet.Server.Explorer.ToString(),
            ["pages"] = Array(
                "", "starminer", "jobs", "blocks", "block/5", "transactions", transaction, "contracts",
                $"contract/{token}", "accounts", $"address/{alice}", "control", "about"),
            ["token"] = token,
            ["wif"] = devnet.Alice.Keys.Export(),
            ["hostile"] = Array(hostile),
            ["searches"] = Array(
                "3", "jobmarket", Accounts.Address(devnet.Bob.ScriptHash), transaction["transaction/".Length..]),
            ["screenshots"] = Environment.GetEnvironmentVariable("STARMINER_SCREENSHOTS"),
        };
    }

    static void CheckPages(JsonObject pages)
    {
        foreach (var (name, page) in pages)
        {
            page!["title"]!.GetValue<string>().Should().NotBe("Not found", name);
            Texts(page["alerts"]!).Should().BeEmpty(name);
            string.Join('\n', Texts(page["faults"]!)).Should().BeEmpty(name);
        }
    }

    static async Task CheckFormsAsync(RunningDevnet devnet, JsonNode said)
    {
        string[] sent = [said["impersonated"]!.GetValue<string>(), said["signed"]!.GetValue<string>()];
        foreach (string hash in sent)
        {
            JsonNode execution = (await devnet.Rpc.ResultAsync("getapplicationlog", hash))!["executions"]![0]!;
            execution["vmstate"]!.GetValue<string>().Should().Be("HALT");
            execution["notifications"]![0]!["state"]!["value"]![2]!["value"]!.GetValue<string>()
                .Should().Be("1250000000");
        }
        said["supply"]!.GetValue<string>().Should().StartWith("answers 81,000,000,000,000");
        said["rehearsed"]!.GetValue<string>().Should().StartWith("answers true");
        said["refused"]!.GetValue<string>().Should().Contain("AgpuToken/no-witness");
        said["calls"]!.GetValue<string>().Should().Contain("AgpuToken.transfer(from alice, to bob, amount 12.5 AGPU");
        said["events"]!.GetValue<string>().Should().Contain("Transfer").And.Contain("12.5 AGPU");
        (await devnet.Rpc.ResultAsync("dev_status"))!["impersonated"]!.AsArray().Should().BeEmpty();
    }

    static void CheckKeyboard(JsonNode keyboard)
    {
        string[] steps = [.. Texts(keyboard["steps"]!)];
        steps[..4].Should().Equal("Skip to content", "StarMiner explorer", "query", "Find");
        steps.Should().Contain("Contracts").And.Contain("Live");
        keyboard["heading"]!.GetValue<string>().Should().Be("Blocks");
        keyboard["after"]!.GetValue<string>().Should().Be(keyboard["before"]!.GetValue<string>());
    }

    static JsonArray Array(params string[] texts) => [.. texts.Select(text => (JsonNode)text)];

    static IEnumerable<string> Texts(JsonNode array) => array.AsArray().Select(text => text!.GetValue<string>());
}
