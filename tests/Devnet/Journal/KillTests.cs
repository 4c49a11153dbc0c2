using Neo;
using Neo.IO;
using Neo.Network.P2P.Payloads;
using StarMiner.Client;
using StarMiner.Simulator.Devnet.Tests.Support;

namespace StarMiner.Simulator.Devnet.Tests.Journal;

public sealed class KillTests : IDisposable
{
    const int Callers = 4;

    /// <summary>More of them by hand: STARMINER_KILLS=200.</summary>
    static readonly int Kills = int.Parse(Environment.GetEnvironmentVariable("STARMINER_KILLS") ?? "6");

    static readonly UInt160 Stranger = UInt160.Parse("0x0102030405060708090a0b0c0d0e0f1011121314");

    readonly string _folder = Directory.CreateTempSubdirectory("starminer-kill-").FullName;
    readonly Chain _keys = new(new ChainOptions { Seed = new DevnetOptions().Seed });

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Kill_at_any_instant_loses_no_transaction_that_was_answered()
    {
        var answered = new HashSet<string>();
        var random = new Random(1);
        for (int kill = 0; kill < Kills; kill++)
        {
            using DevnetProcess devnet = await DevnetProcess.StartAsync("--data", _folder, "--control");
            foreach (string hash in answered) await devnet.Rpc.ResultAsync("gettransactionheight", hash);
            string[][] more = await SendUntilKilledAsync(devnet, TimeSpan.FromMilliseconds(random.Next(20, 300)));
            foreach (string hash in more.SelectMany(sent => sent)) answered.Add(hash);
        }

        using DevnetProcess last = await DevnetProcess.StartAsync("--data", _folder);
        foreach (string hash in answered) await last.Rpc.ResultAsync("gettransactionheight", hash);
        answered.Should().HaveCountGreaterThan(Kills);
    }

    async Task<string[][]> SendUntilKilledAsync(DevnetProcess devnet, TimeSpan delay)
    {
        uint height = (await devnet.Rpc.ResultAsync("getblockcount"))!.GetValue<uint>();
        Task<string[]>[] sending = [.. Enumerable.Range(0, Callers).Select(i => SendAllAsync(devnet, i, height))];
        await Task.Delay(delay);
        await devnet.KillAsync();
        return await Task.WhenAll(sending);
    }

    /// <returns>Hashes of the transactions that were answered.</returns>
    async Task<string[]> SendAllAsync(DevnetProcess devnet, int caller, uint height)
    {
        Actor sender = _keys.Actor(DevnetOptions.DefaultAccounts[caller]);
        byte[] script = CallScript.Of(RunningDevnet.Pay(sender, Stranger, 1));
        var answered = new List<string>();
        try
        {
            while (true)
            {
                Transaction payment = SignedTransaction.Of(sender, script, 1_00000000, height + 1_000, _keys.Settings);
                await devnet.Rpc.ResultAsync("sendrawtransaction", Convert.ToBase64String(payment.ToArray()));
                answered.Add(payment.Hash.ToString());
            }
        }
        catch (HttpRequestException)
        {
            return [.. answered];
        }
    }
}
