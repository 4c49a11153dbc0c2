using System.Buffers;
using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Threading.Channels;
using Neo.Json;
using StarMiner.Simulator.Devnet.Http;
using StarMiner.Simulator.Devnet.Rpc;

namespace StarMiner.Simulator.Devnet.Sockets;

/// <summary>
/// One WebSocket: JSON-RPC as over HTTP, and <c>subscribe</c> and <c>unsubscribe</c> in neo-go's protocol. A listener
/// that does not read fast enough loses events and is told so once.
/// </summary>
/// <param name="mayAsk">Whether its caller has not sent too many requests; asked once a request.</param>
sealed class SocketSession(WebSocket socket, RpcDispatcher dispatcher, DevnetLimits limits, Func<bool> mayAsk)
{
    const int MostWaitingMessages = 1_024;
    const int MostSubscriptions = 64;

    readonly ConcurrentDictionary<string, Subscription> _subscriptions = new();
    readonly Channel<byte[]> _outgoing = Channel.CreateBounded<byte[]>(MostWaitingMessages);
    int _lastId;
    volatile bool _missed;

    /// <summary>Serves the socket until either side ends it.</summary>
    public async Task RunAsync(CancellationToken cancel)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        Task sending = SendAllAsync(ended.Token);
        try
        {
            while (await ReceiveAsync(ended.Token) is { } body) await AnswerAsync(body, ended.Token);
        }
        catch (Exception end) when (end is WebSocketException or OperationCanceledException)
        {
            // The other side is gone, or the devnet ends.
        }
        await ended.CancelAsync();
        await sending;
    }

    /// <summary>Sends the event if somebody here wants it, once however many subscriptions it matches.</summary>
    public void Tell(ChainEvent happened)
    {
        foreach (Subscription subscription in _subscriptions.Values)
        {
            if (!subscription.Wants(happened)) continue;
            if (!_outgoing.Writer.TryWrite(happened.Message)) _missed = true;
            return;
        }
    }

    /// <summary>Events were left out.</summary>
    public void Miss()
    {
        if (!_subscriptions.IsEmpty) _missed = true;
    }

    async Task AnswerAsync(byte[] body, CancellationToken cancel)
    {
        var answer = new ArrayBufferWriter<byte>(1024);
        if (mayAsk()) await new RpcExchange(CallAsync, limits).AnswerAsync(body, answer);
        else RpcExchange.Refuse(RpcError.TooMany, answer);
        if (answer.WrittenCount > 0) await _outgoing.Writer.WriteAsync(answer.WrittenSpan.ToArray(), cancel);
    }

    async ValueTask<JToken?> CallAsync(string method, JArray parameters)
    {
        switch (method)
        {
            case "subscribe":
                if (_subscriptions.Count >= MostSubscriptions)
                    throw RpcRefusal.BadParameter($"a connection has at most {MostSubscriptions} subscriptions");
                string id = Interlocked.Increment(ref _lastId).ToString("x8");
                _subscriptions[id] = Subscription.Read(parameters);
                return id;
            case "unsubscribe":
                return _subscriptions.TryRemove(parameters.Text(0, "subscription"), out _)
                    ? true
                    : throw RpcRefusal.BadParameter("there is no such subscription");
            default:
                return await dispatcher.CallAsync(method, parameters);
        }
    }

    async Task SendAllAsync(CancellationToken cancel)
    {
        try
        {
            await foreach (byte[] message in _outgoing.Reader.ReadAllAsync(cancel))
            {
                await socket.SendAsync(message, WebSocketMessageType.Text, endOfMessage: true, cancel);
                if (!_missed || _outgoing.Reader.Count > 0) continue;
                _missed = false;
                await socket.SendAsync(ChainEvent.Missed, WebSocketMessageType.Text, endOfMessage: true, cancel);
            }
        }
        catch (Exception end) when (end is WebSocketException or OperationCanceledException)
        {
            socket.Abort();
        }
    }

    /// <returns>Null where the other side closes or sends too much.</returns>
    async Task<byte[]?> ReceiveAsync(CancellationToken cancel)
    {
        var body = new ArrayBufferWriter<byte>();
        while (true)
        {
            ValueWebSocketReceiveResult part = await socket.ReceiveAsync(body.GetMemory(4096), cancel);
            if (part.MessageType == WebSocketMessageType.Close) return null;
            body.Advance(part.Count);
            if (body.WrittenCount > limits.BodyBytes) return null;
            if (part.EndOfMessage) return body.WrittenSpan.ToArray();
        }
    }
}
