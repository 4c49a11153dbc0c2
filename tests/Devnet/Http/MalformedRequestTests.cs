using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using StarMiner.Simulator.Devnet.Tests.Support;

namespace StarMiner.Simulator.Devnet.Tests.Http;

/// <summary>Requests that no client would make: the devnet answers each, goes on, and does not grow.</summary>
public class MalformedRequestTests
{
    const long MostGrowthBytes = 64 << 20;

    /// <summary>More of them by hand: STARMINER_REQUESTS=100000.</summary>
    static readonly int Requests = int.Parse(Environment.GetEnvironmentVariable("STARMINER_REQUESTS") ?? "5000");

    static readonly string[] Values =
    [
        "null", "true", "-1", "0", "1", "1e308", "4294967296", "0.5", "\"\"", "\"0x\"", "\"AAAA\"",
        "\"\\u0000\"", "[]", "{}",
        "\"0x0000000000000000000000000000000000000000\"", "[[[[]]]]", "[null]", "[{}]", "\"GasToken\"",
        "\"0xd2a4cff31913016155e38e474a2c06d08be276cf\"", "\"balanceOf\"", "\"NNLi44dJNXtDNSBkofB48aTVYtb1zZrNEs\"",
        "[{\"type\":\"Hash160\",\"value\":\"0x0000000000000000000000000000000000000000\"}]",
        "[{\"account\":\"0x0000000000000000000000000000000000000000\",\"scopes\":\"Global\"}]",
        "[{\"type\":\"Array\",\"value\":[{\"type\":\"Integer\",\"value\":\"x\"}]}]", "\"EMAMCGdldFBhcGVy\"", "\"QA==\"",
    ];

    [Fact]
    public async Task Handle_random_damage_answers_and_stays_well()
    {
        await using var devnet = await RunningDevnet.StartAsync(new DevnetOptions { Control = true });
        string[] methods = [.. devnet.Server.MethodNames.Order(StringComparer.Ordinal)];
        var random = new Random(1);
        await SendAsync(devnet, methods, random, Requests / 5);
        long before = GC.GetTotalMemory(forceFullCollection: true);

        await SendAsync(devnet, methods, random, Requests);

        (GC.GetTotalMemory(forceFullCollection: true) - before).Should().BeLessThan(MostGrowthBytes);
        await devnet.Rpc.ResultAsync("getblockcount");
    }

    static async Task SendAsync(RunningDevnet devnet, string[] methods, Random random, int count)
    {
        for (int i = 0; i < count; i++)
        {
            string body = Body(methods, random);
            (HttpStatusCode status, string text) = await devnet.Rpc.PostAsync(body);
            status.Should().Be(HttpStatusCode.OK, body);
            if (text.Length == 0) continue;
            JsonNode answer = JsonNode.Parse(text)!;
            JsonNode one = answer is JsonArray batch ? batch[0]! : answer;
            if (one["error"]?["code"]?.GetValue<int>() == -32603)
                throw new InvalidOperationException($"{body}\n{text}");
        }
    }

    static string Body(string[] methods, Random random)
    {
        string one = Request(methods, random);
        switch (random.Next(10))
        {
            case 0:
                return one[..random.Next(one.Length)];
            case 1:
                var damaged = new StringBuilder(one);
                for (int i = 0; i < 3; i++) damaged[random.Next(damaged.Length)] = (char)random.Next(1, 0x3000);
                return damaged.ToString();
            case 2:
                return $"[{one},{Request(methods, random)},{Values[random.Next(Values.Length)]}]";
            case 3:
                return new string('[', random.Next(1, 3_000));
            default:
                return one;
        }
    }

    static string Request(string[] methods, Random random)
    {
        string method = methods[random.Next(methods.Length)];
        // Passing years or writing a whole chain out takes its time, and is what was asked for.
        if (method is "dev_advance" or "dev_mine" or "dev_dump" or "dev_setMining") method = "getblock";
        string parameters = string.Join(
            ',', Enumerable.Range(0, random.Next(5)).Select(_ => Values[random.Next(Values.Length)]));
        string id = random.Next(8) == 0 ? "" : $"\"id\":{Values[random.Next(Values.Length)]},";
        return $"{{{id}\"jsonrpc\":\"2.0\",\"method\":\"{method}\",\"params\":[{parameters}]}}";
    }
}
