using System.Text.Json.Nodes;
using StarMiner.Simulator.Devnet.Tests.Support;

namespace StarMiner.Simulator.Devnet.Tests.Clients;

/// <summary>The package of <c>starminer bindgen --lang ts</c>, over neon-js as npm has it.</summary>
public class TypeScriptClientTests
{
    const string Chromium = "/usr/bin/chromium";

    static readonly NodePrograms Neon = new("neon"), Browser = new("browser");

    [SkippableFact]
    public async Task Package_reads_prices_buys_agpu_has_a_job_done_and_sells_again()
    {
        Neon.Require();
        using DAppFolder dapp = await DAppFolder.WriteAsync("clients.mjs");
        await using RunningMarket market = await RunningMarket.StartAsync();

        JsonNode done = await Neon.RunAsync(dapp.PathOf("clients.mjs"), market.Devnet.ToJsonString(), market.Store);

        done["prices"]!.AsArray().Should().HaveCount(4).And.OnlyContain(price => price!.GetValue<string>() != "0");
        done["bought"]!.GetValue<bool>().Should().BeTrue();
        done["opened"]!.ToJsonString().Should().Be("""[true,"25000000"]""");
        string events = done["events"]!.ToJsonString();
        events.Should().StartWith("[\"JobOpened\",\"JobClaimed\",\"JobCommitted\",").And.EndWith("\"JobSettled\"]");
        done["job"]!["state"]!.GetValue<string>().Should().Be("Settled");
        done["job"]!["bytes"]!.GetValue<int>().Should().Be(64 * 48 * 4);
        done["job"]!["colours"]!.GetValue<int>().Should().BeGreaterThan(100);
        done["sold"]!.GetValue<bool>().Should().BeTrue();
        done["refusals"]!.ToJsonString().Should().Be(
            """["Exchange/below-minimum","JobMarket/not-open","has less than it was to pay"]""");
        done["deposited"]!.ToJsonString().Should().Be("""["100000000","1000000"]""");
        done["test"]!.GetValue<bool>().Should().BeTrue();
    }

    [SkippableFact]
    public async Task Package_has_types_that_the_compiler_takes_and_that_refuse_what_is_wrong()
    {
        Neon.Require();
        using DAppFolder dapp = await DAppFolder.WriteAsync("types.mjs", "right.ts", "wrong.ts");

        JsonNode said = await Neon.RunAsync(dapp.PathOf("types.mjs"));

        said["right.ts"]!.ToJsonString().Should().Be("[]");
        said["wrong.ts"]!.AsArray().Select(line => line!.GetValue<int>()).Should().Equal(7, 8, 9, 10, 11, 12, 13);
    }

    [SkippableFact]
    public async Task Example_page_has_a_picture_made_in_a_browser()
    {
        Neon.Require();
        Browser.Require(Chromium);
        using DAppFolder dapp = await DAppFolder.WriteAsync();
        await using PageServer pages = await PageServer.StartAsync(dapp.Path);
        await using RunningMarket market = await RunningMarket.StartAsync(pages.Origin);
        await market.StakeAsync("2");
        string page = $"{pages.Origin}/index.html?rpc={market.Devnet["rpc"]}&store={market.Store}";

        JsonNode seen = await Browser.RunAsync("dapp.mjs", Chromium, page, market.KeyOf("alice"));

        seen["complaints"]!.ToJsonString().Should().Be("[]");
        string[] said = [.. seen["said"]!.AsArray().Select(line => line!.GetValue<string>())];
        said.Should().Contain(line => line.StartsWith("Job ")).And.Contain("JobClaimed").And.Contain("JobCommitted");
        said[^1].Should().MatchRegex("^5 AGPU sold for [45][.][0-9]+ TUSD$");
        seen["colours"]!.GetValue<int>().Should().BeGreaterThan(100);
    }
}
