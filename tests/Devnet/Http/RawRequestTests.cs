using System.Net;
using System.Net.Sockets;
using System.Text;
using StarMiner.Simulator.Devnet.Tests.Support;

namespace StarMiner.Simulator.Devnet.Tests.Http;

/// <summary>
/// Bytes that are no HTTP, no WebSocket or no JSON, on connections of their own: each gets an answer or its end in good
/// time, the devnet goes on for others, and does not grow.
/// </summary>
public class RawRequestTests
{
    const long MostGrowthBytes = 64 << 20;
    const int AtOnce = 8;
    const int HalfOpen = 100;

    static readonly TimeSpan Late = TimeSpan.FromSeconds(60);

    /// <summary>More of them by hand: STARMINER_REQUESTS=100000.</summary>
    static readonly int Requests = int.Parse(Environment.GetEnvironmentVariable("STARMINER_REQUESTS") ?? "1500");

    [Fact]
    public async Task Handle_damaged_bytes_ends_each_connection_and_stays_well()
    {
        await using var devnet = await RunningDevnet.StartAsync(new DevnetOptions { Control = true });
        await SendAsync(devnet, 1, Requests / 5);
        long before = GC.GetTotalMemory(forceFullCollection: true);

        await SendAsync(devnet, 2, Requests);

        (GC.GetTotalMemory(forceFullCollection: true) - before).Should().BeLessThan(MostGrowthBytes);
        await devnet.Rpc.ResultAsync("getblockcount");
    }

    [Fact]
    public async Task Handle_callers_that_never_finish_does_not_keep_others_waiting()
    {
        await using var devnet = await RunningDevnet.StartAsync();
        List<TcpClient> stalled = [];
        for (int i = 0; i < HalfOpen; i++)
        {
            var caller = new TcpClient();
            stalled.Add(caller);
            await caller.ConnectAsync(IPAddress.Loopback, devnet.Server.Url.Port);
            string begun = i % 2 == 0 ? "POST / HTTP/1.1\r\nHost: x\r\n" : Head(1_000) + "{\"id\":1,";
            await caller.GetStream().WriteAsync(Encoding.ASCII.GetBytes(begun));
        }

        for (int i = 0; i < 20; i++) await devnet.Rpc.ResultAsync("getblockcount");

        foreach (TcpClient caller in stalled) caller.Dispose();
    }

    static Task SendAsync(RunningDevnet devnet, int seed, int count) => Parallel.ForEachAsync(
        Enumerable.Range(0, count),
        new ParallelOptions { MaxDegreeOfParallelism = AtOnce },
        async (i, _) => await SendOneAsync(devnet.Server.Url.Port, RawRequests.Make(new Random(seed * 1_000_003 + i))));

    static async Task SendOneAsync(int port, byte[] request)
    {
        using var late = new CancellationTokenSource(Late);
        using var caller = new TcpClient();
        await caller.ConnectAsync(IPAddress.Loopback, port, late.Token);
        NetworkStream stream = caller.GetStream();
        try
        {
            await stream.WriteAsync(request, late.Token);
            caller.Client.Shutdown(SocketShutdown.Send); // nothing more comes; the devnet need not wait
            byte[] answer = new byte[4096];
            while (await stream.ReadAsync(answer, late.Token) > 0)
            {
                // To the end, whatever it says.
            }
        }
        catch (IOException)
        {
            // Reset: an end as well.
        }
        catch (OperationCanceledException)
        {
            throw new InvalidOperationException($"no end after {Late}: {Convert.ToHexString(request)}");
        }
    }

    static string Head(int length) =>
        $"POST / HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: {length}\r\n\r\n";
}
