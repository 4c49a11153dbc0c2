using System.Text.Json.Nodes;
using StarMiner.Simulator.Devnet.Tests.Support;

namespace StarMiner.Simulator.Devnet.Tests;

/// <summary>Unmodified neon-js from npm against a devnet.</summary>
public class NeonJsTests
{
    static readonly NodePrograms Neon = new("neon");

    [SkippableFact]
    public async Task Neon_transfers_reads_logs_balances_and_blocks()
    {
        Neon.Require();
        await using var devnet = await RunningDevnet.StartAsync();

        JsonNode done = await Neon.RunAsync("flow.mjs", devnet.Server.Url.ToString(), devnet.Alice.Keys.Export());

        done["network"]!.GetValue<uint>().Should().Be(devnet.Server.Ledger.Settings.Network);
        done["state"]!.GetValue<string>().Should().Be("HALT");
        done["amount"]!.GetValue<string>().Should().Be("3");
        done["symbol"]!.GetValue<string>().Should().Be("GAS");
        done["balance"]!.GetValue<string>().Should().Be("13");
        done["received"]!.GetValue<int>().Should().Be(11);
        done["inBlock"]!.GetValue<bool>().Should().BeTrue();
    }
}
