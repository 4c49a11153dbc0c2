using System.Net.WebSockets;
using System.Text.Json;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using StarMiner.Worker.Service.Provider;

namespace StarMiner.Worker.Service.Hosting;

/// <summary>Where a node tells of its blocks by WebSocket.</summary>
/// <param name="IsAsked">Somebody named it; otherwise it is a guess, given up where nobody answers there.</param>
public sealed record BlockSource(Uri Url, bool IsAsked);

/// <summary>
/// Listens to the node's WebSocket, in neo-go's protocol, so that a block is known when it comes and not when the height is
/// asked for next. While the socket is down the clock asks as often as without one.
/// </summary>
/// <remarks>A notification is only a reason to look: what is in the chain is asked for as ever, so none that is lost, or told
/// twice, changes what the worker does.</remarks>
public sealed class BlockFeed(BlockSource source, WorkerClock clock, ILogger<BlockFeed> log) : BackgroundService
{
    static readonly byte[] Subscribe =
        """{"jsonrpc":"2.0","id":1,"method":"subscribe","params":["block_added"]}"""u8.ToArray();

    /// <summary>Who does not answer for so long is not there.</summary>
    static readonly TimeSpan Silence = TimeSpan.FromSeconds(15);

    readonly Backoff backoff = new(clock.Time);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        bool wasThere = false;
        while (!stoppingToken.IsCancellationRequested)
        {
            string reason;
            try
            {
                using ClientWebSocket socket = await SubscribeAsync(stoppingToken);
                log.LogInformation("blocks are told by {Url}", source.Url);
                wasThere = true;
                clock.Told(true);
                await ListenAsync(socket, stoppingToken);
                reason = "the node closed the connection";
            }
            catch (Exception) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure) when (IsPassing(failure))
            {
                reason = JobRunner.OneLine(failure);
            }
            finally
            {
                clock.Told(false);
            }
            if (!wasThere && !source.IsAsked)
            {
                log.LogInformation(
                    "no blocks are told by {Url} ({Reason}): the height is asked for", source.Url, reason);
                return;
            }
            TimeSpan wait = backoff.Next();
            log.LogWarning(
                "no blocks are told by {Url}: {Reason}; the height is asked for, next try in {Seconds:0.0} s", source.Url,
                reason, wait.TotalSeconds);
            await Task.Delay(wait, clock.Time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    async Task<ClientWebSocket> SubscribeAsync(CancellationToken cancel)
    {
        var socket = new ClientWebSocket();
        try
        {
            socket.Options.KeepAliveInterval = socket.Options.KeepAliveTimeout = Silence;
            using var patience = new CancellationTokenSource(Silence, clock.Time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, patience.Token);
            await socket.ConnectAsync(source.Url, either.Token);
            await socket.SendAsync(Subscribe, WebSocketMessageType.Text, endOfMessage: true, either.Token);
            using var answer = JsonDocument.Parse(
                await ReceiveAsync(socket, either.Token) ?? throw new WebSocketException("it was closed at once"));
            if (!answer.RootElement.TryGetProperty("result", out _))
                throw new WebSocketException($"it refused to: {answer.RootElement}");
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    async Task ListenAsync(ClientWebSocket socket, CancellationToken cancel)
    {
        byte[] unread = new byte[64 << 10];
        while (true)
        {
            ValueWebSocketReceiveResult part = await socket.ReceiveAsync(unread.AsMemory(), cancel);
            if (part.MessageType == WebSocketMessageType.Close) return;
            if (!part.EndOfMessage) continue;
            // A block, or that some were left out: either way there is something to look at.
            backoff.Succeeded();
            clock.Heard();
        }
    }

    /// <returns>Null where the node closes.</returns>
    static async Task<ReadOnlyMemory<byte>?> ReceiveAsync(ClientWebSocket socket, CancellationToken cancel)
    {
        byte[] message = new byte[4 << 10];
        for (int length = 0; length < message.Length;)
        {
            ValueWebSocketReceiveResult part = await socket.ReceiveAsync(message.AsMemory(length), cancel);
            if (part.MessageType == WebSocketMessageType.Close) return null;
            length += part.Count;
            if (part.EndOfMessage) return message.AsMemory(0, length);
        }
        throw new WebSocketException("its answer is too long");
    }

    static bool IsPassing(Exception failure) => failure is
        WebSocketException or HttpRequestException or IOException or JsonException or OperationCanceledException;
}
